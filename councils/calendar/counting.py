"""From a limit and an event to a date, with every day on the way accounted for."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from dateutil.relativedelta import relativedelta

from councils.calendar.closed_days import DAY, ENGLAND, FIRST_YEAR, LAST_YEAR, Calendar, WorkPattern
from councils.calendar.limits import Direction, Limit, Unit

LONDON = ZoneInfo("Europe/London")
_OUT_OF_RANGE = f"The calendar knows the years {FIRST_YEAR} to {LAST_YEAR}; this count leads beyond them."
Pauses = tuple[tuple[date, date], ...]


@dataclass(frozen=True)
class DayCount:
    date: date
    counted: bool
    reason: str = ""


@dataclass(frozen=True)
class Deadline:
    """A date and the days that lead to it, in the order of counting.

    The first of `days` is the event, the last is `due`: for a limit before an event they run backwards.
    """

    due: date
    days: tuple[DayCount, ...]
    limit: Limit
    extensions: tuple[Limit, ...] = ()

    @property
    def start(self) -> date:
        return self.days[0].date

    @property
    def passed(self) -> tuple[DayCount, ...]:
        """The days of the count itself: without the event and, for clear days, the day that it leads to."""
        return self.days[1:-1] if self.limit.unit is Unit.CLEAR_DAYS else self.days[1:]

    def as_dict(self) -> dict:
        """For JSON: dates as YYYY-MM-DD."""
        days = [{"date": day.date.isoformat(), "counted": day.counted, "reason": day.reason} for day in self.days]
        return {"due": self.due.isoformat(), "days": days}


def london_day(moment: date | datetime) -> date:
    """The day that it is in London; a datetime without a zone is taken to be London time."""
    if not isinstance(moment, datetime):
        return moment
    return (moment if moment.tzinfo is None else moment.astimezone(LONDON)).date()


def deadline(
    limit: Limit,
    start: date | datetime,
    calendar: Calendar = ENGLAND,
    pauses: Iterable[tuple[date | datetime, date | datetime]] = (),
    extensions: Iterable[Limit] = (),
    pattern: WorkPattern | None = None,
) -> Deadline:
    """The day on which the limit ends, counted from the day of the event, which itself is not counted.

    Clear days end on the first day on which the meeting may be held or, before one, on the last on which the
    notice may go out. A pause from A to B leaves out A up to the day before B. An extension lengthens the
    count in the limit's direction. `pattern` matters only to limits that count the Clerk's days.

    Raises ValueError, with a sentence, for a pause that ends before it begins and for years not known.
    """
    pauses = tuple(_pause(first, resumed) for first, resumed in pauses)
    extensions = tuple(extensions)
    step = DAY if limit.direction is Direction.AFTER else -DAY
    days = [DayCount(_known(london_day(start)), False, "day of the event")]
    for leg in _legs(limit, extensions):
        why_not = _why_not(leg.unit, calendar, pauses, pattern if leg.clerk_days else None)
        days += _count(days[-1].date, step, _days_in(leg, days[-1].date, step), why_not)
    if limit.unit is Unit.CLEAR_DAYS:
        days.append(DayCount(_next(days[-1].date, step), False, _CLEAR_END[limit.direction]))
    return Deadline(days[-1].date, tuple(days), limit, extensions)


_CLEAR_END = {
    Direction.AFTER: "first day on which the meeting may be held",
    Direction.BEFORE: "last day on which the notice may go out",
}


def _pause(first: date | datetime, resumed: date | datetime) -> tuple[date, date]:
    first, resumed = london_day(first), london_day(resumed)
    if resumed < first:
        raise ValueError(f"A pause cannot end on {resumed.isoformat()}, before it begins on {first.isoformat()}.")
    return first, resumed


def _legs(limit: Limit, extensions: tuple[Limit, ...]) -> list[Limit]:
    """What to count, one after the other: the limit's own unit, lengthened, then others in the order of Unit.

    So the order in which extensions were granted does not matter; one in the limit's unit counts as it does.
    """
    same = sum(extension.number for extension in extensions if extension.unit is limit.unit)
    others = [extension for extension in extensions if extension.unit is not limit.unit]
    legs = [replace(limit, number=limit.number + same)]
    for kind, group in groupby(sorted(others, key=_kind), key=_kind):
        legs.append(Limit(sum(leg.number for leg in group), kind[1], clerk_days=kind[2]))
    return legs


def _kind(extension: Limit) -> tuple[int, Unit, bool]:
    return list(Unit).index(extension.unit), extension.unit, extension.clerk_days


def _days_in(leg: Limit, start: date, step: timedelta) -> int:
    """How many days to count; months end on the same day of the month or, failing that, its last."""
    if leg.unit is not Unit.MONTHS:
        return leg.number
    if leg.number > 12 * (LAST_YEAR - FIRST_YEAR):
        raise ValueError(_OUT_OF_RANGE)
    return abs(start + relativedelta(months=leg.number * step.days) - start).days


def _why_not(unit: Unit, calendar: Calendar, pauses: Pauses, pattern: WorkPattern | None) -> Callable[[date], str]:
    rules: list[Callable[[date], str]] = [lambda day: "paused" if _is_paused(day, pauses) else ""]
    if unit is Unit.WORKING_DAYS:
        rules.append(calendar.working_day_off)
    if unit is Unit.CLEAR_DAYS:
        rules.append(calendar.clear_day_off)
    if pattern:
        rules.append(pattern.day_off)
    return lambda day: next((reason for reason in (rule(day) for rule in rules) if reason), "")


def _is_paused(day: date, pauses: Pauses) -> bool:
    return any(first <= day < resumed for first, resumed in pauses)


def _count(start: date, step: timedelta, number: int, why_not: Callable[[date], str]) -> Iterator[DayCount]:
    day = start
    while number:
        day = _next(day, step)
        reason = why_not(day)
        number -= not reason
        yield DayCount(day, not reason, reason)


def _next(day: date, step: timedelta) -> date:
    return _known(day + step)


def _known(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(_OUT_OF_RANGE)
    return day
