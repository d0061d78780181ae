"""What a protocol says, once it is read."""

from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class Warning_:  # noqa: N801 (Warning is Python's own)
    """Something to show to whoever imports the text; `line` is the line of the source, from 1."""

    line: int
    message: str


@dataclass(frozen=True, slots=True)
class Block:
    kind: str  # "paragraph" | "item"
    label: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Clause:
    """`ref` is as printed, without a final full stop, and may occur twice; `line` is not in the JSON."""

    ref: str | None
    heading: str | None = None
    blocks: list[Block] = field(default_factory=list)
    line: int = 0

    def as_dict(self):
        return {"ref": self.ref, "heading": self.heading, "blocks": [asdict(block) for block in self.blocks]}

    @classmethod
    def from_dict(cls, data):
        return cls(data["ref"], data["heading"], [Block(**block) for block in data["blocks"]])


@dataclass(frozen=True, slots=True)
class Section:
    number: str | None
    heading: str
    clauses: list[Clause] = field(default_factory=list)

    def as_dict(self):
        clauses = [clause.as_dict() for clause in self.clauses]
        return {"number": self.number, "heading": self.heading, "clauses": clauses}

    @classmethod
    def from_dict(cls, data):
        return cls(data["number"], data["heading"], [Clause.from_dict(c) for c in data["clauses"]])


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole protocol.

    Dates are ISO and as precise as the text is: "2018-02-13", "2022-02" or "2018". `adopted_hint` is a date of
    adoption that the text only implies; it is offered for confirmation and is not part of the JSON.
    """

    title: str | None = None
    council: str | None = None
    adopted: str | None = None
    reviewed: list[str] = field(default_factory=list)
    next_review: str | None = None
    review_body: str | None = None
    sections: list[Section] = field(default_factory=list)
    warnings: list[Warning_] = field(default_factory=list)
    profile: dict = field(default_factory=dict)
    adopted_hint: str | None = None

    def as_dict(self):
        plain = ("title", "council", "adopted", "reviewed", "next_review", "review_body")
        return {
            **{name: getattr(self, name) for name in plain},
            "sections": [section.as_dict() for section in self.sections],
            "profile": self.profile,
            "warnings": [asdict(warning) for warning in self.warnings],
        }

    @classmethod
    def from_dict(cls, data):
        sections = [Section.from_dict(section) for section in data["sections"]]
        warnings = [Warning_(**warning) for warning in data["warnings"]]
        return cls(**{**data, "sections": sections, "warnings": warnings})
