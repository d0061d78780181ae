"""When things happened in the demo: always before today, and in the office's hours. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from councils.calendar import ENGLAND

LONDON = ZoneInfo("Europe/London")
DAY = timedelta(days=1)
TUESDAY, SUNDAY = 1, 6
OPENS, LAST_POST = time(9, 10), time(15, 45)
SOON = timedelta(minutes=20)
# A protocol is adopted at an annual meeting; the requests of the demo all came after the newest one.
SETTLED = timedelta(days=120)


def moment(day, clock):
    return datetime.combine(day, clock, tzinfo=LONDON)


def annual_meeting(year):
    """The second Tuesday in May."""
    eighth = date(year, 5, 8)
    return eighth + (TUESDAY - eighth.weekday()) % 7 * DAY


def last_annual_meeting(today):
    return next(day for day in map(annual_meeting, (today.year, today.year - 1)) if day <= today - SETTLED)


def working_days_before(today, count):
    """The newest first."""
    days, day = [], today
    while len(days) < count:
        day -= DAY
        if not ENGLAND.working_day_off(day):
            days.append(day)
    return days


@dataclass(frozen=True)
class Timeline:
    """The moments of one entry: `received`, `logged`, and each act some working days after the logging."""

    days: list
    received: datetime
    logged: datetime

    @classmethod
    def of(cls, days, back, clock, *, weekend=False):
        """Received `back` working days before today at a time of day, or on the Sunday before that day."""
        day = days[back - 1]
        while weekend and day.weekday() != SUNDAY:
            day -= DAY
        received = moment(day, clock)
        return cls(days, received, _logged(days, received))

    def act(self, number, after):
        """The moment of the act of that number (from 0), `after` working days after the day of the logging."""
        pause = SOON * (number + 1)
        if after == 0:
            return self.logged + pause
        day = self.days[self.days.index(self.logged.date()) - after]
        return moment(day, time(10)) + pause


def _logged(days, received):
    """Soon after it was received; in the morning of the next working day where that is after the last post."""
    day = received.date()
    if day in days and received.time() < LAST_POST:
        return max(received + SOON, moment(day, OPENS))
    return moment(min(later for later in days if later > day), OPENS)
