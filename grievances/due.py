"""What is due in cases, for those who have a part in them and nobody else; a case is its reference only."""

from collections import defaultdict
from functools import partial

from django.db.models import Q
from django.urls import reverse

from councils.due import NOTHING, DueItem, Look, Source, Thing
from councils.models import Deadline
from grievances.actions_due import decided
from grievances.declaring_due import undeclared
from grievances.leaving_due import leaving
from grievances.models import Grievance, Part
from grievances.own_parts import may_open, own_parts
from grievances.workflow import Kind, PartKind

PREFIX = "grievances.case"
HANDLER, PANEL, APPEAL_PANEL = PartKind.HANDLER, PartKind.PANEL, PartKind.APPEAL_PANEL
PARTIES = (PartKind.COMPLAINANT, PartKind.SUBJECT)
# For whom each limit waits: (parts, what is due, the act).
WAITS = {
    "grievance_informal": ((HANDLER,), "Informal stage of case {} ends", "Resolve it, or say that it is over"),
    "grievance_invitation": ((HANDLER,), "Invite to the hearing in case {}", "Name the panel and invite"),
    "grievance_meeting": ((HANDLER,), "Latest day for the hearing in case {}", "Hold the hearing"),
    "grievance_papers": ((HANDLER, *PARTIES), "Papers and witnesses in case {}", "Hand in what you rely on"),
    "grievance_decision": ((HANDLER, PANEL), "Decision in case {}", "Give the decision"),
    "appeal_lodged": (PARTIES, "Time to appeal in case {} ends", "Appeal, if you want to"),
    "appeal_invitation": ((HANDLER,), "Invite to the appeal in case {}", "Name the appeal panel and invite"),
    "appeal_meeting": ((HANDLER,), "Latest day for the appeal hearing in case {}", "Hold the appeal hearing"),
    "appeal_decision": ((HANDLER, APPEAL_PANEL), "Decision on the appeal in case {}", "Give the decision"),
    "aftercare": ((HANDLER,), "Aftercare check in case {}", "Ask both sides how things are"),
}


def look(accesses, since):
    """Deadlines, interests to declare, cases to hand over, what was decided: three queries for any number of people."""
    mine = {access.person.pk: access for access in accesses}
    parts = own_parts(access.person for access in accesses)
    handled = [part for part in parts if part.kind == HANDLER]
    if not parts:
        return NOTHING
    opened = [part for part in parts if may_open(part)]
    by_stream = defaultdict(lambda: defaultdict(list))
    for part in opened:
        by_stream[part.case.stream][part.person_id].append(part)
    others = (
        partial(undeclared, mine, opened),
        partial(leaving, mine, handled),
        partial(decided, mine, handled, since),
    )
    return Look(partial(_items, mine, by_stream, others), Q(stream__in=list(by_stream)))


def _items(mine, by_stream, others, rows):
    for row in rows:
        for person, parts in by_stream[row.stream].items():
            case = parts[0].case
            if row.name in WAITS and _waits(row, case, {part.kind for part in parts}):
                yield mine[person], _item(row, case)
    for other in others:
        yield from other()


def _waits(row, case, own):
    """In a concern about an employee the right of appeal is the employee's, else the complainant's."""
    if row.name == "appeal_lodged":
        return (PartKind.SUBJECT if case.kind == Kind.CONCERN else PartKind.COMPLAINANT) in own
    return not own.isdisjoint(WAITS[row.name][0])


def _item(row, case):
    _, what, act = WAITS[row.name]
    return DueItem(
        uid=f"deadline-{row.pk}",
        council=case.council.name,
        what=what.format(case.reference),
        act=act,
        due=row.due,
        url=case.get_absolute_url(),
        count_url=reverse("deadline", args=[case.council.slug, row.pk]),
        changed_at=row.changed_at,
        sequence=row.sequence,
        cancelled=row.state != Deadline.State.OPEN,
        confidential=True,
    )


def may_know(access, stream):
    return _of(access).filter(case=_key(stream)).exists()


def things(access, streams):
    cases = Grievance.objects.filter(pk__in=[_key(stream) for stream in streams], parts__in=_of(access))
    return {case.stream: Thing(f"Case {case.reference}", case.get_absolute_url()) for case in cases.distinct()}


def _of(access):
    return Part.objects.known().by_account().filter(person=access.person) if access.person else Part.objects.none()


def _key(stream):
    return stream.partition(":")[2]


SOURCE = Source(PREFIX, look, may_know, things)
