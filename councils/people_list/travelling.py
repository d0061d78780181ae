"""A list between its pages: its cells travel in the form, and nothing of it is kept before somebody confirms it."""

import json
from dataclasses import asdict
from math import isfinite

from councils.people_list.plan import MOST_PEOPLE
from councils.spreadsheets.cells import Sheet, cut, fault_cell, moment_of, text_cell

# Titles and headings stand above the people.
MOST_ROWS = MOST_PEOPLE + 50
IN_PIECES = "The list did not arrive whole."


def packed(sheets):
    return json.dumps([asdict(sheet) for sheet in sheets], ensure_ascii=False)


def unpacked(text):
    """The Sheets that were packed, read without trusting them; ValueError where they did not arrive whole."""
    try:
        sheets = [_sheet(**sheet) for sheet in json.loads(text)]
    except (AttributeError, TypeError, KeyError, OverflowError, RecursionError) as problem:
        raise ValueError(IN_PIECES) from problem
    rows = sum(len(sheet.rows) for sheet in sheets)
    if not all(sheet.rows for sheet in sheets) or not 0 < rows <= MOST_ROWS:
        raise ValueError(IN_PIECES)
    return sheets


def _sheet(*, name, rows, since_1904=False):
    kept = [[int(number), cut([_cell(cell) for cell in cells])] for number, cells in rows]
    return Sheet(_text(name), kept, since_1904=bool(since_1904))


def _cell(value):
    if isinstance(value, int | float):
        # JSON has no infinity; Python reads 1e999 as one.
        if not isfinite(value):
            raise ValueError(IN_PIECES)
        return value
    if isinstance(value, str):
        return _text(value)
    if "fault" in value:
        return fault_cell(_text(value["fault"]), _text(value["shown"]))
    return {"at": moment_of(value).isoformat()}


def _text(value):
    """Without what no database takes; halves of surrogates raise UnicodeEncodeError, which is a ValueError."""
    value.encode()
    return text_cell(value)
