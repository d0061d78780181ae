"""Acts on what a council counts by: its closed days, the Clerk's working days and leave.

Each of them counts the open deadlines again and returns those that moved, as a list.
"""

from datetime import timedelta

from councils import history
from councils.calendar import LAST_YEAR
from councils.errors import Overtaken, Refused
from councils.models import ClosedDay, Leave, WorkingPattern
from councils.services.deadlines import redating
from councils.services.people import stream_of
from councils.wording import uk_date_words

SATURDAY = 5
LONGEST = timedelta(days=366)


def add_closed_days(*, council, first, last, kind, reason, by):
    """Close the council from a day to a day, both included; a closure leaves out weekends, which never count."""
    _refuse_long(first, last)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if kind == ClosedDay.Kind.CLOSURE:
        days = [day for day in days if day.weekday() < SATURDAY]
    if not days:
        raise Refused("These days are a weekend: Saturdays and Sundays are no working days anyway.")
    with redating(council, by=by) as moved:
        known = council.closed_days.filter(kind=kind, day__in=days).first()
        if known:
            raise Refused(f"{uk_date_words(known.day)} is listed already: {known.reason}. Remove it first.")
        ClosedDay.objects.bulk_create(ClosedDay(council=council, day=day, kind=kind, reason=reason) for day in days)
        _record("closed_days_added", days, kind, council=council, by=by, words=reason)
    return moved


def remove_closed_days(days, *, by):
    """Let days count again; `days` are ClosedDays of one council, of one kind and reason."""
    council, kind, reason = days[0].council, days[0].kind, days[0].reason
    with redating(council, by=by) as moved:
        _delete(ClosedDay.objects.filter(pk__in=[day.pk for day in days]), len(days))
        _record("closed_days_removed", [day.day for day in days], kind, council=council, by=by, words=reason)
    return moved


def _record(event, days, kind, *, words, **who):
    data = {"first": days[0].isoformat(), "last": days[-1].isoformat(), "days": len(days), "kind": kind}
    history.record(stream_of(who["council"]), event, data=data, words=words, **who)


def set_working_days(*, council, weekdays, since, by):
    """The weekdays (0 is Monday) that the Clerk works from a day on; a pattern from the same day is replaced."""
    with redating(council, by=by) as moved:
        WorkingPattern.objects.update_or_create(council=council, since=since, defaults={"weekdays": weekdays})
        data = {"since": since.isoformat(), "weekdays": weekdays}
        history.record(stream_of(council), "working_days_set", council=council, by=by, data=data)
    return moved


def remove_working_days(pattern, *, by):
    council = pattern.council
    with redating(council, by=by) as moved:
        _delete(WorkingPattern.objects.filter(pk=pattern.pk), 1)
        data = {"since": pattern.since.isoformat(), "weekdays": pattern.weekdays}
        history.record(stream_of(council), "working_days_removed", council=council, by=by, data=data)
    return moved


def add_leave(*, council, first, last, by):
    """The Clerk is away from a day to a day, both included. The history keeps no dates of it: it may be sickness."""
    _refuse_long(first, last)
    with redating(council, by=by) as moved:
        known = council.leaves.filter(first__lte=last, last__gte=first).first()
        if known:
            raise Refused(
                f"Leave from {uk_date_words(known.first)} to {uk_date_words(known.last)} is listed already. "
                "Remove it first, or choose other days."
            )
        Leave.objects.create(council=council, first=first, last=last)
        history.record(stream_of(council), "leave_added", council=council, by=by)
    return moved


def remove_leave(leave, *, by):
    council = leave.council
    with redating(council, by=by) as moved:
        _delete(Leave.objects.filter(pk=leave.pk), 1)
        history.record(stream_of(council), "leave_removed", council=council, by=by)
    return moved


def _refuse_long(first, last):
    if last - first > LONGEST:
        raise Refused("That is more than a year. Check the dates, or enter it a year at a time.")
    if last.year > LAST_YEAR:
        raise Refused(f"The calendar knows no days after {LAST_YEAR}.")


def _delete(rows, number):
    if rows.delete()[0] != number:
        raise Overtaken("Somebody else removed it before you.")
