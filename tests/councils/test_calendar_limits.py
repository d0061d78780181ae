"""Limits in words, and what is refused in a sentence."""

from datetime import date

import pytest

from councils.calendar import LAST_YEAR, Calendar, Direction, Limit, Unit, WorkPattern, deadline


@pytest.mark.parametrize(
    "text",
    [
        "5 working days",
        "1 working day",
        "14 calendar days",
        "3 clear days",
        "1 month",
        "6 months",
        "3 clear days before",
        "3 clear days before the meeting",
        "5 working days after the decision",
        "10 of the Clerk’s working days",
        "1 of the Clerk’s working days after receipt",
    ],
)
def test_limit_is_written_as_it_is_read(text):
    assert str(Limit.parse(text)) == text


@pytest.mark.parametrize(
    ("text", "limit"),
    [
        ("7 days", Limit(7, Unit.CALENDAR_DAYS)),
        ("  5  Working Days ", Limit(5, Unit.WORKING_DAYS)),
        ("1 working days", Limit(1, Unit.WORKING_DAYS)),
        ("10 of the Clerk's working days", Limit(10, Unit.WORKING_DAYS, clerk_days=True)),
        ("3 clear days before the meeting", Limit(3, Unit.CLEAR_DAYS, Direction.BEFORE, "the meeting")),
    ],
)
def test_limit_is_read_as_people_write_it(text, limit):
    assert Limit.parse(text) == limit


def test_limit_takes_the_values_that_a_database_keeps():
    assert Limit(5, "working_days", "before") == Limit(5, Unit.WORKING_DAYS, Direction.BEFORE)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "Write a limit as"),
        ("soon", "not ‘soon’"),
        ("five days", "Write a limit as"),
        ("5", "Write a limit as"),
        ("5 weeks", "Write a limit as"),
        ("2.5 days", "Write a limit as"),
        ("3 clear months", "Write a limit as"),
        ("0 working days", "at least 1, not 0"),
        ("-5 working days", "at least 1, not -5"),
        ("3 of the Clerk's clear days", "cannot count the Clerk’s days"),
        ("3 of the Clerk's months", "cannot count the Clerk’s days"),
    ],
)
def test_limit_that_makes_no_sense_is_refused_in_a_sentence(text, says):
    with pytest.raises(ValueError, match=says):
        Limit.parse(text)


@pytest.mark.parametrize("number", [2.5, "5", True, None])
def test_limit_needs_a_whole_number(number):
    with pytest.raises(ValueError, match="whole number"):
        Limit(number, Unit.MONTHS)


def test_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="before it begins on 2026-06-10"):
        deadline(Limit(5, Unit.WORKING_DAYS), date(2026, 6, 1), pauses=[(date(2026, 6, 10), date(2026, 6, 3))])


@pytest.mark.parametrize("weekdays", [(), (7,), ("mon",)])
def test_clerk_works_on_some_day_of_the_week(weekdays):
    with pytest.raises(ValueError, match="on which days the Clerk works"):
        WorkPattern(weekdays)


def test_leave_that_ends_before_it_begins_is_refused():
    with pytest.raises(ValueError, match="Leave cannot end on 2026-06-01"):
        WorkPattern(leave=((date(2026, 6, 5), date(2026, 6, 1), ""),))


@pytest.mark.parametrize(
    ("limit", "start"),
    [
        ("5 working days", date(LAST_YEAR, 12, 30)),
        ("2 calendar days", date(LAST_YEAR, 12, 30)),
        ("3 clear days", date(LAST_YEAR, 12, 30)),
        ("1 month", date(LAST_YEAR, 12, 30)),
        ("1 calendar day", date(9999, 12, 31)),
        ("999999 months", date(2026, 6, 1)),
        ("1 working day before", date(1, 1, 1)),
    ],
)
def test_years_without_a_known_calendar_are_refused_in_a_sentence(limit, start):
    with pytest.raises(ValueError, match=f"knows the years 1872 to {LAST_YEAR}"):
        deadline(Limit.parse(limit), start)


def test_bank_holidays_of_unknown_years_are_refused_in_a_sentence():
    with pytest.raises(ValueError, match="not for 2150"):
        Calendar().bank_holiday(date(2150, 6, 1))
