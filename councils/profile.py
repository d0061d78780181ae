"""The limits and terms that a council can set, and what they are until it does. Pure.

The figures of the request log are this software's defaults; the grievance figures follow the published model
procedures of NALC and SLCC (docs/decisions/0008-default-limits.md) and are marked as defaults on every page.
"""

from dataclasses import dataclass

from councils.calendar import Limit


@dataclass(frozen=True)
class LimitKind:
    """A limit that a council can set. `words` go before it on a page, `source` says where the default comes from."""

    words: str
    default: str
    source: str = "default: check against your adopted policy"

    @property
    def limit(self):
        return Limit.parse(self.default)


LIMITS = {
    "acknowledge_request": LimitKind("Acknowledge a request", "3 of the Clerk's working days after it was received"),
    "answer_request": LimitKind("Answer a request", "10 of the Clerk's working days after it was received"),
    "extend_request": LimitKind("Extend the answer, once, by", "10 of the Clerk's working days"),
    "follow_up_request": LimitKind("Keep open for follow-up questions", "5 working days after the answer"),
    "agenda_papers": LimitKind("Papers for an agenda item", "7 calendar days before the meeting"),
    "meeting_notice": LimitKind(
        "Notice of a meeting", "3 clear days before the meeting", "Local Government Act 1972, Schedule 12"
    ),
    "grievance_informal": LimitKind("Informal stage of a grievance", "20 working days after it was raised"),
    "grievance_invitation": LimitKind("Invitation to the hearing", "10 working days after it was raised"),
    "grievance_meeting": LimitKind("Grievance hearing", "25 working days after it was raised"),
    "grievance_papers": LimitKind("Papers and names of witnesses", "2 working days before the hearing"),
    "grievance_postponement": LimitKind("Postponement for the companion, at most", "5 working days after the hearing"),
    "grievance_decision": LimitKind("Decision in writing", "5 working days after the hearing"),
    "appeal_lodged": LimitKind("Appeal lodged", "5 working days after the decision"),
    "appeal_invitation": LimitKind("Notice of the appeal hearing", "10 working days after the appeal"),
    "appeal_meeting": LimitKind("Appeal hearing", "25 working days after the appeal"),
    "appeal_decision": LimitKind("Decision on the appeal", "5 working days after the appeal hearing"),
    "aftercare": LimitKind("Aftercare check with the parties", "3 months after the end of the case"),
}

TERMS = {
    "officer_title": ("Title of the chief officer", "Clerk"),
    "chair_title": ("Title of the head of the council", "Chair"),
}


def limit_of(limits, name):
    """The council's own limit of that name, or the default; `limits` is a profile's {name: text}."""
    return Limit.parse(limits[name]) if name in limits else LIMITS[name].limit
