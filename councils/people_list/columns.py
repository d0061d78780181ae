"""Where a list of people has its headings, what its columns are for."""

import re
from dataclasses import dataclass, replace
from pathlib import Path

from councils.spreadsheets import headings as shared
from councils.spreadsheets.cells import words_of
from councils.spreadsheets.headings import Heading, plain

FOLDER = Path(__file__).parent
COLUMNS = shared.loaded(FOLDER, "columns")
ROLES = shared.by_writing(shared.loaded(FOLDER, "values"))["role"]
LABELS = {field: known["label"] for field, known in COLUMNS.items() if field != "other"}
LOOKED_AT = 50  # rows


@dataclass(frozen=True)
class Place:
    """Which sheet, and the place of its row of headings among its rows; None where it has none."""

    sheet: int
    heading: int | None


def best_place(sheets):
    """Where most columns are recognised."""
    sheet, _ = shared.best_place(sheets, COLUMNS)
    rows = sheets[sheet].rows[: shared.LOOKED_AT]
    known = [_recognised(sheets[sheet], place) for place in range(len(rows))]
    best = max(range(len(rows)), key=lambda place: (known[place], -place))
    return Place(sheet, best if known[best] else None)


def _recognised(sheet, place):
    """How many columns a row names, 0 where it is no row of headings: Jane Smith, Councillor is none."""
    own = [words_of(cell) for cell in sheet.rows[place][1] if cell != ""]
    if any("@" in text for text in own):
        return 0
    named = sum(bool(shared.recognised(text, COLUMNS)[0]) for text in own)
    return named if named >= shared.FEWEST or named == len(own) else 0


def headings(sheet, heading):
    """The Headings of a sheet: of the row at that place or, where it has none, as the cells look."""
    if heading is not None:
        found = shared.headings(sheet, heading, COLUMNS)
        return [replace(each, field="") if each.field == "other" else each for each in found]
    guessed = _guessed(sheet)
    return [Heading(index, "", guessed.get(index, "")) for index in range(sheet.width)]


def _guessed(sheet):
    """{index: field} for a list without headings."""
    columns = [_texts(sheet, index) for index in range(sheet.width)]
    kinds = {index: kind for index, texts in enumerate(columns) if (kind := _kind(texts))}
    first = {kind: index for index, kind in reversed(kinds.items())}
    fields = {index: kind for kind, index in first.items()}
    rest = [index for index, texts in enumerate(columns) if texts and index not in fields]
    if len(rest) > 1 and all(_mostly(columns[index], lambda text: " " not in text) for index in rest[:2]):
        return fields | {rest[0]: "first_name", rest[1]: "surname"}
    return fields | dict.fromkeys(rest[:1], "name")


def _texts(sheet, index):
    cells = [cells[index] for _, cells in sheet.rows[:LOOKED_AT] if index < len(cells)]
    return [words for cell in cells if (words := words_of(cell).strip())]


def _kind(texts):
    if _mostly(texts, lambda text: "@" in text):
        return "email"
    if _mostly(texts, lambda text: plain(text) in ROLES):
        return "role"
    return "since" if _mostly(texts, lambda text: re.fullmatch(r"\d[\d/. -]{5,}", text)) else ""


def _mostly(texts, is_one):
    return sum(bool(is_one(text)) for text in texts) * 2 > len(texts)
