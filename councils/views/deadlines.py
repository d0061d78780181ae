"""How the date of a deadline is counted, day by day."""

from datetime import date, timedelta

from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from councils import due
from councils.access import for_everybody
from councils.calendar import Limit, Unit
from councils.calendar import deadline as counted_days
from councils.day_table import weeks_of
from councils.models import Deadline
from councils.profile import LIMITS
from councils.services.deadlines import Clock, days_of


@for_everybody
def deadline(request, pk):
    rows = Deadline.objects.filter(council=request.council).select_related("profile")
    row = get_object_or_404(rows, pk=pk)
    if not due.may_know(request.access, row.stream):
        raise Http404("Not for those who may not know of it")
    days = days_of(row, Clock(request.council), timezone.localdate())
    context = {
        "row": row,
        "kind": LIMITS[row.name],
        "is_default": not row.profile or row.name not in row.profile.limits,
        "source": row.profile.sources.get(row.name) if row.profile else None,
        "thing": due.things_of(request.access, [row.stream]).get(row.stream),
        "ends": days[-1].date,
        "weeks": weeks_of(days),
        "counted": sum(day.counted for day in days),
        "pauses": [_first_and_last(pause) for pause in row.pauses],
    }
    return render(request, "councils/deadline.html", context)


@for_everybody
def count(request, start, days):
    """So many calendar days from a day, for a date that follows from nothing else and is kept nowhere."""
    try:
        counted = counted_days(Limit(int(days), Unit.CALENDAR_DAYS), date.fromisoformat(start))
    except ValueError as problem:
        raise Http404("No such count") from problem
    context = {"days": days, "start": date.fromisoformat(start), "ends": counted.due, "weeks": weeks_of(counted.days)}
    return render(request, "councils/count.html", context)


def _first_and_last(pause):
    """The first and the last day that a pause leaves out."""
    first, resumed = map(date.fromisoformat, pause)
    return first, resumed - timedelta(days=1)
