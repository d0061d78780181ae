"""What a cell of a spreadsheet holds, in a form that can be kept as JSON.

A cell is a text ("" for an empty one), a number, `{"at": "2024-02-13T00:00:00"}` for a date or moment, or
`{"fault": "…"}` for one whose value cannot be had.
"""

import re
from dataclasses import dataclass
from datetime import date, datetime

from councils.tables_out import as_written

MOST_ROWS = 20_000
MOST_COLUMNS = 60
# What no database or page takes: control characters other than the tab and the line break.
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]")


class UnreadableSheet(ValueError):
    """The file cannot or must not be read; the message is for a clerk and says what to do."""


@dataclass(frozen=True)
class Sheet:
    """`rows` are [number as the spreadsheet shows it, [cells]], without blank ones; trailing blank cells are cut."""

    name: str
    rows: list
    since_1904: bool = False

    @property
    def width(self):
        return max((len(cells) for _, cells in self.rows), default=0)


def text_cell(text):
    """A text as it is kept: without control characters, and without the apostrophe that an export of ours gave it."""
    return as_written(CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip())


def is_fault(cell):
    return isinstance(cell, dict) and "fault" in cell


def moment_of(cell):
    """The datetime of a date cell, or None."""
    return datetime.fromisoformat(cell["at"]) if isinstance(cell, dict) and "at" in cell else None


def words_of(cell):
    """The cell as somebody reads it on the screen."""
    if is_fault(cell):
        return cell["shown"]
    if moment := moment_of(cell):
        return f"{moment:%d/%m/%Y %H:%M}" if moment.time().isoformat() != "00:00:00" else f"{moment:%d/%m/%Y}"
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


def date_cell(value):
    moment = value if isinstance(value, datetime) else datetime(value.year, value.month, value.day)
    return {"at": moment.replace(tzinfo=None, microsecond=0).isoformat()}


def fault_cell(why, shown=""):
    return {"fault": why, "shown": shown}


def cut(cells):
    """Without the blank cells at the end, and without what stands right of the last column that is read."""
    cells = cells[:MOST_COLUMNS]
    while cells and cells[-1] == "":
        cells.pop()
    return cells


def is_date(value):
    return isinstance(value, date)


def letter(index):
    """The letter of a column, from 0: "A", "Z", "AA"."""
    first, last = divmod(index, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
