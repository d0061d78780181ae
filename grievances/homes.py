"""The ways into confidence from a first page; what a line says of cases is for whoever has a part in them."""

from collections import defaultdict

from django.urls import reverse

from councils.homes import Line
from councils.wording import uk_date_words
from grievances.own_parts import may_open, own_parts
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
    """No query beside that for what is due in cases."""
    parts = defaultdict(list)
    for part in filter(_counts, own_parts(access.person for access in accesses)):
        parts[part.council_id].append(part)
    for access in accesses:
        council = access.council
        yield Line(council.pk, "Raise a concern in confidence", reverse("grievances:start", args=[council.slug]))
        if own := parts[council.pk]:
            yield Line(council.pk, "Your cases", reverse("grievances:list", args=[council.slug]), _note(own))


def _counts(part):
    """Whether the number of somebody's cases has this one in it.

    Who sees no stage is not told by this number either that a case was closed: for them it counts all that were begun.
    """
    stage = part.case.stage
    return may_open(part) and (stage in OPEN or (part.kind in WITHOUT_STAGE and stage != Stage.DRAFT))


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
