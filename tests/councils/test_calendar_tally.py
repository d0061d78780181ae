"""Counting many spans of working days at once says the same as counting each day by day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from councils.calendar import Calendar, Limit, Tally, WorkPattern, deadline

DAY = timedelta(days=1)
FIRST = date(2026, 1, 1)
CLOSURES = {date(2026, 3, 4): "move", date(2026, 5, 11): ""}
CALENDAR = Calendar(closures=CLOSURES, proclaimed={date(2026, 2, 3): "Mourning"})
PATTERN = WorkPattern(weekdays=frozenset({0, 1, 3}), leave=((date(2026, 4, 7), date(2026, 4, 17), ""),))
TALLY = Tally(FIRST, FIRST + 300 * DAY, CALENDAR)
days = st.integers(0, 300).map(lambda number: FIRST + number * DAY)


def slowly(start, end, calendar, pauses=(), pattern=None):
    number, day = 0, start
    while day < end:
        day += DAY
        is_off = calendar.working_day_off(day) or (pattern and pattern.day_off(day))
        number += not is_off and not any(first <= day < resumed for first, resumed in pauses)
    return number


@given(days, days)
def test_a_span_is_what_counting_day_by_day_gives(start, end):
    assert TALLY.between(start, end) == slowly(start, end, CALENDAR)


@given(days, days, st.lists(days, max_size=6, unique=True))
def test_pauses_are_left_out_wherever_they_lie(start, end, ends):
    ends = sorted(ends)
    pauses = list(zip(ends[::2], ends[1::2], strict=False))
    assert TALLY.between(start, end, pauses) == slowly(start, end, CALENDAR, pauses)


@given(days, days)
def test_the_days_that_the_clerk_works(start, end):
    tally = Tally(FIRST, FIRST + 300 * DAY, CALENDAR, PATTERN)
    assert tally.between(start, end) == slowly(start, end, CALENDAR, pattern=PATTERN)


@given(days, st.integers(1, 30))
def test_a_limit_is_due_on_the_day_up_to_which_the_tally_is_its_number(start, number):
    due = deadline(Limit(number, "working_days"), start, CALENDAR).due
    tally = Tally(start, due, CALENDAR)
    assert tally.between(start, due) == number
    assert tally.between(start, due - DAY) == number - 1


def test_the_day_itself_is_no_day():
    assert TALLY.between(date(2026, 6, 1), date(2026, 6, 1)) == 0
    assert TALLY.between(date(2026, 6, 2), date(2026, 6, 1)) == 0
