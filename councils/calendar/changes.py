"""Why a deadline moved, in words for the timeline."""

from datetime import date
from itertools import groupby

from councils.calendar.closed_days import day_and_month
from councils.calendar.counting import DayCount, Deadline
from councils.calendar.limits import Limit


def explain_move(before: Deadline, after: Deadline) -> str:
    """For example "moved from 29 to 30 December: 29 December is now ‘closed: office move’".

    Empty when the date is the same.
    """
    if before.due == after.due:
        return ""
    causes = [*_changed_terms(before, after), *_changed_days(before, after)]
    return f"moved from {_two_dates(before.due, after.due)}: {'; '.join(causes)}"


def _changed_terms(before: Deadline, after: Deadline) -> list[str]:
    causes = []
    if before.start != after.start:
        causes.append(f"the count now begins with {day_and_month(after.start)}")
    if before.limit != after.limit:
        causes.append(f"the limit is now {after.limit} instead of {before.limit}")
    if sorted(map(str, before.extensions)) != sorted(map(str, after.extensions)):
        causes.append(f"extended by {_in_words(after.extensions)} instead of {_in_words(before.extensions)}")
    return causes


def _in_words(extensions: tuple[Limit, ...]) -> str:
    return " and ".join(map(str, extensions)) or "nothing"


def _changed_days(before: Deadline, after: Deadline) -> list[str]:
    earlier = {day.date: day for day in before.passed}
    again: list[DayCount] = []
    left_out: dict[str, list[list[DayCount]]] = {}
    for (counted, reason), run in groupby(after.passed, key=lambda day: (day.counted, day.reason)):
        days = list(run)
        changed = [day for day in days if day.date in earlier and earlier[day.date].counted is not counted]
        if changed and counted:
            again += changed
        elif changed:
            left_out.setdefault(_bare(reason, days[0].date), []).append(days)
    causes = [f"{_runs(runs)} now ‘{reason}’" for reason, runs in left_out.items()]
    return [*causes, f"{_several(again)} again"] if again else causes


def _several(days: list[DayCount]) -> str:
    names = [day_and_month(day.date) for day in sorted(days, key=lambda day: day.date)]
    return f"{_listed(names)} {'counts' if len(names) == 1 else 'count'}"


def _runs(runs: list[list[DayCount]]) -> str:
    """Days that are left out for one reason: "29 to 31 December and 4 January are"."""
    runs = sorted(runs, key=lambda days: min(day.date for day in days))
    one_day = len(runs) == 1 and len(runs[0]) == 1
    return f"{_listed([_one_or_more(days) for days in runs])} {'is' if one_day else 'are'}"


def _listed(words: list[str]) -> str:
    *most, last = words
    return f"{', '.join(most)} and {last}" if most else last


def _one_or_more(days: list[DayCount]) -> str:
    first, last = min(day.date for day in days), max(day.date for day in days)
    return day_and_month(first) if first == last else _two_dates(first, last)


def _bare(reason: str, day: date) -> str:
    return reason.removeprefix(f"{day_and_month(day)}: ")


def _two_dates(first: date, last: date) -> str:
    """29 to 30 December, 29 May to 2 June, or 29 December 2026 to 4 January 2027."""
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {day_and_month(last)}"
    year = f" {first.year}", f" {last.year}"
    if first.year == last.year:
        year = "", ""
    return f"{day_and_month(first)}{year[0]} to {day_and_month(last)}{year[1]}"
