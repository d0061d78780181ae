"""Tables to take away, as CSV and as a workbook, in which no cell can act as a formula."""

import csv
import io
from datetime import date, datetime

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font

CSV_TYPE = "text/csv; charset=utf-8"
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# What spreadsheets take for the beginning of a formula or a command.
ACTIVE = ("=", "+", "-", "@", "\t", "\r")
LONGEST_CELL = 32_767  # characters that Excel takes
CUT = " (cut)"


def harmless(value):
    """The value with an apostrophe before a text that a spreadsheet would act on (OWASP, "CSV Injection")."""
    if not isinstance(value, str):
        return "" if value is None else value
    return f"'{value}" if value.startswith(ACTIVE) or value.lstrip().startswith(ACTIVE) else value


def as_written(text):
    """A text without the apostrophe that `harmless` put before it."""
    return text[1:] if text.startswith("'") and text[1:].lstrip().startswith(ACTIVE) else text


class _Echo:
    """Gives back what a csv.writer writes, so that each line can be sent on its way."""

    def write(self, line):
        return line


def csv_lines(headings, rows):
    """The lines of a CSV file, one after the other, with the mark by which Excel knows UTF-8."""
    writer = csv.writer(_Echo())
    yield "\ufeff" + writer.writerow(map(harmless, headings))
    for row in rows:
        yield writer.writerow([_plain(harmless(value)) for value in row])


def _plain(value):
    if isinstance(value, datetime):
        return value.strftime("%d/%m/%Y %H:%M")
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else value


def workbook(*sheets):
    """The bytes of a workbook whose texts are marked as texts; a sheet is (title, headings, rows)."""
    book = Workbook(write_only=True)
    for title, headings, rows in sheets:
        sheet = book.create_sheet(title[:31])
        sheet.freeze_panes = "A2"
        sheet.append([_cell(sheet, heading, bold=True) for heading in headings])
        for row in rows:
            sheet.append([_cell(sheet, value) for value in row])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _that_fits(text):
    """A text that is too long for a cell, with an apostrophe before it, is cut and says so."""
    longest = LONGEST_CELL - 1
    return text if len(text) <= longest else text[: longest - len(CUT)] + CUT


def _cell(sheet, value, *, bold=False):
    if isinstance(value, str):
        value = _that_fits(ILLEGAL_CHARACTERS_RE.sub("", value))
    cell = WriteOnlyCell(sheet, harmless(value))
    if isinstance(value, str):
        cell.data_type = "s"
    elif isinstance(value, date):
        cell.number_format = "DD/MM/YYYY"
    if bold:
        cell.font = Font(bold=True)
    return cell
