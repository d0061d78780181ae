"""PDF files that somebody handed in: whether they do something by themselves, and whether their pages can be used."""

import io

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import DictionaryObject

from grievances.papers.unfit import UnfitFile

MOST_PAGES = 500
FAULTS = (PyPdfError, ValueError, TypeError, KeyError, IndexError, AttributeError, RecursionError, OverflowError)
# Actions that run, call or send something. A link to a page or an address is none.
ACTIVE = frozenset({"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/GoToE"})
NOTHING = DictionaryObject()


def inspect_pdf(data):
    """Raises UnfitFile for a PDF that is damaged, too long, or does something by itself. A locked one is fit."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        if is_locked(reader):
            return
        acts = _acts(reader)
    except FAULTS:
        raise UnfitFile("This PDF is damaged. Print it to a PDF again, and hand in that.") from None
    if acts:
        raise UnfitFile(
            "This PDF holds a script, a form that sends, or another file. Print it to a PDF, and hand in that."
        )


def is_locked(reader):
    """Whether it takes a password to read it."""
    return reader.is_encrypted and not reader.decrypt("")


def pages_of(data):
    """The pages of a PDF that was handed in, or None where they cannot be read."""
    try:
        reader = PdfReader(io.BytesIO(data), strict=False)
        return None if is_locked(reader) else list(reader.pages)
    except FAULTS:
        return None


def _acts(reader):
    root = reader.root_object
    names = _dictionary(root, "/Names")
    if "/JavaScript" in names or "/EmbeddedFiles" in names or "/XFA" in _dictionary(root, "/AcroForm"):
        return True
    if len(reader.pages) > MOST_PAGES:
        raise UnfitFile(f"This PDF has more than {MOST_PAGES} pages. Hand in those that matter.")
    return _does(root, "/OpenAction") or "/AA" in root or any(map(_page_acts, reader.pages))


def _page_acts(page):
    notes = page.get("/Annots")
    rows = [row.get_object() for row in notes.get_object()] if notes is not None else []
    attached = any(row.get("/Subtype") == "/FileAttachment" for row in rows)
    return "/AA" in page or attached or any(_does(row, "/A") or "/AA" in row for row in rows)


def _does(row, name):
    """Whether the action of that name, or one that follows it, is active."""
    action, steps = row.get(name), 0
    while action is not None and steps < 20:
        action, steps = action.get_object(), steps + 1
        if not isinstance(action, DictionaryObject):
            return False
        if action.get("/S") in ACTIVE:
            return True
        action = action.get("/Next")
    return action is not None


def _dictionary(row, name):
    found = row.get(name, NOTHING).get_object()
    return found if isinstance(found, DictionaryObject) else NOTHING
