"""What a Word document's paragraph styles say: headings, numbers, entries of a table of contents."""

import re
from dataclasses import dataclass

from protocols.readers.archive import attribute, child, local, value

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?:\s*\d|\s*heading)", re.IGNORECASE)
_DEEPEST = 20  # styles that build on one another


@dataclass(frozen=True, slots=True)
class Inherited:
    """What a style says together with those that it builds on; as text what the document says, None where nothing."""

    heading: int | None
    outline: str | None
    number: str | None
    level: str | None
    is_contents: bool


class Styles:
    def __init__(self, root):
        self.styles, self.default, self.inherited = {}, None, {}
        for element in root if root is not None else ():
            if local(element) == "style":
                key = attribute(element, "styleId")
                self.styles[key] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self.default = key

    def of(self, properties):
        """The key of the style of a paragraph with these properties (its pPr or None)."""
        return value(properties, "pStyle") or self.default

    def level(self, properties):
        """1 for the title, 2 to 6 for headings, None for text."""
        style, outline = self._inherited(self.of(properties)), value(properties, "outlineLvl")
        if style.heading:
            return style.heading
        outline = style.outline if outline is None else outline
        if outline and outline.isdecimal() and int(outline) < 9:
            return min(int(outline) + 2, 6)
        return None

    def is_contents(self, properties):
        return self._inherited(self.of(properties)).is_contents

    def number(self, properties):
        """(number, level or None, style) of a paragraph's list, or None; its own setting wins over its style's."""
        key = self.of(properties)
        style, own = self._inherited(key), child(properties, "numPr")
        number = _first([value(own, "numId"), style.number])
        if number in (None, "", "0"):
            return None
        return number, _first([value(own, "ilvl"), style.level]), key

    def number_of(self, key):
        return next((value(style, "pPr", "numPr", "numId") for style in self._chain(key)), None)

    def _inherited(self, key):
        """Worked out once for each style: a document has few of them, and thousands of paragraphs."""
        if key not in self.inherited:
            chain = list(self._chain(key))
            names = [(value(style, "name") or "").strip() for style in chain]
            self.inherited[key] = Inherited(
                heading=_first(map(_heading, names)),
                outline=_first(value(style, "pPr", "outlineLvl") for style in chain),
                number=_first(value(style, "pPr", "numPr", "numId") for style in chain),
                level=_first(value(style, "pPr", "numPr", "ilvl") for style in chain),
                is_contents=any(map(_CONTENTS.fullmatch, names)),
            )
        return self.inherited[key]

    def _chain(self, key):
        for _ in range(_DEEPEST):
            style = self.styles.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn")


def _first(found):
    return next((one for one in found if one is not None), None)


def _heading(name):
    """The level that a style's name gives, or None."""
    if name.casefold() == "title":
        return 1
    heading = _HEADING.fullmatch(name)
    return min(int(heading[1]) + 1, 6) if heading else None
