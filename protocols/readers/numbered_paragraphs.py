"""Word's automatic numbers, which are nowhere in a document's text: worked out from its numbering part."""

import re
from dataclasses import dataclass, field

from protocols.readers.archive import attribute, child, local, value

ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
)
ROMAN += ((5, "v"), (4, "iv"), (1, "i"))
DEEPEST = 9
LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    plain: bool = False  # upper levels are shown as decimals too (isLgl)
    restart: int | None = None  # 0: never starts anew
    style: str | None = None  # the paragraph style that stands for this level


@dataclass(slots=True)
class Counters:
    values: dict = field(default_factory=dict)  # by level
    started: set = field(default_factory=set)  # numbers whose own start was applied


class Numbering:
    def __init__(self, root, styles):
        self.styles = styles
        self.abstract, self.links, self.numbers = {}, {}, {}
        self.counters = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                self._read_abstract(element)
        for element in root if root is not None else ():
            if local(element) == "num":
                self._read_number(element)

    def _read_abstract(self, element):
        key = attribute(element, "abstractNumId")
        self.abstract[key] = {attribute(level, "ilvl"): _level(level) for level in element if local(level) == "lvl"}
        if style := value(element, "numStyleLink"):
            self.links[key] = style

    def _read_number(self, element):
        overrides = {}
        for override in (part for part in element if local(part) == "lvlOverride"):
            level = child(override, "lvl")
            start = value(override, "startOverride")
            overrides[attribute(override, "ilvl")] = (
                _level(level) if level is not None else None,
                _integer(start, None),
            )
        self.numbers[attribute(element, "numId")] = (value(element, "abstractNumId"), overrides)

    def label(self, number, level, style):
        """(label as printed, is it a bullet?, level) of the next paragraph of this list, or None without a number."""
        abstract, overrides = self._resolve(number)
        levels = self.abstract.get(abstract)
        if not levels:
            return None
        if level is None:
            level = next((key for key, one in levels.items() if one.style and one.style == style), "0")
        depth = min(_integer(level, 0), DEEPEST - 1)
        definition = self._definition(levels, overrides, depth)
        if definition.format == "none" and "%" not in definition.text:
            return (definition.text, False, depth) if definition.text.strip() else None
        if definition.format == "bullet":
            return definition.text, True, depth
        values = self._count(abstract, number, levels, overrides, depth)
        return self._printed(levels, overrides, depth, values), False, depth

    def _resolve(self, number):
        abstract, overrides = self.numbers.get(number, (None, {}))
        linked = self.styles.number_of(self.links[abstract]) if abstract in self.links else None
        if linked in self.numbers and linked != number:
            abstract = self.numbers[linked][0]
        return abstract, overrides

    def _definition(self, levels, overrides, depth):
        override = overrides.get(str(depth), (None, None))[0]
        return override or levels.get(str(depth)) or Level()

    def _count(self, abstract, number, levels, overrides, depth):
        counters = self.counters.setdefault(abstract, Counters())
        if number not in counters.started:
            counters.started.add(number)
            for level, (_, start) in overrides.items():
                if start is not None:
                    counters.values.pop(_integer(level, 0), None)
        start = overrides.get(str(depth), (None, None))[1]
        definition = self._definition(levels, overrides, depth)
        first = definition.start if start is None else start
        counters.values[depth] = min(counters.values.get(depth, first - 1) + 1, LARGEST)
        for deeper in [level for level in counters.values if level > depth]:
            if self._definition(levels, overrides, deeper).restart != 0:
                del counters.values[deeper]
        return counters.values

    def _printed(self, levels, overrides, depth, values):
        own = self._definition(levels, overrides, depth)

        def shown(match):
            level = int(match[1]) - 1
            definition = self._definition(levels, overrides, level)
            kind = "decimal" if own.plain else definition.format
            return number_in(kind, values.get(level, definition.start))

        return re.sub(r"%([1-9])", shown, own.text).strip()


def _level(element):
    restart = value(element, "lvlRestart")
    return Level(
        start=_integer(value(element, "start"), 1),
        format=value(element, "numFmt") or "decimal",
        text=value(element, "lvlText") or "",
        plain=child(element, "isLgl") is not None,
        restart=_integer(restart, None),
        style=value(element, "pStyle"),
    )


def _integer(text, default):
    return int(text) if text and text.lstrip("-").isdecimal() and len(text) < 7 else default


def number_in(kind, number):
    """A number as Word prints it in this format; formats that no English document uses are printed as decimals."""
    if kind in ("lowerLetter", "upperLetter"):
        repeat, letter = divmod(max(number, 1) - 1, 26)
        text = chr(97 + letter) * (repeat + 1)
    elif kind in ("lowerRoman", "upperRoman"):
        text = _roman(number)
    elif kind == "decimalZero":
        text = f"{number:02d}"
    else:
        text = str(number)
    return text.upper() if kind.startswith("upper") else text


def _roman(number):
    text = ""
    for size, letters in ROMAN:
        times, number = divmod(number, size)
        text += letters * times
    return text
