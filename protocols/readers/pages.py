"""PDF files with a text layer: their lines, with the gaps and headings that only the layout shows."""

import io
import time

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from protocols.parsing import UnreadableFile, Warning_
from protocols.readers.page_layout import Printed, text_of

MOST_PAGES = 100
LARGEST_PAGE = 1024 * 1024  # bytes of drawing instructions, unpacked
LONGEST = 8  # seconds for the whole file
_MOST_FORMS = 500
_NOTHING = DictionaryObject()
DAMAGED = "This PDF is damaged. Open it, save or print it as a PDF again and upload that, or ask for the Word document."
TOO_LARGE = "This PDF holds far more than a protocol and is refused. Upload the protocol's own pages."


def read(data):
    """Return (text, warnings); raise UnreadableFile for a scan, a protected or damaged file, or far too many pages."""
    try:
        lines, empty = _lines(data)
    except UnreadableFile:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError):
        raise UnreadableFile(DAMAGED) from None
    if not lines:
        raise UnreadableFile(
            "This PDF holds pictures of pages and no text: it is a scan. Ask for the original document, or run text "
            "recognition (OCR) on it and upload the result."
        )
    return text_of(lines), [Warning_(1, f"Page {page} has no text: it may be a picture") for page in empty]


def _lines(data):
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise UnreadableFile("This PDF is protected by a password. Save it without one and upload it again.")
    pages = _pages(reader)
    lines, empty, until = [], [], time.monotonic() + LONGEST
    for number, page in enumerate(pages, 1):
        found = _lines_of(page, number, until)
        lines += found
        if not found:
            empty.append(number)
    return lines, empty


def _pages(reader):
    declared = reader.root_object["/Pages"].get_object().get("/Count", 0)
    if not isinstance(declared, int) or declared > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        raise UnreadableFile(f"This PDF has more than {MOST_PAGES} pages. Upload the protocol's own pages.")
    return reader.pages


def _lines_of(page, number, until):
    contents = page.get_contents()
    drawn = len(contents.get_data()) if contents is not None else 0
    for form in _forms(page):
        drawn += len(form.get_data())
        if drawn > LARGEST_PAGE:
            break
    if drawn > LARGEST_PAGE:
        raise UnreadableFile(TOO_LARGE)
    collected = _Collector(number, until)
    page.extract_text(visitor_text=collected.add)
    if time.monotonic() > until:  # pypdf passes over what went wrong within a drawing
        raise UnreadableFile(TOO_LARGE)
    return collected.finish()


def _forms(page):
    """The drawings that a page includes, and those that they include."""
    waiting, seen = [page], set()
    while waiting and len(seen) < _MOST_FORMS:
        resources = waiting.pop().get("/Resources", _NOTHING).get_object()
        objects = resources.get("/XObject", _NOTHING).get_object()
        for reference in objects.values():
            form = reference.get_object()
            if id(form) not in seen and form.get("/Subtype") == "/Form":
                seen.add(id(form))
                waiting.append(form)
                yield form


class _Collector:
    """Gathers what pypdf finds piece by piece; a line lies where its first piece does."""

    def __init__(self, page, until):
        self.page, self.until, self.lines, self.pieces = page, until, [], []

    def add(self, text, matrix, text_matrix, font, size):
        if time.monotonic() > self.until:
            raise UnreadableFile(TOO_LARGE)
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or 1
        name = str((font or {}).get("/BaseFont", "")).casefold()
        for n, part in enumerate(text.split("\n")):
            if n:
                self._end_line()
            if part:
                self.pieces.append((part, x, y, size * scale, "bold" in name or "black" in name))

    def _end_line(self):
        text = "".join(piece[0] for piece in self.pieces)
        written = [piece for piece in self.pieces if piece[0].strip()]
        if written:
            _, x, y, size, _ = written[0]
            self.lines.append(Printed(text.rstrip(), x, y, size, all(piece[4] for piece in written), self.page))
        self.pieces = []

    def finish(self):
        self._end_line()
        return self.lines
