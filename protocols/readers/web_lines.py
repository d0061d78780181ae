"""The lines of a web page, gathered while it is read, so that no depth of nesting does harm."""

import re
from dataclasses import dataclass

from protocols.readers.numbered_paragraphs import number_in


def _names(text):
    return frozenset(text.split())


_SILENT = _names("script style noscript template svg math head iframe object select button textarea canvas")
_AROUND = {
    "nav": "a menu",
    "header": "the head of the page",
    "footer": "the foot of the page",
    "aside": "a side column",
}
_AROUND |= {"dialog": "a dialogue"}
_ROLES = {
    "navigation": "nav",
    "banner": "header",
    "contentinfo": "footer",
    "complementary": "aside",
    "dialog": "dialog",
}
_BLOCKS = _names(
    "address article aside blockquote body caption dd details dialog div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header li main nav ol p pre section summary table tbody tfoot thead tr ul"
)
_VOID = _names("area base br col embed hr img input link meta param source track wbr")
_TIGHT = _names("li tr dd")  # no blank line before them
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i"}
_STYLES |= {"upper-roman": "I", "decimal": "1"}
_LARGEST_NUMBER = 10_000


@dataclass(slots=True)
class Line:
    text: str
    part: str  # "main", "article", "" or what it is left out as
    gap: bool


@dataclass(slots=True)
class Open:
    tag: str
    part: str
    silent: bool


@dataclass(slots=True)
class Numbers:
    format: str | None  # None: bullets
    next: int = 1


class Collector:
    """The target of lxml's parser: start, end, data and close are its names."""

    def __init__(self):
        self.lines, self.open, self.lists = [], [Open("", "", False)], []
        self.pieces, self.plain, self.bold = [], False, 0
        self.label, self.level, self.gap = "", None, True

    # -- called by the parser -----------------------------------------------------------------------------------

    def start(self, tag, attributes):
        if tag in ("br", "hr"):
            self._end_line(gap=tag == "hr")
        if tag in _VOID:
            return
        if tag in _BLOCKS:
            self._end_line(gap=tag not in _TIGHT)
        above = self.open[-1]
        self.open.append(Open(tag, _part(tag, attributes, above.part), above.silent or tag in _SILENT))
        self._begin(tag, attributes)

    def _begin(self, tag, attributes):
        if tag in ("ul", "ol"):
            self.lists.append(
                Numbers(_format(attributes) if tag == "ol" else None, _integer(attributes.get("start"), 1))
            )
        elif tag == "li":
            self._item(attributes)
        elif tag in ("td", "th") and "".join(self.pieces).strip():
            self.pieces.append("\t")
        elif tag in ("b", "strong"):
            self.bold += 1
        elif re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])

    def _item(self, attributes):
        numbers = self.lists[-1] if self.lists else Numbers(None)
        numbers.next = _integer(attributes.get("value"), numbers.next)
        printed = f"{number_in(numbers.format, numbers.next)}." if numbers.format else "•"
        self.label = "  " * min(len(self.lists) - 1, 9) + printed + " " if self.lists else "• "
        numbers.next = min(numbers.next + 1, _LARGEST_NUMBER)

    def end(self, tag):
        if tag in _VOID or len(self.open) == 1:
            return
        if tag in _BLOCKS:
            self._end_line(gap=tag not in _TIGHT)
        if tag in ("ul", "ol") and self.lists:
            self.lists.pop()
        elif tag in ("b", "strong"):
            self.bold = max(self.bold - 1, 0)
        elif tag == "li":
            self.label = ""
        self.open.pop()

    def data(self, text):
        if not self.open[-1].silent:
            self.plain = self.plain or (bool(text.strip()) and not self.bold)
            self.pieces.append(re.sub(r"\s+", " ", text))

    def close(self):
        return None

    # -- lines ------------------------------------------------------------------------------------------------

    def _end_line(self, *, gap):
        text = re.sub(r" *\t *", "\t", "".join(self.pieces)).strip()
        if text:
            self.lines.append(Line(self._marked(text), self.open[-1].part, self.gap))
            self.label, self.level, self.gap = "", None, False
        self.gap = self.gap or gap
        self.pieces, self.plain = [], False

    def _marked(self, text):
        if self.level:
            return f"{'#' * self.level} {self.label.lstrip(' •')}{text}"
        all_bold = not self.plain and not self.label and "\t" not in text
        return f"**{text}**" if all_bold else self.label + text

    def finish(self):
        self._end_line(gap=False)
        return self.lines


def _part(tag, attributes, above):
    """Where the text of an element belongs: what is inside the main part stays, except its menus."""
    tag = "main" if attributes.get("role") == "main" else _ROLES.get(attributes.get("role"), tag)
    style = attributes.get("style", "").replace(" ", "").casefold()
    if "hidden" in attributes or "display:none" in style:
        return "hidden text"
    if above in _AROUND.values() or above == "hidden text":
        return above
    if tag in _AROUND and (above not in ("main", "article") or tag == "nav"):
        return _AROUND[tag]
    return "main" if "main" in (tag, above) else "article" if "article" in (tag, above) else above


def _format(attributes):
    style = re.search(r"list-style(?:-type)?:\s*([a-z-]+)", attributes.get("style", ""))
    kind = attributes.get("type") or (_STYLES.get(style[1]) if style else None)
    return _FORMATS.get(kind, "decimal")


def _integer(text, default):
    return int(text) if text and text.strip().isascii() and text.strip().isdecimal() and len(text) < 5 else default
