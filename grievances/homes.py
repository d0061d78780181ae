"""The ways into confidence from a first page; what a line says of cases is for whoever has a part in them."""

from collections import defaultdict

from django.db.models import Min, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from councils.homes import Line
from councils.wording import uk_date_words
from grievances.models import Hearing, Part
from grievances.workflow import OPEN, PartKind

HEARS = (PartKind.HANDLER, PartKind.PANEL, PartKind.APPEAL_PANEL)


def lines(accesses):
    """One query for any number of councils."""
    parts = defaultdict(list)
    for part in _open_parts([access.person for access in accesses]):
        parts[part.council_id].append(part)
    for access in accesses:
        council = access.council
        yield Line(council.pk, "Raise a concern in confidence", reverse("grievances:start", args=[council.slug]))
        if own := parts[council.pk]:
            yield Line(council.pk, "Your cases", reverse("grievances:list", args=[council.slug]), _note(own))


def _open_parts(people):
    """Somebody's parts in open cases, with the next hearing for those who hear or handle one."""
    ahead = Q(held_on=None, on__gte=timezone.localdate(), panel__replaced_at=None)
    hearings = Hearing.objects.filter(ahead, case=OuterRef("case")).values("case").annotate(first=Min("on"))
    parts = Part.objects.known().by_account().filter(person__in=people, case__stage__in=OPEN)
    return parts.annotate(hearing=Subquery(hearings.values("first")))


def _note(parts):
    number = len({part.case_id for part in parts})
    hearings = [part.hearing for part in parts if part.hearing and part.kind in HEARS]
    note = f"a part in {number} open {'case' if number == 1 else 'cases'}"
    return f"{note}, next hearing {uk_date_words(min(hearings))}" if hearings else note
