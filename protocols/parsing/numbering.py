"""The numbers, letters and bullets that lines begin with."""

import re
from dataclasses import dataclass

from protocols.parsing.dates import is_month

BULLETS = "•●○◦▪■□‣⁃·∙►➢➤✓✔→❖◆\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d§"
_START = 90  # a label and what shows its kind are at the very start of a line
_BULLET = re.compile(rf"(?:(?P<glyph>[{re.escape(BULLETS)}])|(?P<dash>[-–—*+oØ])(?=\s|$))\s*")
_DECIMAL = re.compile(
    r"(?P<open>\()?(?P<n>[A-Z]?\d{1,3}(?:\.\d{1,3}){0,5}|[A-Z](?:\.\d{1,3}){1,5})(?P<close>\)|\.\)|\.|:)?"
    r"(?P<space>\s+[-–—]\s+|\s+|$|(?=[A-Z“‘\"'][A-Za-z]))"
)
_LETTER = re.compile(r"(?P<open>\()?(?P<n>[A-Za-z]|[ivx]{2,5}|[IVX]{2,5}|([a-z])\3)(?P<close>\)|\.\)|\.|:)(?:\s+|$)")
_KEYWORD = re.compile(
    r"(?P<word>section|part|chapter|article)\s+(?P<n>\d{1,2}|[A-Z]|[IVX]{2,5})\b\s*[-–—:.)]*\s*", re.I
)
_PARTS = re.compile(r"[A-Z]|\d+")
_ROMAN = {"i": 1, "v": 5, "x": 10}


@dataclass(frozen=True, slots=True)
class Label:
    kind: str  # "decimal" | "letter" | "roman" | "bullet" | "keyword" | "lost"
    style: str  # labels of one list share it
    value: tuple  # of numbers; empty for a bullet
    printed: str | None  # without brackets and final stop; None for a bullet
    dashed: bool = False  # a bullet stands before the number

    @property
    def depth(self):
        return len(self.value)

    @property
    def is_ref(self):
        return self.kind == "decimal" and self.depth > 1


LOST = Label("lost", "lost", (), None)


def read_label(text):
    """Return (label or None, the rest of the line)."""
    bullet = _BULLET.match(text[:_START])
    if not bullet:
        return _numbered(text)
    glyph = bullet.group("glyph") or bullet.group("dash")
    rest = text[bullet.end() :]
    label, after = _numbered(rest)
    if label:
        return Label(label.kind, label.style, label.value, label.printed, dashed=True), after
    return Label("bullet", glyph, (), None), rest


def _numbered(text):
    for reader in (_decimal, _letter, _keyword):
        if found := reader(text):
            label, end = found
            return label, text[end:].strip()
    return None, text


def _decimal(text):
    match = _DECIMAL.match(text[:_START])
    if not match:
        return None
    printed, rest = match["n"], text[match.end() :]
    parts = _PARTS.findall(printed)
    value = tuple(int(part) if part.isdigit() else ord(part) - 64 for part in parts)
    if not match["close"] and len(value) == 1 and is_month(re.split(r"[\s,.]", rest[:12])[0]):
        return None
    if match["open"] and not (match["close"] or "").endswith(")"):
        return None
    if len(value) == 2 and value[1] == 0:  # "2.0 Roles" numbers a section
        value = value[:1]
    family = "A" if printed[0].isalpha() else ""
    return Label("decimal", family + _brackets(match), value, printed), match.end()


def _letter(text):
    match = _LETTER.match(text[:_START])
    if not match or (match["open"] and not match["close"].endswith(")")):
        return None
    printed = match["n"]
    case = "A" if printed.isupper() else "a"
    if (len(printed) > 1 and printed[0] != printed[1]) or printed.casefold() in ("ii", "iii", "xx", "xxx"):
        return Label("roman", "i" + case + _brackets(match), (roman(printed),), printed), match.end()
    value = ord(printed[0].casefold()) - 96 + 26 * (len(printed) - 1)
    return Label("letter", case + _brackets(match), (value,), printed), match.end()


def _keyword(text):
    match = _KEYWORD.match(text[:_START])
    if not match or text[match.end() : match.end() + 1].islower():
        return None
    printed = match["n"]
    value = int(printed) if printed.isdigit() else roman(printed) if len(printed) > 1 else ord(printed.upper()) - 64
    return Label("keyword", match["word"].casefold(), (value,), printed), match.end()


def _brackets(match):
    close = (match["close"] or "").replace(".)", ")").replace(":", ".")
    return (match["open"] or "") + close


def roman(printed):
    values = [_ROMAN[char] for char in printed.casefold()]
    after = [*values[1:], 0]
    return sum(-value if value < following else value for value, following in zip(values, after, strict=True))


def as_roman(label):
    """The same single letter read as a roman numeral: "i", "v" and "x" are both."""
    if label.kind != "letter" or label.printed.casefold() not in _ROMAN:
        return None
    return Label("roman", "i" + label.style, (_ROMAN[label.printed.casefold()],), label.printed, label.dashed)


def follows(value, before):
    """The number may stand next after `before`: 2.3 after 2.2 or 2.2.7, and 2.2.1 after 2.2."""
    if before is None:
        return all(part == 1 for part in value)
    if value == (*before, 1):
        return True
    depth = len(value)
    return depth <= len(before) and value[:-1] == before[: depth - 1] and value[-1] == before[depth - 1] + 1


class Counter:
    """Remembers the last number of every style, to tell whether a label continues its list."""

    def __init__(self):
        self.last = {}

    def settle(self, label):
        """Letter or roman numeral: whichever its list makes it; "i" starts a list of its own only as a numeral."""
        numeral = as_roman(label) if label else None
        if numeral is None or self.expects(label):
            return label
        return numeral if self.expects(numeral) or label.printed.casefold() == "i" else label

    def expects(self, label):
        before = self.last.get(self._key(label))
        return before is not None and follows(label.value, before)

    def starts(self, label):
        return all(part == 1 for part in label.value)

    def note(self, label):
        self.last[self._key(label)] = label.value

    def _key(self, label):
        """Decimals run on together, whatever stop is printed after them."""
        return label.style.strip(".") if label.kind == "decimal" else label.style
