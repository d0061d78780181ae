"""The questions about a council, and how their answers are put in words."""

import re
from dataclasses import dataclass, field
from functools import cache

from protocols import wordings

# Read by the parser from the top of the document or its footer, and so without a clause.
OF_THE_RECORD = {
    "review_body": "Body that reviews it",
    "reviewed": "Reviews so far",
    "next_review": "Next review",
}


@dataclass(frozen=True)
class Question:
    """`kind` is "text", "choice" or "choices"; `options` are {code: words}.

    `is_term` marks what the council calls something; `limit` says from where a time is counted that may be one of the
    council's limits.
    `unless` says which option makes another one superfluous; `known` are (option or "", pattern) in order;
    a sentence that fits `not_where` speaks of something else.
    """

    name: str
    label: str
    kind: str
    options: dict = field(default_factory=dict)
    unless: dict = field(default_factory=dict)
    known: tuple = ()
    not_where: re.Pattern | None = None
    is_term: bool = False
    limit: str = ""
    with_headings: bool = False
    of_the_record: bool = False

    @property
    def is_kept(self):
        """Whether the Clerk confirms it with the profile; dates of reviews are confirmed when a version is adopted."""
        return self.name not in ("reviewed", "next_review")


@cache
def questions():
    """{name: Question} in the order of the pages."""
    asked = {name: _question(name, facts) for name, facts in wordings.load("profile").items()}
    return asked | {name: Question(name, label, "text", of_the_record=True) for name, label in OF_THE_RECORD.items()}


def _question(name, facts):
    known = facts["wordings"] if isinstance(facts["wordings"], dict) else {"": facts["wordings"]}
    return Question(
        name=name,
        label=facts["label"],
        kind=facts["kind"],
        options=facts.get("options", {}),
        unless=facts.get("unless", {}),
        known=tuple((code, wordings.expression(wording)) for code, listed in known.items() for wording in listed),
        not_where=wordings.expression(facts["not_where"]) if "not_where" in facts else None,
        is_term=facts.get("term", False),
        limit=facts.get("limit", ""),
        with_headings=facts.get("headings", False),
    )


def in_words(question, value):
    """The value of an answer as pages show it; "" for None."""
    values = value if isinstance(value, list) else [value] if value else []
    return "; ".join(question.options.get(part, part) for part in values)
