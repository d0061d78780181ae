"""What pages say of a case in words: what happens next, who will see it, and where it stands on its way."""

from dataclasses import dataclass

from django.utils import timezone

from councils.profile import LIMITS, limit_of
from councils.services.deadlines import profile_on
from councils.titles import titled
from grievances.models import Grievance
from grievances.seeing import Sight
from grievances.services.procedures import routes_by
from grievances.services.timeline import FORMAL
from grievances.what_next import Names, next_sentences, route_map, seers
from grievances.workflow import Kind, Mark, PartKind, Route, Stage

SIDES = frozenset({PartKind.COMPLAINANT, PartKind.RAISER, PartKind.SUBJECT})
LIMITS_TOLD = ("grievance_informal", "grievance_meeting")
CONTACTS = {
    "clerk": titled("the Clerk"),
    "officer": "the employee",
    "chair": titled("the head of the council"),
    "committee": "the committee that deals with staff matters",
}


@dataclass(frozen=True)
class Told:
    """What somebody who raises a case is told at once. `clerk_is_party`: the Clerk may run the site or the mailbox."""

    kind: Kind
    sentences: list
    seers: list
    clerk_is_party: bool


def told_of(way: Route, council):
    today = timezone.localdate()
    profile, procedure = profile_on(council, today), routes_by(council, today)
    limits = profile.limits if profile else {}
    names = Names(
        handler=way.handler.name if way.handler else "",
        first_contact=" or ".join(str(CONTACTS.get(code, code)) for code in procedure.concern_first),
        principal_council=council.principal_council,
        limits={name: str(limit_of(limits, name)) for name in LIMITS_TOLD},
    )
    about_clerk = procedure.clerk in way.subjects
    return Told(way.kind, list(next_sentences(way, names)), list(seers(way, names)), about_clerk)


def way_on_page(case: Grievance):
    """The stages of a case as a map: [(label, "done" | "now" | "later", what happens there)]."""
    first = (Stage.FIRST_CONTACT,) if case.kind == Kind.CONCERN else ()
    # Nothing of mediation is on the pages of the formal stage, not even that there might have been one.
    formal = case.stage in FORMAL or case.closed_in in FORMAL
    mediation = (Stage.MEDIATION,) if Mark.MEDIATION in case.marks and not formal else ()
    last = (Stage.REFERRAL,) if case.kind == Kind.CONDUCT else (Stage.FORMAL, Stage.DECIDED, Stage.APPEAL)
    reached = Stage(case.closed_in) if case.stage == Stage.CLOSED else Stage(case.stage)
    stages = (*first, Stage.INFORMAL, *mediation, *last)
    began = stages.index(case.began_in) if case.began_in in last else 0
    return route_map(stages[began:], reached, closed=case.stage == Stage.CLOSED)


def clock_shown(row):
    """(words, row, state, colour) of a deadline: one that is open and past is overdue."""
    overdue = row.state == row.State.OPEN and row.due < timezone.localdate()
    state = "Overdue" if overdue else row.get_state_display()
    return LIMITS[row.name].words, row, state, "red" if overdue else "grey"


def told_and_shown(step, case, sees):
    """Who gets a notice of a step, and on whose page its line stands beside the handler's, in words.

    Whoever takes it gets no notice. Sides that the case has not are left out, and of a notice those who know nothing of
    the case yet, where somebody sees that they do not.
    """
    sides = SIDES - set(case.parts.current().values_list("kind", flat=True))
    told = Mark.SERVED in step.gives | set(case.marks) or Sight.PEOPLE not in sees
    no_notice = sides if told else sides | {PartKind.SUBJECT}
    tells, shows = step.tells - no_notice, step.known_to - sides - {PartKind.HANDLER}
    return _labels(tells), _labels(shows)


def _labels(kinds):
    return [kind.label for kind in PartKind if kind in kinds]
