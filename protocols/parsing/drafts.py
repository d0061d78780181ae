"""Sections and clauses while they are being gathered."""

from dataclasses import dataclass, field

from protocols.parsing.model import Block, Clause, Section


@dataclass
class DraftClause:
    line: int
    ref: str | None = None
    style: str | None = None  # of the label that gave the reference
    heading: str | None = None
    blocks: list = field(default_factory=list)
    bullet: object = None  # the top-level bullet that it began as
    listing: bool = False  # bullets below are its items
    value: tuple = ()

    @property
    def last(self):
        return self.blocks[-1] if self.blocks else None

    @property
    def tail(self):
        return self.blocks[-1].text if self.blocks else ""

    def append(self, kind, label, text):
        self.listing = self.listing or kind == "item"
        self.blocks.append(Block(kind, label, text))

    def frozen(self):
        return Clause(self.ref, self.heading, self.blocks, self.line)


@dataclass
class DraftSection:
    line: int
    number: str | None
    heading: str
    clauses: list = field(default_factory=list)
    value: tuple = ()

    def frozen(self):
        return Section(self.number, self.heading, [clause.frozen() for clause in self.clauses])
