"""Who of a body can sit on a panel of a case, and who cannot and why."""

from math import ceil

from django.db.models import Q

from councils.access import people_with
from councils.models import Committee, Role, Seat
from councils.models.bodies import Office
from grievances.conflicts import Bench, Candidate, Conflict, Terms
from grievances.models import AppealTo, Grievance, Interest, PanelMember, Part
from grievances.services.instances import procedure_of
from grievances.workflow import PartKind

OF_PART = {
    PartKind.COMPLAINANT: Conflict.PARTY,
    PartKind.SUBJECT: Conflict.PARTY,
    PartKind.RAISER: Conflict.WITNESS,
    PartKind.WITNESS: Conflict.WITNESS,
    PartKind.COMPANION: Conflict.CLOSE,
    PartKind.HANDLER: Conflict.HANDLED,
    PartKind.INVESTIGATOR: Conflict.INVESTIGATED,
    PartKind.MEDIATOR: Conflict.MEDIATED,
}
# LGA 1972 Schedule 12, paragraph 12: a third of the council, and at least three.
LEAST_OF_A_COUNCIL = 3


def linked(case):
    """The case and those that it was split from or into: a party to one is a party to all."""
    root = case.split_from_id or case.pk
    return Grievance.objects.filter(Q(pk=root) | Q(split_from=root))


def conflicts_in(case, *, on_appeal):
    """{key of the person: Conflicts} by the parts of the case, ended ones too, and what was recorded."""
    found = {}
    cases = linked(case)
    for person, kind in Part.objects.filter(case__in=cases, kind__in=OF_PART).values_list("person", "kind"):
        found.setdefault(person, set()).add(OF_PART[kind])
    for person, conflict in Interest.objects.filter(case__in=cases).values_list("person", "conflict"):
        found.setdefault(person, set()).add(Conflict(conflict))
    if on_appeal:
        for person in _who_sat(case):
            found.setdefault(person, set()).add(Conflict.FIRST_PANEL)
    return found


def _who_sat(case):
    """Those who had a part as members of a first panel, replaced ones too: they may have read the papers."""
    places = PanelMember.objects.filter(panel__case=case, panel__is_appeal=False, part__isnull=False)
    return places.exclude(person=None).values_list("person", flat=True)


def bench_of(case, body, *, on_appeal=False, known=None):
    """The seats of a Committee today as a Bench for a panel of the case; `known` are the conflicts if at hand."""
    known = conflicts_in(case, on_appeal=on_appeal) if known is None else known
    voting = {person.pk for person in people_with(case.council, Role.COUNCILLOR)}
    head = _head(case.council)
    party = {Conflict.PARTY} if linked(case).filter(about_whole_council=True).exists() else set()
    seats = tuple(
        Candidate(
            key=seat.person_id,
            name=seat.person.name,
            conflicts=frozenset(known.get(seat.person_id, set()) | party | ({Conflict.NO_VOTE} - _votes(seat, voting))),
            is_head=seat.person_id == head,
        )
        for seat in Seat.objects.current().filter(committee=body).by_office().select_related("person")
    )
    return Bench(seats, _terms(case, body, len(seats), on_appeal), body.pk, body.name)


def _votes(seat, voting):
    return {Conflict.NO_VOTE} if seat.person_id in voting else set()


def _head(council):
    chairs = Seat.objects.current().filter(
        committee__council=council, committee__is_full_council=True, office=Office.CHAIR
    )
    return chairs.values_list("person", flat=True).first()


def _terms(case, body, seats, on_appeal):
    adopted = procedure_of(case)
    if not on_appeal:
        return Terms(adopted.panel_size, adopted.quorum, adopted.reserves, adopted.head_not_alone)
    if adopted.appeal_to == AppealTo.FULL_COUNCIL and body.is_full_council:
        least = max(LEAST_OF_A_COUNCIL, ceil(seats / 3))
        return Terms(max(seats, least), least, 0, adopted.head_not_alone)
    quorum = min(adopted.quorum, adopted.appeal_size)
    return Terms(adopted.appeal_size, quorum, adopted.reserves, adopted.head_not_alone)


def bodies_for(case, *, on_appeal):
    """The bodies of which a panel can be made, the one of the adopted procedure first."""
    bodies = list(Committee.objects.filter(council=case.council))
    adopted = procedure_of(case)
    to_council = on_appeal and adopted.appeal_to == AppealTo.FULL_COUNCIL
    first = next((body for body in bodies if body.is_full_council), None) if to_council else adopted.staffing_body
    return sorted(bodies, key=lambda body: body != first)


def appeals_of(case, known):
    """The Benches from which an appeal panel could be drawn, given who cannot sit now."""
    adopted = procedure_of(case)
    if adopted.appeal_to == AppealTo.FULL_COUNCIL:
        bodies = Committee.objects.filter(council=case.council, is_full_council=True)
    else:
        of_ours = Q(is_full_council=True) | Q(pk=adopted.staffing_body_id)
        bodies = Committee.objects.filter(of_ours, council=case.council)
    return tuple(bench_of(case, body, on_appeal=True, known=known) for body in bodies)
