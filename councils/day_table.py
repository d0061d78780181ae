"""The days of a deadline as a page shows them: week by week, counted or not and why. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from councils.calendar import DayCount


@dataclass(frozen=True)
class DayShown:
    """`number` is the day's place in the count, 0 where it does not count."""

    date: date
    number: int
    why: str
    is_due: bool


@dataclass(frozen=True)
class Week:
    monday: date
    days: list[DayShown]


def weeks_of(days: Iterable[DayCount]) -> list[Week]:
    """The days in the order of counting, by the weeks in which they lie."""
    shown, number = [], 0
    days = tuple(days)
    for day in days:
        number += day.counted
        shown.append(DayShown(day.date, day.counted and number, _why(day), day is days[-1]))
    return [Week(monday, list(week)) for monday, week in groupby(shown, key=_monday)]


def _monday(day):
    return day.date - timedelta(days=day.date.weekday())


def _why(day):
    """The reason without the date that the calendar puts before a holiday: the row has it already."""
    why = day.reason.removeprefix(f"{day.date.day} {day.date:%B}: ")
    return why[:1].upper() + why[1:]
