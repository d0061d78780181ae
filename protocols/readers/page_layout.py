"""The text of printed lines: blank lines, indents and marks of headings, told from where and how they are printed."""

import re
from collections import Counter
from itertools import pairwise

from protocols.parsing.numbering import read_label

_SPARE_GAP = 1.2  # lines further apart than this many times the narrowest spacing are parted
_LARGE = 1.15  # times the size of most of the text
_MOST_GAP = 12
_MOST_INDENT = 40
_LONGEST_HEADING = 200


def text_of(lines):
    """Pages are parted by form feeds; headings are marked as bold."""
    layout = _Layout(lines)
    rows, before = [], None
    for line in lines:
        if before is not None and layout.continues_heading(before, line):
            rows[-1][1] = f"{rows[-1][1][:-2]}{_space_after(before)}{line.text.strip()}**"
        else:
            rows.append([_break(layout, before, line), layout.marked(line)])
        before = line
    return "".join(part for row in rows for part in row) + "\n"


def _space_after(line):
    """None between a dash or slash that stands close to its word and the rest of the pair: Member–Officer."""
    return "" if re.search(r"\w[–/-]$", line.text.strip()) else " "


def _break(layout, before, line):
    if before is None:
        return ""
    return "\n\f" if before.page != line.page else "\n" * (1 + layout.gap(before, line))


class _Layout:
    def __init__(self, lines):
        self.spacing = _narrowest_spacing(lines)
        self.body = Counter(round(line.size, 1) for line in lines for _ in line.text).most_common(1)[0][0] or 1
        self.margin = sorted(line.x for line in lines)[len(lines) // 20]
        self.mostly_bold = sum(line.bold for line in lines) * 2 > len(lines)

    def gap(self, before, line):
        """How many blank lines would fill the room between the two."""
        spacing = self.spacing * max(1, min(before.size, line.size) / self.body)
        step = before.y - line.y
        if spacing <= 0 or step <= spacing * _SPARE_GAP:
            return 0
        return min(max(1, round((step - spacing) / spacing)), _MOST_GAP)

    def marked(self, line):
        if (self._is_large(line) or (line.bold and not self.mostly_bold)) and len(line.text) < _LONGEST_HEADING:
            return f"**{line.text.strip()}**"
        text = line.text.lstrip()
        spaces = max(len(line.text) - len(text), round((line.x - self.margin) / (line.size * 0.5 or 1)))
        return " " * min(max(spaces, 0), _MOST_INDENT) + text

    def _is_large(self, line):
        return line.size > self.body * _LARGE

    def continues_heading(self, before, line):
        """Two lines of one large size, no further apart than lines of a paragraph, and the second has no number."""
        alike = self._is_large(line) and abs(before.size - line.size) < 0.3 and before.page == line.page
        whole = len(before.text) + len(line.text) < _LONGEST_HEADING
        return alike and whole and self.gap(before, line) == 0 and read_label(line.text.strip())[0] is None


def _narrowest_spacing(lines):
    """The distance between lines of one paragraph: the narrowest that occurs twice."""
    steps = [a.y - b.y for a, b in pairwise(lines) if a.page == b.page and a.size * 0.95 < a.y - b.y < 200]
    counts = Counter(round(step, 0) for step in steps)
    return min([step for step, times in counts.items() if times > 1] or steps or [0])
