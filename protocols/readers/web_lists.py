"""The numbers and bullets of a web page's lists, which are nowhere in its text."""

import re
from dataclasses import dataclass

from protocols.parsing.numbering import BULLETS
from protocols.parsing.phrases import leads_in
from protocols.readers.numbered_paragraphs import number_in

LARGEST_NUMBER = 10_000
_FORMATS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman", "1": "decimal"}
_STYLES = {"lower-alpha": "a", "lower-latin": "a", "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i"}
_STYLES |= {"upper-roman": "I", "decimal": "1"}
# A number that the page prints itself, perhaps without a space after it; "e.g." is none.
_TYPED = re.compile(
    r"(\d{1,3}(?:\.\d{1,3})+\.?|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)"
    r"|(?![a-z]\.[a-z]\.)(?:[a-zA-Z]|[ivx]{1,5}|\d{1,3})[.)]|\d{1,3}(?=[A-Z]))\s*(?=\S)"
)


@dataclass(slots=True)
class Numbers:
    format: str | None  # None: bullets
    next: int = 1
    above: str = ""  # the number that those of this list go on from: 2 for 2.1
    last: str = ""
    takes_numbers: bool = False  # a list below its last item goes on from that item's number

    @classmethod
    def of(cls, tag, attributes, outer):
        kind = _format(attributes) if tag == "ol" else None
        goes_on = outer and outer.takes_numbers and outer.format == kind == "decimal"
        return cls(kind, integer(attributes.get("start"), 1), outer.last if goes_on else "")

    def item(self, attributes):
        """The label of the next item."""
        self.next = integer(attributes.get("value"), self.next)
        if not self.format:
            return "•"
        self.last = f"{self.above}.{self.next}" if self.above else number_in(self.format, self.next)
        self.next = min(self.next + 1, LARGEST_NUMBER)
        return self.last if self.above else f"{self.last}."

    def note(self, text, *, is_heading):
        """What the last item says: below a heading, or within such numbers, a list numbers clauses and no items."""
        self.takes_numbers = is_heading or (bool(self.above) and not leads_in(text))


def labelled(label, text):
    """The text with its label, or with the one that the page prints itself."""
    if typed := _TYPED.match(text):
        indent = label[: len(label) - len(label.lstrip())]
        return f"{indent}{typed[1]} {text[typed.end() :]}"
    return label + (text.lstrip(BULLETS + " ") or text)


def _format(attributes):
    style = re.search(r"list-style(?:-type)?:\s*([a-z-]+)", attributes.get("style", ""))
    kind = attributes.get("type") or (_STYLES.get(style[1]) if style else None)
    return _FORMATS.get(kind, "decimal")


def integer(text, default):
    return int(text) if text and text.strip().isascii() and text.strip().isdecimal() and len(text) < 5 else default
