"""The lines of a PDF's page, put together from the pieces of text that it draws."""

import re
import time
from collections import Counter
from dataclasses import dataclass, field

from protocols.parsing import UnreadableFile
from protocols.parsing.letters import width

TOO_LARGE = "This PDF holds far more than a protocol and is refused. Upload the protocol's own pages."
_NOTE_MARK = re.compile(r"\s*\[?(?:\d{1,3}|[*†‡])\]?\s*")
_RAISED = 0.75  # times the size of the line, or less: the number of a footnote
_GAP = 0.1  # times the size: the room from which two pieces are two words
_CELL = 1.2  # times the size: the room from which two pieces are two cells of a table


@dataclass(slots=True)
class Printed:
    """A line. `cells` are the places at which the cells of a table's row begin, `bottom` where the last one ends."""

    text: str
    x: float
    y: float
    size: float
    bold: bool
    page: int
    cells: list = field(default_factory=list)
    bottom: float = 0
    note: str = ""  # the number of the footnote that begins here
    marks: frozenset = frozenset()  # the numbers of footnotes that were left out of the text


@dataclass(frozen=True, slots=True)
class Piece:
    text: str
    x: float
    y: float
    size: float
    bold: bool

    @property
    def end(self):
        return self.x + self.size * width(self.text)


class Collector:
    """Gathers what pypdf finds piece by piece; raises UnreadableFile when it takes too long."""

    def __init__(self, page, until):
        self.page, self.until, self.lines, self.pieces = page, until, [], []
        self.slanted = []

    def add(self, text, matrix, text_matrix, font, size):
        if time.monotonic() > self.until:
            raise UnreadableFile(TOO_LARGE)
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        scale = abs(text_matrix[3] * matrix[3]) or 1
        name = str((font or {}).get("/BaseFont", "")).casefold()
        if _is_slanted(text_matrix) or _is_slanted(matrix):
            self.slanted.append(text)
            return
        for n, part in enumerate(text.split("\n")):
            if n:
                self._end_line()
            if part:
                self.pieces.append(Piece(part, x, y, size * scale, "bold" in name or "black" in name))

    def _end_line(self):
        written = [piece for piece in self.pieces if piece.text.strip()]
        self.pieces, pieces = [], self.pieces
        if not written:
            return
        size = Counter(piece.size for piece in written for _ in piece.text).most_common(1)[0][0]
        base = next(piece.y for piece in written if piece.size == size)
        marks = [piece for piece in written if _is_note_mark(piece, size, base)]
        kept = [piece for piece in pieces if piece not in marks]
        text, cells = _text_and_cells(kept)
        if text.strip():
            note = marks[0].text.strip(" []") if marks and marks[0] is written[0] else ""
            bold = all(piece.bold for piece in written)
            named = frozenset(piece.text.strip(" []") for piece in marks)
            x = next(piece.x for piece in kept if piece.text.strip())
            self.lines.append(Printed(text.rstrip(), x, base, size, bold, self.page, cells, base, note, named))

    def finish(self):
        self._end_line()
        return self.lines


def _is_slanted(matrix):
    """Neither upright nor turned by a quarter: a watermark."""
    return min(abs(matrix[0]), abs(matrix[1])) > 0.2 * max(abs(matrix[0]), abs(matrix[1]))


def _is_note_mark(piece, size, base):
    raised = piece.size < size * _RAISED or (piece.size < size and piece.y > base + size * 0.2)
    return raised and bool(_NOTE_MARK.fullmatch(piece.text))


def _text_and_cells(pieces):
    parts, cells, before = [], [], None
    for piece in pieces:
        if before is None:
            cells.append(piece.x)
        elif piece.text.strip() and piece.x > before.end + piece.size * _CELL:
            parts[-1] = parts[-1].rstrip()
            parts.append("\t" + piece.text.lstrip())
            cells.append(piece.x)
            before = piece
            continue
        elif _is_apart(before, piece):
            parts.append(" ")
        parts.append(piece.text)
        before = piece if piece.text.strip() else before
    return "".join(parts), cells


def _is_apart(before, piece):
    """There is room for a space between the two, and none was drawn."""
    drawn = before.text[-1].isspace() or piece.text[0].isspace()
    return not drawn and piece.x > before.end + piece.size * _GAP
