"""How many working days lie between two days, for thousands of questions about one span of time."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import accumulate

from councils.calendar.closed_days import DAY, ENGLAND, Calendar, WorkPattern


class Tally:
    """Counts the days from `first` to `last` once; every question after that is a subtraction.

    With `pattern` only the working days count that the Clerk works. It agrees with `deadline`: so many working days
    after a day are due on the first day up to which the tally is that number.
    Raises ValueError for years that the calendar does not know.
    """

    def __init__(self, first: date, last: date, calendar: Calendar = ENGLAND, pattern: WorkPattern | None = None):
        self.first, self.last = first, max(first, last)
        days = (first + number * DAY for number in range((self.last - first).days + 1))
        counted = (not (calendar.working_day_off(day) or (pattern and pattern.day_off(day))) for day in days)
        self._sums = [0, *accumulate(map(int, counted))]

    def between(self, start: date, end: date, pauses: Iterable[tuple[date, date]] = ()) -> int:
        """The working days after `start`, up to and with `end`; 0 where it is no later.

        A pause from A to B leaves out A up to the day before B. Pauses do not overlap.
        """
        if end <= start:
            return 0
        left_out = (self._after(max(first - DAY, start), min(resumed - DAY, end)) for first, resumed in pauses)
        return self._after(start, end) - sum(left_out)

    def _after(self, start: date, end: date) -> int:
        return self._sums[self._place(end)] - self._sums[self._place(start)] if end > start else 0

    def _place(self, day: date) -> int:
        return (min(max(day, self.first - timedelta(days=1)), self.last) - self.first).days + 1
