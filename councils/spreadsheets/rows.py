"""One row of a list beneath its headings: its cells by what they are for, and what is wrong with them."""

from dataclasses import dataclass

from councils.spreadsheets.cells import words_of
from councils.spreadsheets.dates import NoDate, read_date

LONGEST_SHOWN = 120


@dataclass(frozen=True)
class Problem:
    """`column` is the title of the column, "" for the whole row; `text` says what is wrong and what to do."""

    column: str
    value: str
    text: str


def rows_beneath(sheet, heading):
    """The [number, cells] beneath the row of headings (an index, None where there is none).

    Headings that are printed again further down are passed over.
    """
    first, repeated = (0, None) if heading is None else (heading + 1, sheet.rows[heading][1])
    return [(number, cells) for number, cells in sheet.rows[first:] if cells != repeated]


class RowReader:
    """Reads the cells of one row into `row`, which has `problems`; an app reads its own fields by them.

    `columns` has `of`, {field: index of its column}, `titles`, {index: title}, `now` and `since_1904` (see read_date).
    """

    def __init__(self, row, cells, columns):
        self.row, self.cells, self.columns = row, cells, columns

    def cell(self, field):
        index = self.columns.of.get(field)
        return self.cells[index] if index is not None and index < len(self.cells) else ""

    def wrong(self, field, text):
        title = self.columns.titles.get(self.columns.of.get(field), "")
        self.row.problems.append(Problem(title, words_of(self.cell(field))[:LONGEST_SHOWN], text))

    def moment(self, field):
        """The datetime in a cell, None for an empty cell and for what is no date, which is a Problem then."""
        cell = self.cell(field)
        if cell == "":
            return None
        try:
            return read_date(cell, now=self.columns.now, since_1904=self.columns.since_1904)
        except NoDate as problem:
            self.wrong(field, str(problem))
            return None
