"""A table of versions whose cells stand one under the other, as they do in text that was copied from a page."""

import re

from protocols.parsing.dates import find_dates

_COLUMN = re.compile(
    r"(?:version|issue|revision|date|author|owner|changes?|comments?|notes|description|details|status|reason"
    r"|approved(?: by)?|adopted(?: by)?|reviewed(?: by)?|minute(?: ref(?:erence)?| no)?\.?|next review(?: date)?|by)"
    r"(?: (?:number|no|date|of change|made))?\.?:?",
    re.IGNORECASE,
)
_VERSION = re.compile(r"(?:v(?:ersion)?\.?\s*)?\d+(?:\.\d+){0,2}|(?:first |final )?draft.{0,10}", re.IGNORECASE)
_MOST_COLUMNS, _LONGEST = 7, 80  # characters of a cell


def length_of_table(lines):
    """How many lines from the first are such a table; 0 where none begins there."""
    columns = _columns(lines)
    if columns < 3:
        return 0
    end = columns
    while _is_row(lines[end : end + columns], columns):
        end += columns
    return end if end > columns else 0


def _columns(lines):
    found = 0
    while found < min(len(lines), _MOST_COLUMNS) and _COLUMN.fullmatch(lines[found].plain):
        found += 1
    return found


def _is_row(cells, columns):
    """It begins with a version or a date."""
    if len(cells) < columns or any(len(cell.plain) > _LONGEST for cell in cells):
        return False
    first = cells[0].plain
    dates = find_dates(first)
    return bool(_VERSION.fullmatch(first)) or (bool(dates) and dates[0].end - dates[0].start == len(first))
