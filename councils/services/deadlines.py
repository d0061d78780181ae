"""Starting, pausing, extending, ending and re-dating deadlines. Apps call these inside their own acts.

Every act here first waits for its turn in the council (`in_turn`), so an app calls it before it writes to a history
that re-dating writes to as well: otherwise the two would wait for each other.
"""

from contextlib import contextmanager
from copy import copy
from datetime import date

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.calendar import Calendar, DayCount, Limit, WorkPattern, deadline, explain_move
from councils.errors import Overtaken, Refused
from councils.models import ClosedDay, Deadline, Profile
from councils.profile import limit_of
from councils.services.turns import in_turn

State = Deadline.State
RUNNING = (State.OPEN, State.PAUSED)
THAT_APPLIES = object()


class Clock:
    """What a council counts by, fetched once for any number of deadlines: three queries."""

    def __init__(self, council):
        days = list(ClosedDay.objects.filter(council=council))
        self.calendar = Calendar(
            closures={row.day: row.reason for row in days if row.kind == ClosedDay.Kind.CLOSURE},
            proclaimed={row.day: row.reason for row in days if row.kind == ClosedDay.Kind.PROCLAIMED},
        )
        self.pattern = WorkPattern(
            leave=tuple((leave.first, leave.last, "") for leave in council.leaves.all()),
            changes=tuple((pattern.since, pattern.weekdays) for pattern in council.working_patterns.all()),
        )

    def count(self, row, *, until=None):
        """The councils.calendar.Deadline of a row; a pause that still runs is counted up to `until`."""
        limit = Limit.parse(row.limit)
        pauses = [tuple(map(date.fromisoformat, pause)) for pause in row.pauses]
        if row.paused_from and until and until > row.paused_from:
            pauses.append((row.paused_from, until))
        return deadline(
            limit,
            row.starts,
            self.calendar,
            pauses=pauses,
            extensions=[Limit.parse(text) for text in row.extensions],
            pattern=self.pattern if limit.clerk_days else None,
        )


def profile_on(council, day):
    """The council's profile that applies on a day, or None while it goes by the defaults."""
    return Profile.objects.filter(council=council, applies_from__lte=day).first()


@transaction.atomic
def start_deadline(*, council, stream, name, starts, profile=THAT_APPLIES):
    """Open a deadline by the limit of that name in the profile that applies on `starts`, unless another is given.

    `profile=None` are the defaults, for a thing that started before the council had a profile.
    """
    in_turn(council)
    profile = profile_on(council, starts) if profile is THAT_APPLIES else profile
    limit = limit_of(profile.limits if profile else {}, name)
    row = Deadline(council=council, stream=stream, name=name, profile=profile, limit=str(limit), starts=starts)
    row.due = Clock(council).count(row).due
    row.save(force_insert=True)
    return row


@transaction.atomic
def end_deadline(stream, name, *, state=State.MET, on=None):
    """Close the open deadline of that name, if there is one, and keep the days as they were counted."""
    running = Deadline.objects.filter(stream=stream, name=name, state__in=RUNNING).select_related("council")
    for row in running:
        in_turn(row.council)
    on = on or timezone.localdate()
    for row in running.all():
        _end_pause(row, on)
        counted = Clock(row.council).count(row)
        days = [[day.date.isoformat(), day.counted, day.reason] for day in counted.days]
        _change(row, state=state, closed_on=on, due=counted.due, days_at_end=days)


@transaction.atomic
def move_start(row, *, starts):
    """Count from another day, when the date of the event was wrong; pauses and extensions stay."""
    _take(row, *RUNNING)
    row.starts = starts
    _change(row, due=Clock(row.council).count(row).due)


@transaction.atomic
def extend_deadline(row, *, by_limit):
    """Add an extension to the count. The caller guards how often, and records the reason."""
    _take(row, State.OPEN)
    due = due_after_extension(row, by_limit=by_limit)
    row.extensions = [*row.extensions, str(by_limit)]
    _change(row, due=due)


def due_after_extension(row, *, by_limit):
    """The date that an extension would give; nothing is changed."""
    longer = copy(row)
    longer.extensions = [*row.extensions, str(by_limit)]
    return Clock(row.council).count(longer).due


@transaction.atomic
def pause_deadline(row, *, on):
    _take(row, State.OPEN)
    if on < row.starts:
        raise Refused("A pause cannot begin before the deadline started.")
    _change(row, state=State.PAUSED, paused_from=on)


@transaction.atomic
def resume_deadline(row, *, on):
    """Count on from a day: the pause leaves out its first day up to the day before this one."""
    _take(row, State.PAUSED)
    if on < row.paused_from:
        raise Refused("The count cannot go on before it was paused.")
    _end_pause(row, on)
    _change(row, state=State.OPEN, due=Clock(row.council).count(row).due)


def _take(row, *states):
    """Read the row again in our turn: it must still be in one of the states."""
    in_turn(row.council)
    row.refresh_from_db()
    if row.state not in states:
        raise Overtaken("This deadline was changed by somebody else since you opened it.")


def _end_pause(row, on):
    if row.paused_from and on > row.paused_from:
        row.pauses = [*row.pauses, [row.paused_from.isoformat(), on.isoformat()]]
    row.paused_from = None


def _change(row, **fields):
    """Save a row that was read in our turn."""
    for name, value in fields.items():
        setattr(row, name, value)
    row.sequence += 1
    row.changed_at = timezone.now()
    row.save(force_update=True)


@contextmanager
def redating(council, *, by):
    """Inside, closed days and the Clerk's days may be changed; then every open deadline is counted again.

    Gives a list that holds the deadlines that moved once it is left. A paused count has no date until it goes on,
    and takes the change into account then. Raises Refused where a count would lead beyond the calendar.
    """
    moved = []
    with transaction.atomic():
        in_turn(council)
        before = Clock(council)
        yield moved
        after = Clock(council)
        try:
            moved += [row for row in _open(council) if _redate(row, before, after, by)]
        except ValueError as problem:
            raise Refused(str(problem)) from None


def _open(council):
    return Deadline.objects.filter(council=council, state=State.OPEN).order_by("pk")


def _redate(row, before, after, by):
    """Count a row again; where its date changes, say so and why in its stream. True if it does."""
    new = after.count(row)
    if new.due == row.due:
        return False
    data = {"deadline": row.name, "from": row.due.isoformat(), "to": new.due.isoformat()}
    words = explain_move(before.count(row), new)
    _change(row, due=new.due)
    history.record(row.stream, "redated", council=row.council, by=by, data=data, words=words)
    return True


def days_of(row, clock, today):
    """The days of a deadline, one by one: as they were when it was closed, or as they are counted now.

    A paused count is shown as if it went on today.
    """
    if row.days_at_end:
        return tuple(DayCount(date.fromisoformat(day), counted, reason) for day, counted, reason in row.days_at_end)
    return clock.count(row, until=today).days
