"""People as somebody types or pastes them: each line in its own way, "Iris Lowe, Clerk" beside "Tom Day <tom@…>"."""

import re
from collections import Counter
from dataclasses import replace

from councils.spreadsheets import delimited

IN_BRACKETS = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")
ENDS_IN_ADDRESS = re.compile(r"([^,;|\t]*[^,;|\t\s])\s+([^\s@]+@\S+)")
AROUND_NAMES = ' \t,;"“”'


def typed(text):
    """The Sheets of a text with one person a line, or of addresses as an email program lists them.

    A line with several people gives several rows with its number.
    """
    lines = (_as_one_cell(line) if IN_BRACKETS.search(line) else line for line in text.splitlines())
    sheets = delimited.read("\n".join(lines).encode())
    return [replace(sheet, rows=_aligned(list(_people(sheet.rows)))) for sheet in sheets]


def _as_one_cell(line):
    return '"{}"'.format(line.replace('"', '""'))


def _people(rows):
    for number, (first, *others) in rows:
        if not others:
            yield from ([number, cells] for cells in _read_alone(first))
        elif (found := ENDS_IN_ADDRESS.fullmatch(first)) and not _has_address(others):
            yield [number, [*found.groups(), *others]]
        else:
            yield [number, [first, *others]]


def _read_alone(line):
    """The cells of each person in a line which what separates the others does not separate."""
    if IN_BRACKETS.search(line):
        return _listed(line)
    if found := ENDS_IN_ADDRESS.fullmatch(line):
        return [[*found.groups()]]
    ways = [[part.strip() for part in line.split(separator)] for separator in delimited.SEPARATORS]
    return [next((cells for cells in ways if len(cells) > 1 and _has_address(cells)), [line])]


def _listed(line):
    *pairs, after = IN_BRACKETS.split(line)
    people = []
    for before, address in zip(pairs[::2], pairs[1::2], strict=True):
        *alone, name = before.split(";")
        people += [[text.strip(AROUND_NAMES)] for text in alone]
        people.append([*(part.strip(AROUND_NAMES) for part in name.split("\t")), address])
    rest = [text for part in re.split(r"[,;|\t]", after) if (text := part.strip(AROUND_NAMES))]
    if len(people) == 1 and not _has_address(rest):
        people[0] += rest
    else:
        people += [[text] for text in rest]
    return [cells for cells in people if any(cells)]


def _aligned(rows):
    """The rows with each address in the column in which most have it."""
    places = Counter(place for _, cells in rows for place, cell in enumerate(cells) if _has_address([cell]))
    if not places:
        return rows
    column = places.most_common(1)[0][0]
    return [[number, _moved(cells, column)] for number, cells in rows]


def _moved(cells, column):
    places = [place for place, cell in enumerate(cells) if _has_address([cell])]
    if len(places) != 1 or places[0] == column:
        return cells
    moved = cells + [""] * (column + 1 - len(cells))
    moved[column], moved[places[0]] = moved[places[0]], moved[column]
    return moved


def _has_address(cells):
    return any("@" in cell for cell in cells)
