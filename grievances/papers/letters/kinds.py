"""The letters, to whom each goes, and the merge fields. The words of each are in texts/<code>.txt.

There is no letter that tells a councillor of a finding or of anything imposed: a complaint about a councillor's conduct
ends with talks, mediation or the referral (Localism Act 2011 s.28).
"""

from dataclasses import dataclass
from pathlib import Path

from grievances.workflow import Kind
from grievances.workflow.step import BROUGHT_IT, COMPLAINANT, PARTIES, SUBJECT

TEXTS = Path(__file__).with_name("texts")
EMPLOYMENT = frozenset({Kind.GRIEVANCE, Kind.CONCERN})
CONDUCT = frozenset({Kind.CONDUCT})
ANY = EMPLOYMENT | CONDUCT


@dataclass(frozen=True)
class LetterKind:
    """`to` are the parts that can get it; empty for one that goes to somebody without a part in the case."""

    code: str
    title: str
    to: frozenset
    kinds: frozenset = ANY
    of_mediation: bool = False
    of_appeal: bool = False

    @property
    def words(self):
        """The words of our own template, with its merge fields: paragraphs, one a line."""
        return TEXTS.joinpath(f"{self.code}.txt").read_text(encoding="utf-8")


LETTERS = {
    letter.code: letter
    for letter in (
        LetterKind("acknowledgement", "Acknowledgement", BROUGHT_IT),
        LetterKind("particulars", "Particulars served", SUBJECT),
        LetterKind("informal", "Invitation to an informal meeting", BROUGHT_IT | SUBJECT),
        LetterKind("mediation", "Offer of mediation", BROUGHT_IT | SUBJECT, of_mediation=True),
        LetterKind("hearing", "Invitation to the hearing", PARTIES, EMPLOYMENT),
        LetterKind("postponement", "Hearing postponed", PARTIES, EMPLOYMENT),
        LetterKind("decision", "Decision, with the right of appeal", PARTIES, EMPLOYMENT),
        LetterKind("appeal-acknowledgement", "Appeal acknowledged", PARTIES, EMPLOYMENT, of_appeal=True),
        LetterKind("appeal-hearing", "Invitation to the appeal hearing", PARTIES, EMPLOYMENT, of_appeal=True),
        LetterKind("appeal-decision", "Decision on the appeal", PARTIES, EMPLOYMENT, of_appeal=True),
        LetterKind("referral", "Referral to the Monitoring Officer", frozenset(), CONDUCT),
        LetterKind("employee-meeting", "Invitation of the employee to a meeting", COMPLAINANT, CONDUCT),
        LetterKind("employee-reply", "Written reply to the employee", COMPLAINANT, CONDUCT),
        LetterKind("closing", "The case is closed", BROUGHT_IT | SUBJECT),
    )
}

# {merge field: what it stands for}. What is not known yet stands in square brackets, until somebody fills it in.
FIELDS = {
    "council": "name of the council",
    "reference": "reference of the case",
    "date": "date of the letter",
    "recipient": "name of whoever gets it",
    "address": "postal address of whoever gets it",
    "handler": "name of whoever handles the case",
    "raised_on": "date on which it was raised",
    "particulars": "particulars as they were served",
    "informal_ends": "last day of the informal stage",
    "meeting_date": "date of the meeting",
    "meeting_time": "time of the meeting",
    "meeting_place": "place of the meeting",
    "papers_by": "last day for papers and witnesses",
    "panel": "names of those who hear it",
    "findings": "what was found on each point",
    "reasons": "reasons of the decision",
    "actions": "what is to be done, by whom and when",
    "appeal_by": "last day to appeal",
    "principal_council": "name of the principal council",
    "reply": "reply, and the support that is offered",
    "outcome": "how the case ended",
}


def placeholder(field):
    """What stands in a letter while the field is not known."""
    return f"[{FIELDS[field]}]"


def open_places(text):
    """The placeholders that nobody has filled in yet."""
    return [placeholder(field) for field in FIELDS if placeholder(field) in text]
