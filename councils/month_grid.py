"""A month with what is due on its days. Pure: items and a month in, days out."""

from calendar import Calendar
from dataclasses import dataclass, field
from datetime import date, timedelta

FIRST_YEAR, LAST_YEAR = 2000, 2099


@dataclass
class Day:
    on: date
    items: list = field(default_factory=list)


@dataclass(frozen=True)
class Month:
    """`before` is how many days of its first week, which begins on a Monday, lie in the month before."""

    first: date
    before: int
    days: list[Day]

    @property
    def earlier(self):
        """The first day of the month before, None where the years that are shown begin."""
        return _shown((self.first - timedelta(days=1)).replace(day=1))

    @property
    def later(self):
        return _shown((self.first + timedelta(days=31)).replace(day=1))

    @property
    def number(self):
        """How many things are due in it."""
        return sum(len(day.items) for day in self.days)


def _shown(first):
    return first if FIRST_YEAR <= first.year <= LAST_YEAR else None


def month_of(items, first: date) -> Month:
    """The month that begins on `first`; items that are due in another are left out."""
    numbers = list(Calendar().itermonthdays(first.year, first.month))
    days = {number: Day(first.replace(day=number)) for number in numbers if number}
    for item in items:
        if (item.due.year, item.due.month) == (first.year, first.month):
            days[item.due.day].items.append(item)
    return Month(first, numbers.index(1), list(days.values()))
