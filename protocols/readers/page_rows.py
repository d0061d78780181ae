"""Rows of tables in a PDF: each cell is printed on its own, over as many lines as it needs."""

from protocols.parsing.numbering import read_label

_SAME = 2  # points: two lines begin at one place
_STEP = 1.7  # times the size of the letters, or less: the next line of a cell
_LONGEST_CELL = 5  # lines; more is a column of the page


def in_rows(lines):
    """The lines, in which a row of a table is one with a tab between its cells."""
    rows = []
    for line in lines:
        if rows and _wraps(rows[-1], line):
            rows[-1].text += f" {line.text.strip()}"
            rows[-1].bottom = line.y
        elif (start := _row_beside(rows, line)) is not None:
            _join(rows, start, line)
        else:
            rows.append(line)
    return rows


def _wraps(row, line):
    """The line goes on in the last cell of the row; below the text of a numbered clause it is a line like any other."""
    is_table = len(row.cells) > 2 or (len(row.cells) == 2 and not read_label(row.text.strip())[0])
    return is_table and abs(line.x - row.cells[-1]) < _SAME and len(line.cells) == 1 and _follows(row, line)


def _follows(row, line):
    return row.page == line.page and 0 < row.bottom - line.y < line.size * _STEP


def _row_beside(rows, line):
    """The place of the line, a few lines above, to the right of which this one begins a cell."""
    for start in range(len(rows) - 1, max(len(rows) - 1 - _LONGEST_CELL, -1), -1):
        row = rows[start]
        if row.page != line.page:
            return None
        if abs(row.y - line.y) < _SAME:
            return start if line.x > row.cells[-1] + line.size * 2 else None
        if read_label(row.text.strip())[0] or start == 0 or abs(row.x - rows[start - 1].x) > _SAME:
            return None
        if not _follows(rows[start - 1], row):
            return None
    return None


def _join(rows, start, line):
    first = rows[start]
    words = " ".join(row.text.strip() for row in rows[start:])
    first.text = f"{words}\t{line.text.strip()}"
    first.cells = [*first.cells, *line.cells]
    first.bottom = line.y
    del rows[start + 1 :]
