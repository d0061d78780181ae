"""What a Word document's paragraph styles say: headings, numbers, entries of a table of contents."""

import re

from protocols.readers.archive import attribute, child, local, value

_HEADING = re.compile(r"heading\s*([1-9])", re.IGNORECASE)
_CONTENTS = re.compile(r"toc(?:\s*\d|\s*heading)", re.IGNORECASE)
_DEEPEST = 20  # styles that build on one another


class Styles:
    def __init__(self, root):
        self.styles, self.default = {}, None
        for element in root if root is not None else ():
            if local(element) == "style":
                key = attribute(element, "styleId")
                self.styles[key] = element
                if attribute(element, "type") == "paragraph" and attribute(element, "default") in ("1", "true"):
                    self.default = key

    def _chain(self, key):
        for _ in range(_DEEPEST):
            style = self.styles.get(key)
            if style is None:
                return
            yield style
            key = value(style, "basedOn")

    def _name(self, style):
        return value(style, "name") or ""

    def of(self, paragraph):
        return value(paragraph, "pPr", "pStyle") or self.default

    def level(self, paragraph):
        """1 for the title, 2 to 6 for headings, None for text."""
        outline = value(paragraph, "pPr", "outlineLvl")
        for style in self._chain(self.of(paragraph)):
            name = self._name(style).strip()
            if name.casefold() == "title":
                return 1
            if heading := _HEADING.fullmatch(name):
                return min(int(heading[1]) + 1, 6)
            outline = outline if outline is not None else value(style, "pPr", "outlineLvl")
        if outline and outline.isdecimal() and int(outline) < 9:
            return min(int(outline) + 2, 6)
        return None

    def is_contents(self, paragraph):
        return any(_CONTENTS.fullmatch(self._name(style).strip()) for style in self._chain(self.of(paragraph)))

    def number(self, paragraph):
        """(number, level or None, style) of a paragraph's list, or None; its own setting wins over its style's."""
        style = self.of(paragraph)
        own = child(paragraph, "pPr", "numPr")
        sources = [own, *(child(one, "pPr", "numPr") for one in self._chain(style))]
        level = next(
            (value(one, "ilvl") for one in sources if one is not None and value(one, "ilvl") is not None), None
        )
        number = next(
            (value(one, "numId") for one in sources if one is not None and value(one, "numId") is not None), None
        )
        if number in (None, "", "0"):
            return None
        return number, level, style

    def number_of(self, key):
        return next((value(style, "pPr", "numPr", "numId") for style in self._chain(key)), None)
