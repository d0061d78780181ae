"""Acts on deadlines: started, extended, paused, resumed, moved and ended; and who is on the clock when two act."""

from datetime import date

import pytest

from councils.calendar import Limit
from councils.errors import Overtaken, Refused
from councils.models import Deadline
from councils.services import time
from councils.services.deadlines import (
    end_deadline,
    extend_deadline,
    move_start,
    pause_deadline,
    resume_deadline,
    start_deadline,
)
from tests.councils.clocks import STREAM, close, due_of, june, make_deadline, make_profile

State = Deadline.State
THREE_MORE = Limit.parse("3 of the Clerk's working days")


def test_limit_is_the_default_until_the_council_has_its_own(council):
    row = make_deadline(council)
    assert (row.profile, row.limit) == (None, "10 of the Clerk’s working days after it was received")
    assert row.due == june(15)


def test_limit_is_that_of_the_profile_that_applies_on_the_day_of_the_event(council):
    make_profile(council, june(1), answer_request="5 working days after it was received")
    make_profile(council, june(8), answer_request="1 month after it was received")
    assert make_deadline(council).due == june(8)
    assert make_deadline(council, starts=june(8), stream="requests_log.entry:2").due == date(2026, 7, 8)
    assert make_deadline(council, starts=date(2026, 5, 29), stream="requests_log.entry:3").profile is None


def test_of_two_profiles_from_one_day_the_newer_applies(council):
    make_profile(council, june(1), answer_request="5 working days")
    make_profile(council, june(1), answer_request="6 working days")
    assert make_deadline(council).limit == "6 working days"


def test_what_started_under_the_defaults_can_stay_with_them(council):
    make_profile(council, june(1), follow_up_request="1 working day after the answer")
    row = start_deadline(council=council, stream=STREAM, name="follow_up_request", starts=june(1), profile=None)
    assert (row.profile, row.due) == (None, june(8))


def test_extension_is_added_to_the_count(council):
    row = make_deadline(council)
    extend_deadline(row, by_limit=THREE_MORE)
    assert due_of(row) == june(18)


def test_pause_leaves_out_its_days(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(3))
    resume_deadline(row, on=june(10))
    assert (due_of(row), row.state, row.pauses) == (june(22), State.OPEN, [["2026-06-03", "2026-06-10"]])


def test_pause_that_ends_on_its_first_day_is_none(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(3))
    resume_deadline(row, on=june(3))
    assert (due_of(row), row.pauses) == (june(15), [])


def test_pause_and_extension_in_either_order_give_one_date(council):
    rows = [make_deadline(council, stream=f"requests_log.entry:{number}") for number in (1, 2)]
    extend_deadline(rows[0], by_limit=THREE_MORE)
    for row in rows:
        pause_deadline(row, on=june(3))
        resume_deadline(row, on=june(10))
    extend_deadline(rows[1], by_limit=THREE_MORE)
    assert {due_of(row) for row in rows} == {june(25)}


def test_pause_before_the_start_and_a_resumption_before_the_pause_are_refused(council):
    row = make_deadline(council)
    with pytest.raises(Refused, match="before the deadline started"):
        pause_deadline(row, on=date(2026, 5, 29))
    pause_deadline(row, on=june(3))
    with pytest.raises(Refused, match="before it was paused"):
        resume_deadline(row, on=june(2))


def test_paused_deadline_is_not_extended_nor_paused_again(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(3))
    with pytest.raises(Overtaken):
        extend_deadline(row, by_limit=THREE_MORE)
    with pytest.raises(Overtaken):
        pause_deadline(row, on=june(4))


def test_deadline_that_was_met_meanwhile_is_not_extended(council):
    seen = make_deadline(council)
    end_deadline(STREAM, "answer_request", on=june(4))
    with pytest.raises(Overtaken):
        extend_deadline(seen, by_limit=THREE_MORE)
    assert due_of(seen) == june(15)


def test_act_on_a_row_that_was_read_before_a_day_was_closed_counts_that_day(council):
    seen = make_deadline(council)
    close(council, june(3))
    extend_deadline(seen, by_limit=THREE_MORE)
    assert due_of(seen) == june(19)


def test_other_start_keeps_pauses_and_extensions(council):
    row = make_deadline(council)
    extend_deadline(row, by_limit=THREE_MORE)
    pause_deadline(row, on=june(3))
    resume_deadline(row, on=june(10))
    move_start(row, starts=june(2))
    assert due_of(row) == june(26)


def test_end_during_a_pause_counts_the_pause(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(10))
    end_deadline(STREAM, "answer_request", on=june(24))
    row.refresh_from_db()
    assert (row.state, row.closed_on, row.paused_from) == (State.MET, june(24), None)
    # so that whoever answers while the count stands still is not late
    assert row.due == june(29)


def test_days_of_a_met_deadline_stay_as_they_were_counted(council):
    row = make_deadline(council)
    end_deadline(STREAM, "answer_request", on=june(12))
    assert close(council, june(3)) == []
    row.refresh_from_db()
    assert row.due == june(15)
    assert ["2026-06-03", True, ""] in row.days_at_end


def test_ending_what_is_not_open_does_nothing(council):
    row = make_deadline(council)
    for _ in range(2):
        end_deadline(STREAM, "answer_request", on=june(4))
    row.refresh_from_db()
    assert row.sequence == 1


def test_deadline_of_a_part_time_clerk_is_never_due_on_a_day_off(council):
    time.set_working_days(council=council, weekdays=[0, 1, 3], since=date(2026, 1, 1), by=None)
    for number in range(1, 22):
        row = make_deadline(council, starts=june(number), stream=f"requests_log.entry:{number}")
        assert row.due.weekday() in (0, 1, 3)


def test_working_days_that_change_for_good_apply_from_their_first_day_on(council):
    row = make_deadline(council)
    time.set_working_days(council=council, weekdays=[0, 1], since=june(8), by=None)
    # 2 to 5 June as before, then 8, 9, 15, 16, 22 and 23
    assert due_of(row) == june(23)


def test_patterns_matter_only_to_limits_that_count_the_clerks_days(council):
    make_profile(council, june(1), answer_request="10 working days after it was received")
    time.set_working_days(council=council, weekdays=[0], since=june(1), by=None)
    assert make_deadline(council).due == june(15)
