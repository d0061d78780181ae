"""The one sheet of a CSV file, whatever separates its cells and however its letters are written."""

import csv
import io
import re
from collections import Counter
from itertools import islice

from councils.decoding import decoded, is_binary
from councils.spreadsheets.cells import MOST_ROWS, Sheet, UnreadableSheet, cut, text_cell
from councils.spreadsheets.workbook import TOO_LONG

SEPARATORS = (",", ";", "\t", "|")
SAMPLE = 200  # records
DAMAGED = "This file is damaged or is no table. Save it again as .xlsx or .csv and upload that."
# With ="0012" some programs keep Excel from dropping a nought.
KEPT_AS_TEXT = re.compile(r'="([^"]*)"')


def read(data):
    try:
        text, _ = decoded(data)
    except UnicodeDecodeError:
        raise UnreadableSheet(DAMAGED) from None
    if is_binary(text):
        raise UnreadableSheet(DAMAGED)
    text, announced = _announced(text)
    try:
        rows = list(islice(_kept(text, announced or _separator(text)), MOST_ROWS + 1))
    except csv.Error:
        raise UnreadableSheet(DAMAGED) from None
    if len(rows) > MOST_ROWS:
        raise UnreadableSheet(TOO_LONG)
    return [Sheet("", rows)] if rows else []


def _announced(text):
    """The text without Excel's first line "sep=;", and the separator that it names."""
    found = re.match(r"sep=(.)\r?\n", text, re.I)
    return (text[found.end() :], found[1]) if found else (text, "")


def _separator(text):
    """That by which most records have the same number of cells, and more than one; of equals the larger number."""

    def evenness(separator):
        widths = Counter(len(record) for record in islice(_records(text, separator), SAMPLE) if any(record))
        wide = [(records, width) for width, records in widths.items() if width > 1]
        return max(wide, default=(0, 0))

    return max(SEPARATORS, key=evenness)


def _records(text, separator):
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator)


def _kept(text, separator):
    for number, record in enumerate(_records(text, separator), 1):
        if cells := cut([KEPT_AS_TEXT.sub(r"\1", text_cell(cell)) for cell in record]):
            yield [number, cells]
