"""PDF files with a text layer: their lines, with the gaps and headings that only the layout shows."""

import io
import time

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from protocols.parsing import UnreadableFile, Warning_
from protocols.readers.page_edges import without_edges
from protocols.readers.page_layout import text_of
from protocols.readers.page_pieces import TOO_LARGE, Collector
from protocols.readers.page_rows import in_rows

MOST_PAGES = 100
LARGEST_PAGE = 1024 * 1024  # bytes of drawing instructions, unpacked
LONGEST = 8  # seconds for the whole file
_MOST_FORMS = 500
_NOTHING = DictionaryObject()
DAMAGED = "This PDF is damaged. Open it, save or print it as a PDF again and upload that, or ask for the Word document."


def read(data):
    """Return (text, warnings); raise UnreadableFile for a scan, a protected or damaged file, or far too many pages."""
    try:
        lines, warnings = _lines(data)
    except UnreadableFile:
        raise
    except (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError):
        raise UnreadableFile(DAMAGED) from None
    if not lines:
        raise UnreadableFile(
            "This PDF holds pictures of pages and no text: it is a scan. Ask for the original document, or run text "
            "recognition (OCR) on it and upload the result."
        )
    lines, left_out = without_edges(lines)
    return text_of(in_rows(lines)), [
        Warning_(1, message) for message in [*warnings, *(f"Left out as {what}" for what in left_out)]
    ]


def _lines(data):
    reader = PdfReader(io.BytesIO(data), strict=False)
    if reader.is_encrypted:
        raise UnreadableFile("This PDF is protected by a password. Save it without one and upload it again.")
    pages = _pages(reader)
    lines, warnings, until = [], [], time.monotonic() + LONGEST
    for number, page in enumerate(pages, 1):
        collected = _collected(page, number, until)
        lines += collected.lines
        if collected.slanted:
            warnings.append(f"Left out as a watermark: “{' '.join(''.join(collected.slanted).split())}”")
        if not collected.lines:
            warnings.append(f"Page {number} has no text: it may be a picture")
    return lines, list(dict.fromkeys(warnings))


def _pages(reader):
    declared = reader.root_object["/Pages"].get_object().get("/Count", 0)
    if not isinstance(declared, int) or declared > MOST_PAGES or len(reader.pages) > MOST_PAGES:
        raise UnreadableFile(f"This PDF has more than {MOST_PAGES} pages. Upload the protocol's own pages.")
    return reader.pages


def _collected(page, number, until):
    contents = page.get_contents()
    drawn = len(contents.get_data()) if contents is not None else 0
    for form in _forms(page):
        drawn += len(form.get_data())
        if drawn > LARGEST_PAGE:
            break
    if drawn > LARGEST_PAGE:
        raise UnreadableFile(TOO_LARGE)
    collected = Collector(number, until)
    page.extract_text(visitor_text=collected.add)
    if time.monotonic() > until:  # pypdf passes over what went wrong within a drawing
        raise UnreadableFile(TOO_LARGE)
    collected.finish()
    return collected


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
