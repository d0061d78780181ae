"""Closures, proclaimed days, pauses, extensions, the Clerk's days, and moments: again counted by hand."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from councils.calendar import Calendar, Limit, WorkPattern, deadline

MON, TUE, THU, SAT = 0, 1, 3, 5


def june(day):
    return date(2026, 6, day)


def december(day):
    return date(2026, 12, day)


def due(limit, start, **terms):
    """The due date; extensions may be written as text."""
    terms["extensions"] = [Limit.parse(text) for text in terms.get("extensions", ())]
    return deadline(Limit.parse(limit), start, **terms).due


OFFICE_MOVE = Calendar(closures={december(29): "office move"})
LONG_CLOSURE = Calendar(closures={december(day): "Christmas closure" for day in (24, 29, 30, 31)})


@pytest.mark.parametrize(
    ("limit", "start", "calendar", "expected"),
    [
        ("5 working days", december(22), OFFICE_MOVE, date(2027, 1, 4)),
        ("5 working days", december(22), LONG_CLOSURE, date(2027, 1, 7)),
        ("1 working day", december(29), OFFICE_MOVE, december(30)),
        ("1 working day", december(30), LONG_CLOSURE, date(2027, 1, 4)),
        ("4 working days", june(3), Calendar(closures={june(6): "fête"}), june(9)),
        ("7 calendar days", december(22), OFFICE_MOVE, december(29)),
        ("1 month", date(2026, 11, 29), OFFICE_MOVE, december(29)),
        ("3 clear days", june(1), Calendar(closures={june(3): "training"}), june(5)),
        ("5 working days before", december(31), OFFICE_MOVE, december(21)),
    ],
)
def test_closures_leave_out_working_days_only(limit, start, calendar, expected):
    assert due(limit, start, calendar=calendar) == expected


@pytest.mark.parametrize(
    ("limit", "start", "proclaimed", "expected"),
    [
        ("5 working days", june(1), [june(3)], june(9)),
        ("3 clear days", june(1), [june(3)], june(6)),
        ("3 clear days", june(4), [june(6)], june(10)),
        ("3 clear days before", june(9), [june(6)], june(3)),
        ("7 calendar days", june(1), [june(8)], june(8)),
        ("1 month", date(2026, 5, 3), [june(3)], june(3)),
        ("3 clear days", date(2021, 4, 9), [date(2021, 4, day) for day in range(9, 18)], date(2021, 4, 22)),
        ("3 clear days", date(2021, 4, 17), [date(2021, 4, day) for day in range(9, 18)], date(2021, 4, 22)),
        ("3 clear days", december(22), [december(29)], date(2027, 1, 3)),
    ],
)
def test_holiday_added_late_leaves_out_working_and_clear_days(limit, start, proclaimed, expected):
    calendar = Calendar(proclaimed=dict.fromkeys(proclaimed, "day of mourning"))

    assert due(limit, start, calendar=calendar) == expected


@pytest.mark.parametrize(
    ("limit", "start", "pauses", "expected"),
    [
        ("10 working days", june(1), [], june(15)),
        ("10 working days", june(1), [(june(3), june(10))], june(22)),
        ("10 working days", june(1), [(june(3), june(3))], june(15)),
        ("10 working days", june(1), [(june(6), june(8))], june(15)),
        ("10 working days", june(1), [(date(2026, 5, 20), june(1))], june(15)),
        ("10 working days", june(1), [(date(2026, 5, 25), june(3))], june(16)),
        ("10 working days", june(1), [(june(15), june(17))], june(17)),
        ("10 working days", june(1), [(june(16), june(30))], june(15)),
        ("10 working days", june(1), [(june(3), june(10)), (june(5), june(12))], june(24)),
        ("10 working days", june(1), [(june(5), june(12)), (june(3), june(10))], june(24)),
        ("14 calendar days", june(1), [(june(3), june(10))], june(22)),
        ("3 clear days", june(1), [(june(3), june(5))], june(7)),
        ("1 month", date(2026, 1, 31), [(date(2026, 2, 10), date(2026, 2, 13))], date(2026, 3, 3)),
        ("1 month", june(1), [(june(10), june(20))], date(2026, 7, 11)),
        ("1 month", june(1), [(june(10), june(20)), (date(2026, 7, 2), date(2026, 7, 4))], date(2026, 7, 13)),
        ("5 working days before", june(15), [(june(9), june(11))], june(4)),
        ("7 calendar days before", june(15), [(june(9), june(11))], june(6)),
    ],
)
def test_pause_leaves_out_its_days_up_to_the_day_before_it_ends(limit, start, pauses, expected):
    assert due(limit, start, pauses=pauses) == expected


@pytest.mark.parametrize(
    ("limit", "start", "extensions", "expected"),
    [
        ("10 working days", june(1), ["3 working days"], june(18)),
        ("10 working days", june(1), ["3 working days", "2 working days"], june(22)),
        ("10 working days", june(1), ["2 working days", "3 working days"], june(22)),
        ("14 calendar days", june(1), ["7 days"], june(22)),
        ("3 clear days", june(1), ["2 clear days"], june(7)),
        ("1 month", date(2026, 1, 31), ["1 month"], date(2026, 3, 31)),
        ("5 working days before", june(15), ["2 working days"], june(4)),
        ("5 working days", december(22), ["3 days"], date(2027, 1, 3)),
        ("1 month", june(1), ["5 working days"], date(2026, 7, 8)),
        ("5 working days", june(1), ["1 month"], date(2026, 7, 8)),
        ("5 working days", june(1), ["2 clear days"], june(10)),
        ("3 clear days", june(1), ["2 working days"], june(9)),
        ("5 working days", december(22), ["3 days", "1 working day"], date(2027, 1, 7)),
        ("5 working days", december(22), ["1 working day", "3 days"], date(2027, 1, 7)),
    ],
)
def test_extension_adds_its_days_to_the_count(limit, start, extensions, expected):
    assert due(limit, start, extensions=extensions) == expected


def test_pause_stays_when_the_extension_is_removed():
    paused = {"pauses": [(june(3), june(10))]}

    assert due("10 working days", june(1), extensions=["3 working days"], **paused) == june(25)
    assert due("10 working days", june(1), **paused) == june(22)


def test_extension_stays_when_the_pause_is_removed():
    assert due("10 working days", june(1), extensions=["3 working days"], pauses=()) == june(18)


THREE_DAYS = WorkPattern({MON, TUE, THU})
ON_LEAVE = WorkPattern({MON, TUE, THU}, leave=((june(8), june(12), ""),))


@pytest.mark.parametrize(
    ("limit", "start", "pattern", "expected"),
    [
        ("3 of the Clerk's working days", june(1), THREE_DAYS, june(8)),
        ("10 of the Clerk's working days", june(1), THREE_DAYS, june(23)),
        ("1 of the Clerk's working days", june(3), THREE_DAYS, june(4)),
        ("3 of the Clerk's working days", june(1), ON_LEAVE, june(15)),
        ("1 of the Clerk's working days", date(2026, 5, 21), THREE_DAYS, date(2026, 5, 26)),
        ("3 of the Clerk's calendar days", june(1), WorkPattern({MON, SAT}), june(13)),
        ("3 of the Clerk's working days before", june(15), THREE_DAYS, june(8)),
        ("3 of the Clerk's working days", june(1), None, june(4)),
        ("3 working days", june(1), THREE_DAYS, june(4)),
        ("3 clear days", june(1), THREE_DAYS, june(5)),
    ],
)
def test_clerks_limit_leaves_out_the_days_off(limit, start, pattern, expected):
    assert due(limit, start, pattern=pattern) == expected


CHANGING = WorkPattern({MON, TUE, THU}, changes=((june(17), {MON}), (june(10), {TUE, THU})))


@pytest.mark.parametrize(
    ("start", "limit", "expected"),
    [
        # 2, 4, 8, 9 as before; 11 and 16 by the first change; 22 and 29 by the second
        (june(1), "4 of the Clerk's working days", june(9)),
        (june(1), "5 of the Clerk's working days", june(11)),
        (june(1), "6 of the Clerk's working days", june(16)),
        (june(1), "7 of the Clerk's working days", june(22)),
        (june(17), "2 of the Clerk's working days", june(29)),
    ],
)
def test_other_working_days_apply_to_the_days_from_their_first_on(start, limit, expected):
    assert due(limit, start, pattern=CHANGING) == expected


def test_extension_of_a_clerks_limit_counts_the_clerks_days():
    extended = due("3 of the Clerk's working days", june(1), extensions=["2 working days"], pattern=THREE_DAYS)

    assert extended == june(11)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 12, 22, 23, 59), december(31)),
        (datetime(2026, 12, 22, 0, 0), december(31)),
        (datetime(2026, 12, 22, 23, 59, tzinfo=UTC), december(31)),
        (datetime(2026, 12, 23, 1, 0, tzinfo=timezone(timedelta(hours=2))), december(31)),
    ],
)
def test_moment_counts_as_its_day_in_london(moment, expected):
    assert due("5 working days", moment) == expected


def test_late_evening_in_utc_is_the_next_day_in_a_london_summer():
    assert due("1 working day", datetime(2026, 6, 1, 23, 30, tzinfo=UTC)) == june(3)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (datetime(2026, 3, 29, 0, 30, tzinfo=UTC), date(2026, 3, 30)),
        (datetime(2026, 3, 29, 23, 0, tzinfo=UTC), date(2026, 3, 31)),
        (datetime(2026, 10, 24, 23, 30, tzinfo=UTC), date(2026, 10, 26)),
        (datetime(2026, 10, 25, 23, 30, tzinfo=UTC), date(2026, 10, 26)),
    ],
)
def test_clocks_that_change_cost_no_day(moment, expected):
    assert due("1 calendar day", moment) == expected


def test_pause_may_be_given_in_moments():
    pauses = [(datetime(2026, 6, 2, 23, 30, tzinfo=UTC), datetime(2026, 6, 10, 9, 0))]

    assert due("10 working days", june(1), pauses=pauses) == june(22)
