"""What every kind of download says, whatever it looks like."""

import re
from dataclasses import dataclass, field
from datetime import date

from councils.printable import printable
from protocols.parsing import Parsed

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


def reference(ref):
    """A clause's reference as printed: 2.1 stands bare, a single letter or number has a bracket, as that of an item."""
    ref = printable(ref or "")
    return ref if not ref or re.fullmatch(DOTTED, ref) else f"{ref})"


def numbered(number, words):
    """ "2. Roles" of a section; either may be missing."""
    return " ".join(filter(None, [f"{number}." if number else "", words]))
