"""The council's yearly numbers: of years that are over, counted once."""

from django.db import transaction
from django.utils import timezone

from councils.services.turns import in_turn
from grievances.figures import figures
from grievances.models import Grievance, YearNumbers
from grievances.workflow import Stage

YEARS = 5


@transaction.atomic
def numbers_of(council, today=None):
    """The YearNumbers of the last years that are over, the newest first, whether or not there was a case in them."""
    this_year = (today or timezone.localdate()).year
    years = range(this_year - 1, this_year - 1 - YEARS, -1)
    known = _known(council)
    if not set(years) <= set(known):
        in_turn(council)
        known = _known(council)
    return [known.get(year) or _count(council, year) for year in years]


def _known(council):
    return {row.year: row for row in YearNumbers.objects.filter(council=council)}


def _count(council, year):
    cases = Grievance.objects.filter(council=council).exclude(stage=Stage.DRAFT)
    raised = [case.kind for case in cases.filter(raised_at__year=year).only("kind")]
    closed = cases.filter(closed_at__year=year).only("outcome", "raised_at", "closed_at")
    taken = [(case.outcome, (case.closed_at - case.raised_at).days) for case in closed]
    return YearNumbers.objects.create(council=council, year=year, figures=figures(raised, taken))
