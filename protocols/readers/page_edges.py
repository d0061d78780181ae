"""What stands around the text of a PDF's pages: running headers and footers, and footnotes."""

import re
from collections import Counter, defaultdict

_EDGE = 3  # lines at the top and at the bottom of a page
_GRID = 4  # points: places that are one and the same on several pages
_SMALL = 0.95  # times the size of most of the text


def without_edges(lines):
    """Return (the other lines, [what a line was left out as and its text])."""
    running = _running(lines)
    notes = _notes([line for line in lines if id(line) not in running])
    left_out = {f"a running header or footer: “{line.text.strip()}”": None for line in lines if id(line) in running}
    left_out |= {f"a footnote: “{line.text.strip()}”": None for line in lines if id(line) in notes}
    return [line for line in lines if id(line) not in running and id(line) not in notes], list(left_out)


def _running(lines):
    """Lines that are printed at the same place of two pages or more, but for their numbers."""
    pages = _by_page(lines)
    places = defaultdict(list)
    for page in pages.values():
        for line in {id(line): line for line in [*page[:_EDGE], *page[-_EDGE:]]}.values():
            shape = re.sub(r"\d+", "#", line.text.strip().casefold())
            if shape == "#" or re.search(r"[^\W\d_]", shape):
                places[shape, round(line.y / _GRID)].append(line)
    often = max(2, (len(pages) - 1) / 2)
    return {id(line) for found in places.values() if len({line.page for line in found}) >= often for line in found}


def _by_page(lines):
    pages = defaultdict(list)
    for line in lines:
        pages[line.page].append(line)
    return {number: sorted(page, key=lambda line: -line.y) for number, page in pages.items()}


def _notes(lines):
    """From the first footnote to the end of its page."""
    if not lines:
        return set()
    body = Counter(round(line.size, 1) for line in lines for _ in line.text).most_common(1)[0][0]
    notes, marks, page = set(), set(), None
    for line in lines:
        if line.page != page:
            page, marks, within = line.page, set(), False
        number = line.note or line.text.strip().partition(" ")[0].strip(".")
        within = within or (number in marks and (bool(line.note) or line.size < body * _SMALL))
        if within:
            notes.add(id(line))
        marks |= line.marks
    return notes
