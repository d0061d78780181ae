"""The sheets of an Excel workbook, read without trusting it: no macros, no entities, no more than a table holds."""

import re
import warnings
import zlib
from datetime import timedelta
from html import unescape
from io import BytesIO
from zipfile import BadZipFile

from openpyxl import load_workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from councils.archives import Fault, FaultyArchive, open_archive
from councils.spreadsheets.cells import (
    MOST_COLUMNS,
    MOST_ROWS,
    Sheet,
    UnreadableSheet,
    cut,
    date_cell,
    fault_cell,
    is_date,
    letter,
    text_cell,
)

SAVE_AS = "Open it, choose Save As, “Excel Workbook (.xlsx)”, and upload that."
DAMAGED = "This workbook is damaged. Open it in Excel or LibreOffice, save it again as .xlsx and upload that."
NO_WORKBOOK = "This is no Excel workbook. Save the table as .xlsx or .csv and upload that."
TOO_LONG = f"This file has more than {MOST_ROWS:,} rows. Split it, for example by years, and bring in one at a time."
IN_WORDS = {
    Fault.DAMAGED: DAMAGED,
    Fault.TOO_LARGE: "This file unpacks to far more than such a table holds and is refused. Copy the table alone into "
    "a new workbook and upload that.",
    Fault.PASSWORD: "This workbook is protected by a password. Save it without one and upload it again.",
    Fault.MACROS: f"This workbook holds macros and is refused. {SAVE_AS}",
}
CONTENT = "[Content_Types].xml"
OPEN_DOCUMENT = b"application/vnd.oasis.opendocument.spreadsheet"
ENCODING = re.compile(rb"<\?xml[^>]*encoding\s*=\s*[\"']([\w-]+)[\"']")
PLAIN_ENCODINGS = {b"utf-8", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252"}
# A cell with a formula and no value; a text (t="str") without letters is a value, too.
UNCALCULATED = re.compile(
    rb"<(?:\w+:)?c\s([^>]*)>\s*<(?:\w+:)?f(?:\s[^>]*)?(?:/>|>([^<]*)</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
PLACE = re.compile(rb'\br="([A-Z]+\d+)"')
# What a formula that went wrong shows.
ERRORS = {"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"}
NOT_CALCULATED = "The cell holds a formula without a value. Open the file in Excel, save it there and upload it again"
WENT_WRONG = "The formula in the cell went wrong. Type the value over it"


def read(data):
    """The Sheets of the bytes of a file that begins as a ZIP archive; UnreadableSheet where it is none to read."""
    try:
        archive = open_archive(data)
        _look_through(archive)
    except FaultyArchive as faulty:
        raise UnreadableSheet(IN_WORDS[faulty.fault]) from None
    except (BadZipFile, zlib.error, OSError, EOFError, NotImplementedError):
        raise UnreadableSheet(DAMAGED) from None
    try:
        return _sheets(data, archive)
    except UnreadableSheet:
        raise
    except Exception:  # openpyxl answers a damaged file with whatever goes wrong first
        raise UnreadableSheet(DAMAGED) from None


def _look_through(archive):
    """Refuse what is no plain workbook."""
    names = archive.namelist()
    if "mimetype" in names and archive.read("mimetype").startswith(OPEN_DOCUMENT):
        raise UnreadableSheet(f"This is an OpenDocument spreadsheet (.ods). {SAVE_AS}")
    if CONTENT not in names:
        raise UnreadableSheet("This is a ZIP file. Take the table out of it and upload that.")
    types = archive.read(CONTENT)
    if b"sheet.binary" in types:
        raise UnreadableSheet(f"This is a binary workbook (.xlsb). {SAVE_AS}")
    if b"macroEnabled" in types:
        raise FaultyArchive(Fault.MACROS)
    if b"spreadsheetml" not in types:
        raise UnreadableSheet(NO_WORKBOOK)
    for name in names:
        if name.endswith((".xml", ".rels")):
            _refuse_entities(archive.read(name))


def _refuse_entities(part):
    """Refuse a document type, which may define entities, and any encoding in which one could hide."""
    encoding = ENCODING.match(part[:200].lstrip(b"\xef\xbb\xbf"))
    if b"\0" in part[:4] or (encoding and encoding[1].lower() not in PLAIN_ENCODINGS) or b"<!DOCTYPE" in part:
        raise UnreadableSheet(DAMAGED)


def _sheets(data, archive):
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    sheets, room = [], MOST_ROWS
    for sheet in book.worksheets:
        rows = _kept(_rows(sheet), _uncalculated(archive.read(sheet._worksheet_path)), room)
        room -= len(rows)
        if rows:
            sheets.append(Sheet(sheet.title, rows, since_1904=book.epoch == CALENDAR_MAC_1904))
    return sheets


def _uncalculated(part):
    """{place such as "B12": formula} of the cells without a value, which openpyxl does not tell from blank ones."""
    found = {}
    for attributes, formula in UNCALCULATED.findall(part):
        place = PLACE.search(attributes)
        if place and b't="str"' not in attributes:
            found[place[1].decode()] = f"={unescape(formula.decode('utf-8', 'replace'))}"
    return found


def _rows(sheet):
    # What a sheet says of its own size is not always true.
    sheet.reset_dimensions()
    return sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True)


def _kept(rows, uncalculated, room):
    """The rows that hold anything, with their numbers."""
    waiting = {int("".join(filter(str.isdigit, place))) for place in uncalculated}
    kept = []
    for number, values in enumerate(rows, 1):
        if number not in waiting and not any(value is not None for value in values):
            continue
        formulas = [uncalculated.get(f"{letter(index)}{number}") for index in range(len(values))]
        cells = cut([_cell(value, formula) for value, formula in zip(values, formulas, strict=True)])
        if not cells:
            continue
        if len(kept) == room:
            raise UnreadableSheet(TOO_LONG)
        kept.append([number, cells])
    return kept


def _cell(value, formula):
    if value is None:
        return fault_cell(NOT_CALCULATED, formula) if formula else ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, int | float):
        return value
    if is_date(value):
        return date_cell(value)
    if isinstance(value, timedelta):
        return str(value)
    if value in ERRORS:
        return fault_cell(WENT_WRONG, value)
    return text_cell(str(value))
