"""What the register knows of one span of time, as plain data: what a report is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)


@dataclass(frozen=True)
class Period:
    """From a day to a day, both included."""

    first: date
    last: date

    @property
    def is_a_month(self) -> bool:
        return self.first.day == 1 and (self.last + DAY).day == 1 and (self.last - self.first).days < 31

    @property
    def before(self) -> "Period":
        """The month before a month; else as many days, up to the day before the first."""
        last = self.first - DAY
        return Period(last.replace(day=1) if self.is_a_month else last - (self.last - self.first), last)

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True)
class Answer:
    """One answer. `days` are working days from the request or the question; `in_time` is None where no limit ran.

    `group` is that of the councillor on the day of the request, "" for none.
    """

    entry: int
    asked_by: int
    kind: str
    days: int
    in_time: bool | None
    group: str = ""


@dataclass(frozen=True)
class Figures:
    """`received`: {(kind, channel): number}; `outcomes` and `delays`: {its name: number}; `minutes`: {kind: minutes}.

    `acknowledged` says of each acknowledgement whether it was in time, `overdue` how many requests were past their
    date without an answer when the period ended.
    """

    period: Period
    received: Mapping[tuple[str, str], int]
    acknowledged: tuple[bool, ...]
    answers: tuple[Answer, ...]
    overdue: int
    outcomes: Mapping[str, int]
    delays: Mapping[str, int]
    minutes: Mapping[str, int]
