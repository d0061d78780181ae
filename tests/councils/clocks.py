"""Deadlines and closed days by state. June 2026 begins with a Monday and has no bank holiday."""

from datetime import date

from councils.models import ClosedDay, Deadline, Profile
from councils.services import time
from councils.services.deadlines import start_deadline

STREAM = "requests_log.entry:1"


def june(day):
    return date(2026, 6, day)


def make_deadline(council, name="answer_request", starts=None, stream=STREAM):
    """By default 10 of the Clerk's working days from 1 June 2026: due on 15 June."""
    return start_deadline(council=council, stream=stream, name=name, starts=starts or june(1))


def make_profile(council, applies_from, **limits):
    number = council.profiles.count() + 1
    return Profile.objects.create(council=council, number=number, applies_from=applies_from, limits=limits)


def close(council, first, last=None, *, kind=ClosedDay.Kind.CLOSURE, reason="office move", by=None):
    return time.add_closed_days(council=council, first=first, last=last or first, kind=kind, reason=reason, by=by)


def due_of(row):
    return Deadline.objects.get(pk=row.pk).due
