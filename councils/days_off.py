"""The closed days of a year beside its bank holidays, and those that belong together."""

from dataclasses import dataclass
from datetime import date, timedelta

from councils.calendar import ENGLAND
from councils.models import ClosedDay

LABELS = {ClosedDay.Kind.CLOSURE: ("Closed", "blue"), ClosedDay.Kind.PROCLAIMED: ("Proclaimed", "purple")}
FRIDAY = 4


@dataclass(frozen=True)
class DayOff:
    """`pk` is that of the ClosedDay, None for a bank holiday of the calendar."""

    day: date
    name: str
    label: str
    colour: str
    pk: int | None = None


def days_off(council, year):
    """Every day off of a year, in order. Raises ValueError for a year that the calendar does not know."""
    fixed = [DayOff(day, name, "Bank holiday", "grey") for day, name in ENGLAND.bank_holidays(year).items()]
    own = [DayOff(row.day, row.reason, *LABELS[row.kind], row.pk) for row in council.closed_days.filter(day__year=year)]
    return sorted(fixed + own, key=lambda off: (off.day, off.pk or 0))


def run_of(closed_day):
    """The ClosedDays around one that say the same, without a gap but weekends."""
    rows = list(ClosedDay.objects.filter(council=closed_day.council, kind=closed_day.kind, reason=closed_day.reason))
    run = []
    for row in rows:
        if run and row.day > _next(run[-1].day):
            if closed_day in run:
                break
            run = []
        run.append(row)
    return run


def _next(day):
    """A closure leaves out weekends: its Monday follows its Friday."""
    return day + timedelta(days=3 if day.weekday() == FRIDAY else 1)
