"""What every kind of download says, whatever it looks like."""

import re
from dataclasses import dataclass, field
from datetime import date

from protocols.parsing import Parsed

# Neither XML nor a PDF for everybody may hold them: controls, halves of a pair, what is no character.
_UNPRINTABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufeff\ufffe\uffff]")

DOTTED = r"[A-Z]?\d{1,3}(?:\.\d{1,3}){1,5}|[A-Z](?:\.\d{1,3}){1,5}"


@dataclass(frozen=True, slots=True)
class Document:
    """A version with its standing.

    `facts` are (what, in words) in the order in which they are printed; `record` says the same to machines.
    `dated` is the day that the file bears as its own, so that the same version gives the same file.
    """

    title: str
    council: str
    facts: list[tuple[str, str]]
    parsed: Parsed
    dated: date
    address: str = ""
    record: dict = field(default_factory=dict)

    @property
    def sections(self):
        return self.parsed.sections


def permitted(text):
    """The text without the characters that no document may hold."""
    return _UNPRINTABLE.sub("", text)


def printable(text):
    """The text on one line, without what no document may hold."""
    return " ".join(permitted(text).split())


def reference(ref):
    """A clause's reference as printed: 2.1 stands bare, a single letter or number has a bracket, as that of an item."""
    ref = printable(ref or "")
    return ref if not ref or re.fullmatch(DOTTED, ref) else f"{ref})"


def numbered(number, words):
    """ "2. Roles" of a section; either may be missing."""
    return " ".join(filter(None, [f"{number}." if number else "", words]))
