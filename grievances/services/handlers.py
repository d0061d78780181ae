"""Who handles a case: handing it over, naming an outsider, and opening it when the handler is gone."""

from django.db import transaction
from django.db.models import Subquery
from django.utils import timezone

from councils.access import persons_with_roles, roles_of
from councils.errors import Refused
from councils.models import Person
from councils.services.turns import in_turn
from grievances.models import Interest
from grievances.services.parts import add_outsider, end_part, everybody_in, give_part, tell
from grievances.services.procedures import procedures_on, routes_by
from grievances.services.steps import take_step
from grievances.services.timeline import record
from grievances.workflow import Mark, PartKind
from grievances.workflow.routing import in_order
from grievances.workflow.step import BROUGHT_IT

# Whoever has or had one of these parts does not handle the case.
TOUCHED = (*BROUGHT_IT, PartKind.SUBJECT, PartKind.WITNESS, PartKind.PANEL, PartKind.APPEAL_PANEL, PartKind.MEDIATOR)


def free_to_handle(case):
    """Those who could handle a case, in the order of the procedure.

    Nobody whom it touches or who has an interest in it, nor its handler now.
    """
    procedure = routes_by(case.council)
    parts = case.parts.filter(person__isnull=False)
    touched = set(parts.filter(kind__in=TOUCHED).values_list("person", flat=True))
    touched |= set(Interest.objects.filter(case=case).values_list("person", flat=True))
    handling = set(parts.current().filter(kind=PartKind.HANDLER).values_list("person", flat=True))
    everybody = {procedure.clerk, procedure.acting_clerk, *procedure.members, *procedure.staffing_body} - {None}
    parties = {who for who in everybody if who.key in touched}
    if case.about_whole_council:
        parties |= {*procedure.members, *procedure.staffing_body}
    return [who for who in in_order(parties, procedure) if who not in parties and who.key not in handling]


@transaction.atomic
def hand_over(case, *, parts, seen, words, person=None, at=None):
    """To another handler; the one before loses access at once, and everybody who knows of the case is told.

    Only where nobody of the council is free it goes to no `person`: whoever brought it then names an outsider.
    """
    free = {who.key for who in free_to_handle(case)}
    if person and person.pk not in free:
        raise Refused(f"{person.name} has a part in this case that stands in the way.")
    if free and not person:
        raise Refused("Choose who handles it from now on.")
    data = {"to": person.pk if person else None}
    nobody = () if person else {Mark.NO_HANDLER}
    part = take_step(case, "hand-over", parts=parts, seen=seen, words=words, data=data, at=at, more_marks=nobody)
    end_part(part, at=at)
    if person:
        give_part(case, PartKind.HANDLER, person=person, at=at)
        tell(case, {PartKind.HANDLER})


@transaction.atomic
def name_outsider(case, *, parts, seen, name, body, address, words, at=None):
    """Nobody of the council is free: somebody from outside handles it, whom its minute or another body names."""
    take_step(case, "name-outsider", parts=parts, seen=seen, words=words, at=at)
    outsider = add_outsider(case, name=name, body=body, address=address)
    give_part(case, PartKind.HANDLER, outsider=outsider, at=at)
    tell(case, {PartKind.HANDLER})
    return outsider


def handler_is_gone(case):
    """Whether a case waits for somebody who can no longer act in it.

    That is a handler who is nothing to the council any more or who has an interest in the case, the Clerk while
    somebody acts for the Clerk by resolution, or somebody from outside whose link has run out.
    """
    part = next((part for part in everybody_in(case) if part.until is None and part.kind == PartKind.HANDLER), None)
    if part is None:
        return Mark.NO_HANDLER not in case.marks
    if Mark.HANDLER_OUT in case.marks:
        return True
    if part.outsider_id:
        return not part.link.is_open
    stands_in = Subquery(procedures_on(case.council, timezone.localdate()).values("acting_clerk")[:1])
    held = persons_with_roles().annotate(stands_in=stands_in).get(pk=part.person_id)
    return not roles_of(held) or (held.stands_in not in (None, held.pk) and held.held_clerk)


@transaction.atomic
def break_glass(case, *, first, second, words, at=None):
    """Give a case whose handler is gone to another one: two people, a reason, and everybody in the case is told.

    It goes to the first who is free in the order of the procedure, the two apart; where nobody is, to the outsider whom
    the complainant then names. Raises Refused where the two are one, either has a part in the case, or the handler is
    there.
    """
    in_turn(case.council)
    if first.pk == second.pk:
        raise Refused("Two people have to do this together.")
    if case.parts.filter(person__in=[first, second]).exists():
        raise Refused("Nobody with a part in the case can do this.")
    if not handler_is_gone(case):
        raise Refused("The handler of this case is there.")
    at = at or timezone.now()
    free = [who for who in free_to_handle(case) if who.key not in {first.pk, second.pk}]
    for part in case.parts.current().filter(kind=PartKind.HANDLER):
        end_part(part, at=at)
    marks = sorted((set(case.marks) - {Mark.HANDLER_OUT}) | (set() if free else {Mark.NO_HANDLER}))
    case.advance(seen=case.revision, marks=marks)
    data = {"first": first.pk, "second": second.pk, "to": free[0].key if free else None}
    record(case, "glass-broken", data=data, words=words, at=at)
    if free:
        give_part(case, PartKind.HANDLER, person=Person.objects.get(pk=free[0].key), at=at)
    tell(case, set(PartKind))
