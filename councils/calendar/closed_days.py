"""Days on which nothing is counted: bank holidays, breaks, closures, and the Clerk's days off."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache

import holidays
from dateutil.easter import easter

# Beyond these the library knows no bank holidays, and a date that looks exact would be a guess.
FIRST_YEAR, LAST_YEAR = holidays.UnitedKingdom.start_year, holidays.UnitedKingdom.end_year

SATURDAY, SUNDAY = 5, 6
DAY = timedelta(days=1)


def day_and_month(day: date) -> str:
    return f"{day.day} {day:%B}"


@lru_cache(maxsize=256)
def _bank_holidays(year: int) -> Mapping[date, str]:
    """GOV.UK's list for England and Wales: of a holiday that falls on a weekend, the substitute day only."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"Bank holidays are known for the years {FIRST_YEAR} to {LAST_YEAR}, not for {year}.")
    listed = holidays.country_holidays("GB", subdiv="ENG", years=year, language="en_GB")
    return {
        day: name.replace("(observed)", "(substitute day)") for day, name in listed.items() if day.weekday() < SATURDAY
    }


@dataclass(frozen=True)
class Calendar:
    """England and Wales with one council's own days.

    `closures`: days on which its office is closed, with the reason. `proclaimed`: bank holidays and days of
    public thanksgiving or mourning that the library does not know, with their names.
    """

    closures: Mapping[date, str] = field(default_factory=dict)
    proclaimed: Mapping[date, str] = field(default_factory=dict)

    def bank_holiday(self, day: date) -> str | None:
        """The holiday's name. Raises ValueError for a year outside FIRST_YEAR to LAST_YEAR."""
        return self.proclaimed.get(day) or _bank_holidays(day.year).get(day)

    @staticmethod
    def bank_holidays(year: int) -> dict[date, str]:
        """Those of a year with their names, without the proclaimed ones. Raises ValueError as bank_holiday does."""
        return dict(sorted(_bank_holidays(year).items()))

    def christmas_break(self, year: int) -> tuple[date, date]:
        """First and last day of it (LGA 1972 s.243(3)), taking a week day to be one from Monday to Friday."""
        first = date(year, 12, 24)
        while first.weekday() >= SATURDAY:
            first -= DAY
        last = date(year, 12, 26)
        while last.weekday() >= SATURDAY or self.bank_holiday(last):
            last += DAY
        return first, last

    def working_day_off(self, day: date) -> str:
        """Why the day is no working day; empty when it is one."""
        if day.weekday() >= SATURDAY:
            return f"{day:%A}"
        return self._holiday(day) or self._closure(day)

    def clear_day_off(self, day: date) -> str:
        """Why the day is no clear day (LGA 1972 Sch 12 with s.243(4)); empty when it is one."""
        if day.weekday() == SUNDAY:
            return "Sunday"
        return self._holiday(day) or self._break(day)

    def _holiday(self, day: date) -> str:
        name = self.bank_holiday(day)
        return f"{day_and_month(day)}: {name}" if name else ""

    def _closure(self, day: date) -> str:
        if day not in self.closures:
            return ""
        return f"closed: {self.closures[day]}" if self.closures[day] else "closed"

    def _break(self, day: date) -> str:
        easter_day = easter(day.year)
        if easter_day - 3 * DAY <= day <= easter_day + 2 * DAY:
            return "Easter break"
        # Holidays proclaimed after Christmas could carry the break into January.
        first, last = self.christmas_break(day.year - (day.month == 1))
        return "Christmas break" if first <= day <= last else ""


ENGLAND = Calendar()


@dataclass(frozen=True)
class WorkPattern:
    """The days that the Clerk works: weekdays (Monday is 0), less leave from a day to a day, both included.

    `changes` are weekdays that take the place of the earlier ones from a day on. The reason of a leave is shown to
    everybody who may see the deadline; leave it empty to keep it private.
    """

    weekdays: frozenset[int] = frozenset(range(5))
    leave: tuple[tuple[date, date, str], ...] = ()
    changes: tuple[tuple[date, frozenset[int]], ...] = ()

    def __post_init__(self):
        object.__setattr__(self, "weekdays", _weekdays(self.weekdays))
        changes = sorted((since, _weekdays(weekdays)) for since, weekdays in self.changes)
        object.__setattr__(self, "changes", tuple(changes))
        for first, last, _ in self.leave:
            if last < first:
                raise ValueError(f"Leave cannot end on {last.isoformat()}, before it begins on {first.isoformat()}.")

    def weekdays_on(self, day: date) -> frozenset[int]:
        """The weekdays of the pattern that applies on a day."""
        return next((weekdays for since, weekdays in reversed(self.changes) if since <= day), self.weekdays)

    def day_off(self, day: date) -> str:
        """Why the Clerk does not work on the day; empty when the Clerk does."""
        if day.weekday() not in self.weekdays_on(day):
            return f"Clerk does not work on {day:%A}s"
        for first, last, reason in self.leave:
            if first <= day <= last:
                return f"Clerk’s leave: {reason}" if reason else "Clerk’s leave"
        return ""


def _weekdays(given: Iterable[int]) -> frozenset[int]:
    weekdays = frozenset(given)
    if not weekdays or not weekdays <= set(range(7)):
        raise ValueError("Say on which days the Clerk works: at least one, from 0 (Monday) to 6 (Sunday).")
    return weekdays
