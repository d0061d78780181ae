"""The words of a case. Each has its code for the data and its label for pages."""

from enum import StrEnum


class Labelled(StrEnum):
    """A code that knows its words: `("code", "Words")` each."""

    def __new__(cls, code, label):
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member

    @classmethod
    def choices(cls):
        """(code, words) of each, as forms and fields take them."""
        return [(member.value, member.label) for member in cls]


class Matter(Labelled):
    CONDITIONS = "conditions", "My pay, hours, workload or other terms of work"
    TREATMENT = "treatment", "How I am treated at work"
    HARASSMENT = "harassment", "Harassment or bullying"
    DISCRIMINATION = "discrimination", "Discrimination"
    SAFETY = "safety", "Health and safety"
    PERFORMANCE = "performance", "The conduct, behaviour or performance of an employee"
    CONDUCT = "conduct", "The conduct of a councillor"


# A written complaint of these is not sent to informal talks or mediation by default (Acas Code, para 32 and its guide).
HARM = frozenset({Matter.HARASSMENT, Matter.DISCRIMINATION, Matter.SAFETY})


class Kind(Labelled):
    """Which way a case goes."""

    GRIEVANCE = "grievance", "An employee’s grievance"
    CONCERN = "concern", "A councillor’s concern about an employee"
    CONDUCT = "conduct", "A complaint about a councillor’s conduct"
    MIXED = "mixed", "Several matters, each of which goes its own way"


class Stage(Labelled):
    DRAFT = "draft", "Draft"
    FIRST_CONTACT = "first_contact", "First conversation"
    INFORMAL = "informal", "Informal resolution"
    MEDIATION = "mediation", "Mediation"
    FORMAL = "formal", "Formal procedure"
    DECIDED = "decided", "Decided, open to appeal"
    APPEAL = "appeal", "Appeal"
    REFERRAL = "referral", "Referral to the Monitoring Officer"
    CLOSED = "closed", "Closed"


# In which a case waits for somebody to do something.
OPEN = frozenset(Stage) - {Stage.DRAFT, Stage.CLOSED}


class Mediation(Labelled):
    """Mediation as the council adopted it."""

    STAGE = "stage", "A stage of every case, which either side may decline"
    OPTION = "option", "An option that is offered"
    ABSENT = "absent", "Not part of the procedure"


class Outcome(Labelled):
    RESOLVED = "resolved", "Resolved informally"
    AGREED = "agreed", "Agreement in mediation"
    SETTLED = "settled", "Settled between the parties"
    DECIDED = "decided", "Decided"
    APPEAL_DECIDED = "appeal_decided", "Decided on appeal"
    REFERRED = "referred", "Dealt with by the Monitoring Officer"
    WITHDRAWN = "withdrawn", "Withdrawn"
    LEFT = "left", "Ended because somebody left"
    DIED = "died", "Ended by a death"
    SPLIT = "split", "Continued in linked cases"


class PartKind(Labelled):
    """What somebody is in a case."""

    COMPLAINANT = "complainant", "Complainant"
    RAISER = "raiser", "Councillor who raised the concern"
    SUBJECT = "subject", "Person complained of"
    HANDLER = "handler", "Handler"
    INVESTIGATOR = "investigator", "Investigator"
    MEDIATOR = "mediator", "Mediator"
    PANEL = "panel", "Panel member"
    APPEAL_PANEL = "appeal_panel", "Appeal panel member"
    MINUTE_TAKER = "minute_taker", "Minute-taker"
    WITNESS = "witness", "Witness"
    COMPANION = "companion", "Companion"


class Mark(StrEnum):
    """What is true of a case beside its stage. A step may need one, forbid one, set or clear one."""

    # What the route and the council's procedure make of the case, from its first day.
    HARM = "harm"
    MEDIATION = "mediation"
    DUTY = "duty"
    # That nobody of the council can handle it and no outsider has been found yet.
    NO_HANDLER = "no_handler"
    # The handler has an interest in it, and can do nothing in it but hand it over.
    HANDLER_OUT = "handler_out"
    ACKNOWLEDGED = "acknowledged"
    # It is not erased, whatever its date: a legal hold.
    HELD = "held"
    # Particulars were served on everybody complained of: from then on they know of the case.
    SERVED = "served"
    # The employer goes on in its own name; the complainant has been told.
    EMPLOYER = "employer"
    INFORMAL_OVER = "informal_over"
    OUTCOME_OFFERED = "outcome_offered"
    MEDIATION_OFFERED = "mediation_offered"
    MEDIATOR_NAMED = "mediator_named"
    COMPLAINANT_CONSENTS = "complainant_consents"
    SUBJECT_CONSENTS = "subject_consents"
    INVESTIGATED = "investigated"
    PANEL_NAMED = "panel_named"
    INVITED = "invited"
    POSTPONED = "postponed"
    HEARD = "heard"
    APPEAL_PANEL_NAMED = "appeal_panel_named"
    APPEAL_INVITED = "appeal_invited"
    APPEAL_POSTPONED = "appeal_postponed"
    APPEAL_HEARD = "appeal_heard"
    # The panel comes from outside: it recommends, and the council decides (LGA 1972 s.101).
    OUTSIDE_PANEL = "outside_panel"
    RECOMMENDED = "recommended"
    OUTSIDE_APPEAL_PANEL = "outside_appeal_panel"
    APPEAL_RECOMMENDED = "appeal_recommended"
    REFERRAL_ASKED = "referral_asked"
    REFERRED = "referred"
    # The employer's own duty to its employee (Moores v Bude-Stratton TC [2000] IRLR 676).
    DUTY_MET = "duty_met"
    DUTY_REPLIED = "duty_replied"
    DUTY_APPEALED = "duty_appealed"
    DUTY_APPEAL_ANSWERED = "duty_appeal_answered"
