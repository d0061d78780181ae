"""The sentences and list items of a text, each with the words that lead to it. Pure."""

import re
from dataclasses import dataclass

# A full stop that ends no sentence is left alone: "e.g. A", "i.e. The", "No. 3".
SENTENCE_END = re.compile(r"(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)(?<!\bNo\.)(?<=[.!?])[\"”’)]?\s+(?=[\"“‘(]?[A-Z])")
# Typographic marks as those that wordings are written with; one character for each, so that places stay the same.
PLAIN = str.maketrans("’‘ʼ“”„–—‑‐\u00a0", "'''\"\"\"---- ")
# A block that is a quotation as a whole, or in which one begins that goes on; and one in which it ends.
OPENING, CLOSING = re.compile(r"\s*[\"“][^\"”]*(?:[\"”]\W*)?$"), re.compile(r"[\"”]\W*$")

# Characters of a sentence that are searched for wordings; what is longer was not written for people.
LONGEST = 800


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence or list item. `lead` is the paragraph above a list, `clause` the place of its clause, from 0.

    What is only quoted from another document is marked: it is not what the council says.
    """

    clause: int
    text: str
    lead: str = ""
    is_quoted: bool = False
    is_heading: bool = False

    @property
    def plain(self):
        return plain(f"{self.lead} {self.text}" if self.lead else self.text)[:LONGEST]


def plain(text):
    return re.sub(r"\s+", " ", text.translate(PLAIN))


def units(clauses):
    """The units of clauses in order; each clause is a list of (kind, text): a "heading", "paragraph" or "item"."""
    return [unit for index, blocks in enumerate(clauses) for unit in _of_clause(index, blocks)]


def _of_clause(index, blocks):
    lead, is_quoted = "", False
    for kind, text in blocks:
        said = [part for part in SENTENCE_END.split(text) if part.strip()]
        if kind == "paragraph":
            lead = said[-1] if said else ""
        is_quoted = is_quoted or bool(OPENING.match(text))
        for part in said:
            yield Unit(index, part, lead if kind == "item" else "", is_quoted, kind == "heading")
        is_quoted = is_quoted and not CLOSING.search(text)
