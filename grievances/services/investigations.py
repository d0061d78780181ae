"""An investigator finds out what happened, and recommends; he does not decide."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.services.turns import in_turn
from grievances.conflicts import Conflict
from grievances.models import Investigation
from grievances.services.benches import conflicts_in
from grievances.services.parts import add_outsider, end_part, give_part
from grievances.services.steps import require, take_step
from grievances.workflow import PartKind


@transaction.atomic
def appoint_investigator(case, *, parts, seen, person=None, outside=None, words="", at=None):
    """A Person of the council without another part in it, or an outsider; one who is appointed later takes over."""
    in_turn(case.council)
    require(case, "appoint-investigator", parts)
    if person is not None:
        _refuse_touched(case, person)
    for part in case.parts.current().filter(kind=PartKind.INVESTIGATOR):
        end_part(part, at=at)
    outsider = add_outsider(case, **outside) if person is None else None
    give_part(case, PartKind.INVESTIGATOR, person=person, outsider=outsider, at=at)
    take_step(case, "appoint-investigator", parts=parts, seen=seen, words=words, at=at)


def _refuse_touched(case, person):
    found = conflicts_in(case, on_appeal=False).get(person.pk, set()) - {Conflict.INVESTIGATED}
    if found:
        why = ", ".join(sorted(conflict.label for conflict in found))
        raise Refused(f"{person.name} cannot investigate: {why}.")
    if case.parts.current().filter(person=person, kind__in=(PartKind.PANEL, PartKind.APPEAL_PANEL)).exists():
        raise Refused(f"{person.name} sits on the panel and cannot investigate.")


@transaction.atomic
def report_investigation(case, *, parts, seen, report, at=None):
    """The handler reads it at once, the parties and the panel with the papers of the hearing."""
    part = take_step(case, "report-investigation", parts=parts, seen=seen, at=at)
    Investigation(case=case, part=part, report=report, handed_in_at=at or timezone.now()).save()
