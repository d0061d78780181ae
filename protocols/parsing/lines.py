"""The lines of a text, cleaned of what only a layout needed, and what they show of the layout."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from protocols.parsing.model import Warning_
from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import closed, first_word, goes_on, in_capitals, starts_low
from protocols.parsing.wrapped_twice import unwrapped

BOLD = 7  # as if a heading below markdown's six levels
_LINE_END = re.compile(r"\r\n|\r|\n")
_SOFT_END = re.compile("[\x0b\u2028\u2029]")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_ODD_SPACES = re.compile(r"[^\S\t ][^\S\t]*| [^\S\t]+")  # all but single spaces
_SPACED_WORD = re.compile(
    r"(?<![^\s*])(?<![^\W\d_a-z] )[^\W\d_a-z](?: [^\W\d_a-z]){3,15}(?![^\s*])(?! [^\W\d_](?![^\s*]))"
)
_SPACED_PART = re.compile(r"(?<![^\s*])[^\W\d_a-z](?: [^\W\d_a-z]){1,15}(?![^\s*])")
_LINK = re.compile(r"\[([^\[\]]{1,500})\] ?\(([^()\s]{0,500})\)")
_HASHES = re.compile(r"(#{1,6})\s+(?=\S)")
_ESCAPED_STOP = re.compile(r"^(\(?\w{1,3})\\([.)])")
_CELLS = re.compile(r" ?\t[ \t]*")
_COLUMN = re.compile(r"(?<=\S) {5,}(?=\S)")
_TABLE_RULE = re.compile(r"\|?[\s:|-]*-{2,}[\s:|-]*\|?")
_AS_TYPED = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st", "\xa0": " "}
_AS_TYPED = str.maketrans(_AS_TYPED)
# The share of its width that a line fills if it was not ended on purpose: less will do within a sentence.
USUAL, UNFINISHED = 0.88, 0.75
_LONG_LINE = 140  # a text whose lines are often longer was not wrapped


@dataclass(frozen=True, slots=True)
class Line:
    number: int  # in the source, from 1
    text: str  # tabs kept, other white space folded
    indent: int
    gap: int  # blank lines before it
    page_top: bool
    level: int | None  # of a heading: 1 to 6 for #, BOLD where the whole line is bold

    @property
    def plain(self):
        return self.text.replace("\t", " ")


@dataclass(frozen=True, slots=True)
class Layout:
    width: float  # in characters; infinite where lines are not wrapped
    double_spaced: bool
    space_bullets: bool  # a bullet is one leading space

    @property
    def is_wrapped(self):
        return self.width != float("inf")

    def fits(self, text, word, share=USUAL):
        """The word would have had room at the end of this line, so the line was ended on purpose."""
        room = len(text) * (1.25 if in_capitals(text) else 1)
        return room + 1 + len(word) <= self.width * share


def split(text):
    """Return (lines, warnings); blank lines live on in the gap of the line that follows."""
    lines, warnings, gap, page_top = [], [], 0, False
    for number, source in enumerate(_LINE_END.split(text), 1):
        for page, part in enumerate(source.split("\f")):
            page_top = page_top or page > 0
            for piece in _SOFT_END.split(part):
                line = _line(number, piece, gap, page_top, warnings)
                if line is None:
                    gap += 1
                else:
                    lines.append(line)
                    gap, page_top = 0, False
    return lines, warnings


def _line(number, source, gap, page_top, warnings):
    body = _INVISIBLE.sub("", source if source.isascii() else source.translate(_AS_TYPED))
    stripped = _ODD_SPACES.sub(" ", _COLUMN.sub("\t", _closed_up(body.strip())))
    if not stripped:
        return None
    margin = body[: len(body) - len(body.lstrip())]
    text, level = _unmark(_CELLS.sub("\t", stripped))
    text = without_links(text, number, warnings)
    return Line(number, text or stripped, len(margin.expandtabs(4)), gap, page_top, level)


def _closed_up(text):
    """Words that are printed with a space after each letter: R O L E S becomes ROLES."""
    if not _SPACED_WORD.search(text[:200]):
        return text
    return _SPACED_PART.sub(lambda word: word[0].replace(" ", ""), text)


def _unmark(text):
    """Without markdown's marks, and the level of heading that they gave the whole line."""
    level = None
    if hashes := _HASHES.match(text):
        level, text = len(hashes.group(1)), text[hashes.end() :].rstrip("# ")
    if text.startswith("|") and text.endswith("|") and len(text) > 2 and not _TABLE_RULE.fullmatch(text[:200]):
        text = re.sub(r"\s*\|\s*", "\t", text.strip("|").strip())
    for mark in ("**", "__"):
        if mark in text and text.strip("_*- ") and "___" not in text:
            inner = text[2:-2]
            whole = text.startswith(mark) and text.rstrip(":").endswith(mark) and mark not in inner.rstrip("*_:")
            level = level or (BOLD if whole else None)
            text = text.replace(mark, "")
    return _ESCAPED_STOP.sub(r"\1\2", text), level


def without_links(text, number, warnings):
    """The words of markdown links without their addresses, which go into the warnings."""
    return _LINK.sub(lambda match: _link_text(match, number, warnings), text) if "]" in text else text


def _link_text(match, number, warnings):
    label, address = match.groups()
    if address not in ("", "#") and address != label:
        warnings.append(Warning_(number, f"The link to {address} is left out; its words stay"))
    return label


def lay_out(lines):
    """Return (Layout, the lines with gaps that mean the same in single- and double-spaced text)."""
    spacing = _spacing(lines)
    lines, spacing = unwrapped(lines, spacing)
    lines = _single_spaced(lines, spacing) if spacing else lines
    return Layout(_width(lines), spacing > 0, _has_space_bullets(lines, spacing > 0)), lines


def _width(lines):
    lengths = sorted(len(line.text) for line in lines) or [0]
    usual = lengths[int(len(lengths) * 0.95)]
    wraps = sum(not line.gap and not closed(before.text) and _goes_on_low(line) for before, line in pairwise(lines))
    return max(60, usual) if wraps >= len(lines) / 50 and not _has_long_lines(lengths) else float("inf")


def _goes_on_low(line):
    return starts_low(line.text) and read_label(line.plain)[0] is None


def _has_long_lines(lengths):
    """Many lines are longer than a page is wide, and not all alike as on a page that is wide indeed."""
    return lengths[int(len(lengths) * 0.9)] > _LONG_LINE and lengths[-1] > lengths[int(len(lengths) * 0.95)] * 1.25


def _spacing(lines):
    """The number of blank lines over which sentences run on, again and again, from one long line to the next."""
    lengths = sorted(len(line.text) for line in lines) or [0]
    long = lengths[int(len(lengths) * 0.9)]
    if _has_long_lines(lengths):
        return 0
    over, usual = Counter(), Counter(line.gap for line in lines)
    for before, line in pairwise(lines):
        runs_on = starts_low(line.text) and not before.text.endswith((".", ";", ":"))
        if line.gap and runs_on and (len(before.text) > long * 0.6 or not before.gap):
            over[line.gap] += 1
    gap, times = over.most_common(1)[0] if over else (0, 0)
    return gap if times > 5 and times > usual[gap] * 0.15 else 0


def _single_spaced(lines, spacing):
    """The blank lines between lines of text are no gap, and where lines are never closer, a missing one shows the top
    of a page."""
    few = sum(not line.gap for line in lines) < len(lines) / 10
    tops = [line.page_top or (n > 0 and not line.gap and (few or line.indent == 1)) for n, line in enumerate(lines)]
    return [replace(line, gap=line.gap // (spacing + 1), page_top=top) for line, top in zip(lines, tops, strict=True)]


def _has_space_bullets(lines, double):
    marked = [is_space_bullet(before, line, double) for before, line in pairwise(lines)]
    runs = sum(first and second for first, second in pairwise(marked))
    margin = sum(line.indent == 0 for line in lines)
    return sum(marked) > 2 and margin > len(lines) / 3 and (runs > 1 or double)


def is_space_bullet(before, line, double):
    """Set off by one space, and not merely because a page begins here, which swallows the blank line."""
    if line.indent != 1 or not first_word(line.text)[:1].isalpha():
        return False
    if line.page_top:
        return before.text.endswith(":")
    if double or before.indent == 1 or closed(before.text):
        return True
    return not goes_on(before.text) and (line.gap > 0 or not starts_low(line.text))
