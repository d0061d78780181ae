"""Starting, pausing, extending, ending and re-dating deadlines. Apps call these inside their own acts."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.calendar import Calendar, Limit, WorkPattern, deadline, explain_move
from councils.errors import Overtaken, Refused
from councils.models import ClosedDay, Deadline, Profile
from councils.profile import limit_of

ALL_WEEKDAYS = (0, 1, 2, 3, 4)
State = Deadline.State


class Clock:
    """What a council counts by, fetched once for any number of deadlines: three queries."""

    def __init__(self, council):
        days = list(ClosedDay.objects.filter(council=council))
        self.calendar = Calendar(
            closures={row.day: row.reason for row in days if row.kind == ClosedDay.Kind.CLOSURE},
            proclaimed={row.day: row.reason for row in days if row.kind == ClosedDay.Kind.PROCLAIMED},
        )
        self.patterns = sorted(council.working_patterns.all(), key=lambda pattern: pattern.since)
        self.leaves = tuple((leave.first, leave.last, "") for leave in council.leaves.all())

    def pattern(self, start):
        """The Clerk's working days as they are when a deadline starts: a later pattern does not move it."""
        begun = [pattern for pattern in self.patterns if pattern.since <= start]
        return WorkPattern(weekdays=set(begun[-1].weekdays) if begun else set(ALL_WEEKDAYS), leave=self.leaves)

    def count(self, row, *, until=None):
        """The councils.calendar.Deadline of a row; a pause that still runs is counted up to `until`."""
        limit = Limit.parse(row.limit)
        pauses = [tuple(_date(day) for day in pause) for pause in row.pauses]
        if row.paused_from and until and until > row.paused_from:
            pauses.append((row.paused_from, until))
        return deadline(
            limit,
            row.starts,
            self.calendar,
            pauses=pauses,
            extensions=[Limit.parse(text) for text in row.extensions],
            pattern=self.pattern(row.starts) if limit.clerk_days else None,
        )


def _date(text):
    return timezone.datetime.fromisoformat(text).date()


def profile_on(council, day):
    """The council's profile that applies on a day, or None while it goes by the defaults."""
    return Profile.objects.filter(council=council, applies_from__lte=day).first()


def start_deadline(*, council, stream, name, starts, profile=None, clock=None):
    """Open a deadline by the limit of that name in the profile (the one that applies on `starts`, unless given)."""
    profile = profile or profile_on(council, starts)
    limit = limit_of(profile.limits if profile else {}, name)
    row = Deadline(council=council, stream=stream, name=name, profile=profile, limit=str(limit), starts=starts)
    row.due = (clock or Clock(council)).count(row).due
    row.save(force_insert=True)
    return row


def _change(row, *, states, **fields):
    """Change a row that is still in one of the states and has not been changed since it was read."""
    fields |= {"sequence": row.sequence + 1, "changed_at": timezone.now()}
    same = Deadline.objects.filter(pk=row.pk, state__in=states, sequence=row.sequence)
    if not same.update(**fields):
        raise Overtaken("This deadline was changed by somebody else since you opened it.")
    row.refresh_from_db()
    return row


def end_deadline(stream, name, *, state=State.MET, on=None):
    """Close the open deadline of that name, if there is one."""
    for row in Deadline.objects.filter(stream=stream, name=name, state__in=[State.OPEN, State.PAUSED]):
        pauses = row.pauses
        if row.paused_from:
            pauses = [*pauses, [row.paused_from.isoformat(), timezone.localdate().isoformat()]]
        _change(
            row,
            states=[State.OPEN, State.PAUSED],
            state=state,
            closed_on=on or timezone.localdate(),
            pauses=pauses,
            paused_from=None,
        )


def extend_deadline(row, *, by_limit):
    """Add an extension to the count. The caller guards how often, and records the reason."""
    row.extensions = [*row.extensions, str(by_limit)]
    return _change(row, states=[State.OPEN], extensions=row.extensions, due=Clock(row.council).count(row).due)


def pause_deadline(row, *, on):
    if on < row.starts:
        raise Refused("A pause cannot begin before the deadline started.")
    return _change(row, states=[State.OPEN], state=State.PAUSED, paused_from=on)


def resume_deadline(row, *, on):
    """Count on from a day: the pause leaves out its first day up to the day before this one."""
    if row.paused_from and on < row.paused_from:
        raise Refused("The count cannot go on before it was paused.")
    if row.paused_from and on > row.paused_from:
        row.pauses = [*row.pauses, [row.paused_from.isoformat(), on.isoformat()]]
    row.paused_from = None
    due = Clock(row.council).count(row).due
    return _change(row, states=[State.PAUSED], state=State.OPEN, pauses=row.pauses, paused_from=None, due=due)


def redate(council, before, *, by):
    """Count every open deadline again after closed days or leave changed; each that moves says so in its stream.

    `before` is the Clock as it was. Returns the number of deadlines that moved.
    """
    after, moved = Clock(council), 0
    horizon = timezone.localdate() - timedelta(days=1)
    rows = Deadline.objects.filter(council=council, state__in=[State.OPEN, State.PAUSED])
    for row in rows.iterator(chunk_size=500):
        old, new = before.count(row, until=horizon), after.count(row, until=horizon)
        if old.due == new.due:
            continue
        with transaction.atomic():
            _change(row, states=[State.OPEN, State.PAUSED], due=after.count(row).due)
            data = {"deadline": row.name, "from": old.due.isoformat(), "to": new.due.isoformat()}
            why = explain_move(old, new)
            history.record(row.stream, "redated", council=council, by=by, data=data | {"why": why})
        moved += 1
    return moved
