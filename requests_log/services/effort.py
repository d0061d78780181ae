"""The time that the office spends on an entry."""

from django.db import transaction
from django.db.models import Sum
from django.utils import timezone

from councils import history
from councils.errors import Refused
from requests_log.models import TimeSpent


@transaction.atomic
def record_time(entry, *, minutes, seen, by, on=None, at=None):
    """Add minutes to what was spent on an entry; below zero they take back what was recorded too much."""
    before = minutes_of(entry)
    if before + minutes < 0:
        raise Refused(f"Only {before} minutes are recorded: no more can be taken back.")
    entry.advance(seen=seen)
    at = at or timezone.now()
    row = TimeSpent.objects.create(entry=entry, minutes=minutes, on=on or timezone.localdate(at), by=by, at=at)
    data = {"minutes": minutes, "total": before + minutes}
    history.record(entry.stream, "time_spent", council=entry.council, by=by, data=data, at=at)
    return row


def minutes_of(entry):
    return entry.time_spent.aggregate(total=Sum("minutes"))["total"] or 0
