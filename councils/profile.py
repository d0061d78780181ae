"""The limits and terms that a council can set, and what they are until it does. Pure.

docs/decisions/0008-default-limits.md says where each figure comes from. All but those of the law are marked as
defaults on every page until the council has set its own.
"""

from dataclasses import dataclass

from councils.calendar import Limit

SUGGESTED = "our suggestion"
MODEL = "as model grievance procedures for local councils have it"


@dataclass(frozen=True)
class LimitKind:
    """A limit that a council can set: `words` go before it on a page, `source` says where the default comes from.

    With `by_law` a council may set more, in the same unit, and not less.
    """

    words: str
    default: str
    source: str = MODEL
    by_law: bool = False

    @property
    def limit(self):
        return Limit.parse(self.default)

    @property
    def mark(self):
        """What a page says beside the limit while the council has not set its own."""
        return f"by law: {self.source}" if self.by_law else "default: check against your adopted policy"


LIMITS = {
    "acknowledge_request": LimitKind(
        "Acknowledge a request", "3 of the Clerk's working days after it was received", SUGGESTED
    ),
    "answer_request": LimitKind("Answer a request", "10 of the Clerk's working days after it was received", SUGGESTED),
    "extend_request": LimitKind("Extend the answer, once, by", "10 of the Clerk's working days", SUGGESTED),
    "follow_up_request": LimitKind("Keep open for follow-up questions", "5 working days after the answer", SUGGESTED),
    "keep_request": LimitKind("Keep an entry of the register for", "72 months after the answer", SUGGESTED),
    "tell_groups": LimitKind(
        "Tell the other groups what one was given", "3 of the Clerk's working days after it was given", SUGGESTED
    ),
    "agenda_papers": LimitKind("Papers for an agenda item", "7 calendar days before the meeting", SUGGESTED),
    "meeting_notice": LimitKind(
        "Notice of a meeting", "3 clear days before the meeting", "Local Government Act 1972, Schedule 12", by_law=True
    ),
    "grievance_informal": LimitKind("Informal stage of a grievance", "20 working days after it was raised", SUGGESTED),
    "grievance_invitation": LimitKind("Invitation to the hearing", "10 working days after it was raised"),
    "grievance_meeting": LimitKind("Grievance hearing", "25 working days after it was raised"),
    "grievance_notice": LimitKind("Notice of a hearing, at least", "5 working days before the hearing", SUGGESTED),
    "grievance_papers": LimitKind("Papers and names of witnesses", "2 working days before the hearing"),
    "grievance_postponement": LimitKind("Postponement for the companion, at most", "5 working days after the hearing"),
    "grievance_decision": LimitKind("Decision in writing", "5 working days after the hearing"),
    "appeal_lodged": LimitKind("Appeal lodged", "5 working days after the decision"),
    "appeal_invitation": LimitKind("Notice of the appeal hearing", "10 working days after the appeal"),
    "appeal_meeting": LimitKind("Appeal hearing", "25 working days after the appeal"),
    "appeal_decision": LimitKind("Decision on the appeal", "5 working days after the appeal hearing"),
    "aftercare": LimitKind("Aftercare check with the parties", "3 months after the end of the case", SUGGESTED),
    "keep_case_long": LimitKind(
        "Keep a case founded, appealed, settled or referred for",
        "72 months after the end of the case",
        SUGGESTED,
    ),
    "keep_case": LimitKind("Keep any other case for", "12 months after the end of the case", SUGGESTED),
}

GROUPS = {
    "Councillors’ requests": (
        "acknowledge_request",
        "answer_request",
        "extend_request",
        "follow_up_request",
        "keep_request",
        "tell_groups",
    ),
    "Meetings": ("agenda_papers", "meeting_notice"),
    "Grievances": (
        "grievance_informal",
        "grievance_invitation",
        "grievance_meeting",
        "grievance_notice",
        "grievance_papers",
        "grievance_postponement",
        "grievance_decision",
        "aftercare",
    ),
    "Keeping cases": ("keep_case_long", "keep_case"),
    "Appeals": ("appeal_lodged", "appeal_invitation", "appeal_meeting", "appeal_decision"),
}

TERMS = {
    "officer_title": ("Title of the chief officer", "Clerk"),
    "chair_title": ("Title of the head of the council", "Chair"),
}


def limit_of(limits, name):
    """The council's own limit of that name, or the default; `limits` is a profile's {name: text}."""
    return Limit.parse(limits[name]) if name in limits else LIMITS[name].limit


def changed_limits(before, after):
    """The names of the limits that are others after than before; both are {name: text} of a profile."""
    return [name for name in LIMITS if limit_of(before, name) != limit_of(after, name)]
