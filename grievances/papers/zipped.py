"""Office documents are archives of XML: which kind it is, and that nothing in it does anything by itself. Pure."""

import re
import zipfile
import zlib

from councils.archives import LARGEST_PART, Fault, FaultyArchive, open_archive
from grievances.papers.unfit import UnfitFile

IN_WORDS = {
    Fault.DAMAGED: "This document is damaged. Open it, save it again and hand in that.",
    Fault.TOO_LARGE: "This document unpacks to far more than a document holds, and is refused.",
    Fault.PASSWORD: "This document is protected by a password. Save it without one.",
    Fault.MACROS: "This document holds macros, and is refused. Save it without them (.docx, .xlsx), or as a PDF.",
}
# What the list of parts says of the main one: the ending that goes with it.
MAIN_PARTS = (
    (b"wordprocessingml.document.main+xml", "docx"),
    (b"spreadsheetml.sheet.main+xml", "xlsx"),
    (b"presentationml.presentation.main+xml", "pptx"),
)
OPEN_DOCUMENTS = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
DECLARES = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.I)
# Other files within it: embedded objects, controls, scripts of open documents.
WITHIN = re.compile(r"(?:^|/)(?:embeddings|activeX|Basic|Scripts|externalLinks)/.|\.(?:exe|dll|bat|js|vbs|jar)$", re.I)
READ_FAULTS = (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, ValueError)


def office_ending(data):
    """ "docx", "xlsx", "pptx", "odt" or "ods". Raises UnfitFile for any other archive, and for what holds more."""
    try:
        archive = open_archive(data)
        parts = {part.filename: _read(archive, part) for part in archive.infolist() if _is_text(part.filename)}
    except FaultyArchive as faulty:
        raise UnfitFile(IN_WORDS[faulty.fault]) from None
    except READ_FAULTS:
        raise UnfitFile(IN_WORDS[Fault.DAMAGED]) from None
    types = parts.get("[Content_Types].xml", b"")
    if b"macroEnabled" in types:
        raise UnfitFile(IN_WORDS[Fault.MACROS])
    if any(WITHIN.search(name) for name in archive.namelist()):
        raise UnfitFile("Another file is within this document, and it is refused. Save it as a PDF, and hand in that.")
    if any(map(DECLARES.search, parts.values())):
        raise UnfitFile(IN_WORDS[Fault.DAMAGED])
    ending = next((ending for mark, ending in MAIN_PARTS if mark in types), None)
    ending = ending or OPEN_DOCUMENTS.get(parts.get("mimetype", b"").strip())
    if ending is None:
        raise UnfitFile("This is a ZIP archive. Take the files out of it, and hand in each.")
    return ending


def _is_text(name):
    return name == "mimetype" or name.casefold().endswith((".xml", ".rels", ".vml"))


def _read(archive, part):
    with archive.open(part) as stream:
        return stream.read(LARGEST_PART + 1)
