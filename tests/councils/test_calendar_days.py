"""What a deadline says: each day with its reason, and why a date moved."""

from datetime import date, timedelta

import pytest

from councils.calendar import (
    Calendar,
    Deadline,
    Direction,
    Limit,
    Unit,
    WorkPattern,
    deadline,
    explain_move,
)


def december(day):
    return date(2026, 12, day)


def june(day):
    return date(2026, 6, day)


def story(result: Deadline):
    return [(day.date.day, "counted" if day.counted else day.reason) for day in result.days]


FIVE_DAYS = Limit(5, Unit.WORKING_DAYS)
THREE_CLEAR_DAYS = Limit(3, Unit.CLEAR_DAYS)


def test_every_day_from_the_event_to_the_due_date_says_why():
    assert story(deadline(FIVE_DAYS, december(22))) == [
        (22, "day of the event"),
        (23, "counted"),
        (24, "counted"),
        (25, "25 December: Christmas Day"),
        (26, "Saturday"),
        (27, "Sunday"),
        (28, "28 December: Boxing Day (substitute day)"),
        (29, "counted"),
        (30, "counted"),
        (31, "counted"),
    ]


def test_clear_days_end_with_the_day_of_the_meeting():
    assert story(deadline(THREE_CLEAR_DAYS, december(22))) == [
        (22, "day of the event"),
        (23, "counted"),
        (24, "Christmas break"),
        (25, "25 December: Christmas Day"),
        (26, "Christmas break"),
        (27, "Sunday"),
        (28, "28 December: Boxing Day (substitute day)"),
        (29, "Christmas break"),
        (30, "counted"),
        (31, "counted"),
        (1, "first day on which the meeting may be held"),
    ]


def test_limit_before_runs_backwards_from_the_event():
    before = Limit(3, Unit.CLEAR_DAYS, Direction.BEFORE, "the meeting")

    assert story(deadline(before, june(8))) == [
        (8, "day of the event"),
        (7, "Sunday"),
        (6, "counted"),
        (5, "counted"),
        (4, "counted"),
        (3, "last day on which the notice may go out"),
    ]


def test_reasons_of_the_council_and_the_clerk_are_told():
    calendar = Calendar(closures={june(2): "office move", june(9): ""}, proclaimed={june(8): "day of mourning"})
    pattern = WorkPattern({0, 1, 3, 4}, leave=((june(4), june(4), "training"), (june(5), june(5), "")))
    limit = Limit(1, Unit.WORKING_DAYS, clerk_days=True)

    assert story(deadline(limit, june(1), calendar, pattern=pattern)) == [
        (1, "day of the event"),
        (2, "closed: office move"),
        (3, "Clerk does not work on Wednesdays"),
        (4, "Clerk’s leave: training"),
        (5, "Clerk’s leave"),
        (6, "Saturday"),
        (7, "Sunday"),
        (8, "8 June: day of mourning"),
        (9, "closed"),
        (10, "Clerk does not work on Wednesdays"),
        (11, "counted"),
    ]


def test_paused_days_say_so_also_at_a_weekend():
    result = deadline(FIVE_DAYS, june(4), pauses=[(june(5), june(9))])

    assert story(result)[1:5] == [(5, "paused"), (6, "paused"), (7, "paused"), (8, "paused")]


def test_easter_break_is_told():
    result = deadline(THREE_CLEAR_DAYS, date(2026, 4, 1))

    assert story(result)[1:7] == [
        (2, "Easter break"),
        (3, "3 April: Good Friday"),
        (4, "Easter break"),
        (5, "Sunday"),
        (6, "6 April: Easter Monday"),
        (7, "Easter break"),
    ]


def test_deadline_is_plain_data_for_json():
    assert deadline(Limit(1, Unit.CALENDAR_DAYS), june(1)).as_dict() == {
        "due": "2026-06-02",
        "days": [
            {"date": "2026-06-01", "counted": False, "reason": "day of the event"},
            {"date": "2026-06-02", "counted": True, "reason": ""},
        ],
    }


def moved(limit, start, before=None, after=None):
    earlier, later = deadline(limit, start, **(before or {})), deadline(limit, start, **(after or {}))
    return explain_move(earlier, later)


OFFICE_MOVE = {"calendar": Calendar(closures={december(29): "office move"})}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({}, OFFICE_MOVE, "moved from 29 to 30 December: 29 December is now ‘closed: office move’"),
        (OFFICE_MOVE, {}, "moved from 30 to 29 December: 29 December counts again"),
        (OFFICE_MOVE, OFFICE_MOVE, ""),
        (
            {},
            {"calendar": Calendar(proclaimed={december(29): "day of mourning"})},
            "moved from 29 to 30 December: 29 December is now ‘day of mourning’",
        ),
        (
            {},
            {"pauses": [(december(24), december(30))]},
            "moved from 29 to 31 December: 24 to 29 December are now ‘paused’",
        ),
        (
            {},
            {"extensions": [Limit(4, Unit.WORKING_DAYS)]},
            "moved from 29 December 2026 to 5 January 2027: extended by 4 working days instead of nothing",
        ),
    ],
)
def test_timeline_is_told_why_a_date_moved(before, after, expected):
    assert moved(Limit(3, Unit.WORKING_DAYS), december(22), before, after) == expected


def test_days_that_are_left_out_for_one_reason_are_told_together():
    clerks = Limit(5, Unit.WORKING_DAYS, clerk_days=True)
    without_wednesdays = {"pattern": WorkPattern({0, 1, 3, 4})}

    assert moved(clerks, june(2), {"pattern": WorkPattern()}, without_wednesdays) == (
        "moved from 9 to 11 June: 3 June is now ‘Clerk does not work on Wednesdays’"
    )
    closed = {"calendar": Calendar(closures=dict.fromkeys([june(3), june(8), june(9)], "repairs"))}
    assert moved(FIVE_DAYS, june(1), after=closed) == (
        "moved from 8 to 11 June: 3 June and 8 to 9 June are now ‘closed: repairs’"
    )
    assert moved(FIVE_DAYS, june(1), before=closed) == "moved from 11 to 8 June: 3 June and 8 June count again"


def test_timeline_is_told_of_a_new_start_and_limit():
    earlier = deadline(FIVE_DAYS, june(1))
    later = deadline(Limit(10, Unit.WORKING_DAYS), june(2))

    assert explain_move(earlier, later) == (
        "moved from 8 to 16 June: the count now begins with 2 June; "
        "the limit is now 10 working days instead of 5 working days"
    )


def test_notice_that_must_go_out_earlier_is_told_too():
    before = Limit(3, Unit.CLEAR_DAYS, Direction.BEFORE)
    mourning = {"calendar": Calendar(proclaimed={june(5): "day of mourning"})}

    assert moved(before, june(8), {}, mourning) == "moved from 3 to 2 June: 5 June is now ‘day of mourning’"


def test_days_are_never_missing_from_the_count():
    days = [day.date for day in deadline(THREE_CLEAR_DAYS, december(22)).days]

    assert days == [december(22) + timedelta(days=number) for number in range(11)]
