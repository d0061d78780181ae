"""The order in which the cells of a table are read, alike for Word documents and web pages."""

import re
from dataclasses import replace

from protocols.parsing.numbering import read_label

_MARKED = re.compile(r"\*\*(.+)\*\*")
_LAYOUT = 3  # a cell of more lines is no cell of a row but a part of the page


def in_order(rows):
    """The lines of a table, row by row; `rows` hold cells, cells hold lines, and a line has a `text`."""
    rows = [filled for row in rows if (filled := [cell for cell in row if cell])]
    return [line for row in rows for line in _row(row)]


def _row(cells):
    """One line with tabs where the row holds little; else what each cell says, one after the other."""
    first, *others = cells
    if all(len(cell) == 1 for cell in cells) or (len(cells) > 2 and all(len(cell) <= _LAYOUT for cell in cells)):
        return [_joined([" ".join(line.text for line in cell) for cell in cells], first[0])]
    if len(first) == 1 and _is_label(first[0].text):
        return [
            _joined([first[0].text, others[0][0].text], first[0]),
            *others[0][1:],
            *(n for c in others[1:] for n in c),
        ]
    return [line for cell in cells for line in cell]


def _joined(texts, line):
    """A number and a heading that are both bold make one bold line."""
    bold = [_MARKED.fullmatch(text) for text in texts]
    if len(texts) == 2 and all(bold) and _is_label(texts[0]):
        return replace(line, text=f"**{bold[0][1]}\t{bold[1][1]}**")
    return replace(line, text="\t".join(texts))


def _is_label(text):
    label, rest = read_label(text.strip("*"))
    return label is not None and not rest
