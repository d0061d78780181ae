"""The ways into confidence from a first page; what a line says of cases is for whoever has a part in them."""

from collections import defaultdict

from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse
from django.utils import timezone

from councils.homes import Line
from councils.wording import uk_date_words
from grievances.models import Hearing, Part
from grievances.seeing import SEES, Sight, seen_by
from grievances.workflow import OPEN, PartKind, Stage

# For whom a hearing is work to come, and which; the first panel learns nothing of an appeal.
HEARS = {
    PartKind.HANDLER: ("first_hearing", "appeal_hearing"),
    PartKind.PANEL: ("first_hearing",),
    PartKind.APPEAL_PANEL: ("appeal_hearing",),
}
WITHOUT_STAGE = [kind for kind, sights in SEES.items() if Sight.STAGE not in sights]


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
    """Somebody's parts in open cases, with the dates of the hearings ahead.

    Who sees no stage is not told by this number either that a case was closed: for them it counts all that were begun.
    """
    counted = Q(case__stage__in=OPEN) | Q(kind__in=WITHOUT_STAGE) & ~Q(case__stage=Stage.DRAFT)
    parts = Part.objects.known().by_account().filter(counted, person__in=people)
    return parts.annotate(first_hearing=_ahead(is_appeal=False), appeal_hearing=_ahead(is_appeal=True))


def _ahead(*, is_appeal):
    """The date of the hearing of the panel that sits now."""
    ahead = Hearing.objects.filter(held_on=None, on__gte=timezone.localdate(), case=OuterRef("case"))
    return Subquery(ahead.filter(panel__is_appeal=is_appeal, panel__replaced_at=None).values("on"))


def _hearings(part):
    """Those that the page of the case shows to the part too."""
    if Sight.HEARING not in seen_by([part]):
        return []
    return [day for name in HEARS.get(part.kind, ()) if (day := getattr(part, name))]


def _note(parts):
    number = len({part.case_id for part in parts})
    kind = "" if any(part.kind in WITHOUT_STAGE for part in parts) else "open "
    hearings = [day for part in parts for day in _hearings(part)]
    note = f"a part in {number} {kind}{'case' if number == 1 else 'cases'}"
    return f"{note}, next hearing {uk_date_words(min(hearings))}" if hearings else note
