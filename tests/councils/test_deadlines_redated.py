"""Closed days, working days and leave that come late or are removed: open dates move, and their timeline says so."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from councils import history
from councils.calendar import Limit
from councils.errors import Overtaken, Refused
from councils.models import ClosedDay, Deadline, Event, Leave
from councils.services import time
from councils.services.deadlines import end_deadline, extend_deadline, pause_deadline, resume_deadline
from requests_log.presenting import happened
from tests.councils.clocks import STREAM, close, due_of, june, make_deadline, make_profile

PROCLAIMED = ClosedDay.Kind.PROCLAIMED


def told(row):
    return [event.words.text for event in history.timeline(row.stream) if event.kind == "redated"]


def test_closed_day_that_is_added_late_moves_the_date_and_says_why(council, clerk):
    row = make_deadline(council)
    assert close(council, june(3), by=clerk) == [row]
    assert due_of(row) == june(16)
    event = Event.objects.get(kind="redated")
    assert event.data == {"deadline": "answer_request", "from": "2026-06-15", "to": "2026-06-16"}
    assert event.by == clerk
    line = happened(event)
    assert line.what == "“Answer a request” has another date"
    assert line.words == "moved from 15 to 16 June: 3 June is now ‘closed: office move’"


def test_date_comes_back_when_the_closed_day_is_removed(council):
    row = make_deadline(council)
    close(council, june(3))
    assert time.remove_closed_days(list(council.closed_days.all()), by=None) == [row]
    assert due_of(row) == june(15)
    assert told(row)[1] == "moved from 16 to 15 June: 3 June counts again"


def test_history_of_a_deadline_that_moved_holds(council, clerk):
    row = make_deadline(council)
    close(council, june(3), by=clerk)
    assert history.first_fault(row.stream) is None


@pytest.mark.parametrize("day", [june(1), june(6), june(16), date(2026, 5, 25)])
def test_closed_day_that_the_count_does_not_meet_moves_nothing(council, day):
    row = make_deadline(council)
    kind = PROCLAIMED if day == june(6) else ClosedDay.Kind.CLOSURE
    assert close(council, day, kind=kind) == []
    assert (due_of(row), told(row)) == (june(15), [])


def test_closure_from_a_day_to_a_day_leaves_out_its_weekend(council):
    row = make_deadline(council)
    close(council, june(4), june(9), reason="flood")
    assert [day.day.day for day in council.closed_days.all()] == [4, 5, 8, 9]
    assert due_of(row) == june(19)
    assert told(row) == ["moved from 15 to 19 June: 4 to 5 June and 8 to 9 June are now ‘closed: flood’"]


def test_proclaimed_saturday_counts_for_notice_only(council):
    answer = make_deadline(council)
    notice = make_deadline(council, "meeting_notice", starts=june(10))
    before = notice.due
    assert close(council, june(6), kind=PROCLAIMED, reason="day of mourning") == [notice]
    assert (due_of(answer), due_of(notice) < before) == (june(15), True)


def test_closures_of_the_office_do_not_touch_the_notice_of_a_meeting(council):
    make_deadline(council, "meeting_notice", starts=june(10))
    assert close(council, june(8)) == []


def test_extended_deadline_stays_extended(council):
    row = make_deadline(council)
    extend_deadline(row, by_limit=Limit.parse("3 of the Clerk's working days"))
    close(council, june(17))
    assert due_of(row) == june(19)


def test_pause_and_closed_day_on_the_same_day_leave_it_out_once(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(3))
    resume_deadline(row, on=june(5))
    assert close(council, june(4)) == []
    assert due_of(row) == june(17)


def test_paused_deadline_takes_the_closed_day_into_account_when_it_goes_on(council):
    row = make_deadline(council)
    pause_deadline(row, on=june(10))
    assert close(council, june(3)) == []
    resume_deadline(row, on=june(11))
    assert due_of(row) == june(17)


def test_profile_that_changed_meanwhile_is_not_the_deadlines(council):
    row = make_deadline(council)
    make_profile(council, june(1), answer_request="2 working days after it was received")
    close(council, june(3))
    row.refresh_from_db()
    assert (row.due, row.profile) == (june(16), None)


def test_leave_moves_the_date_without_a_reason_and_its_end_brings_it_back(council):
    row = make_deadline(council)
    assert time.add_leave(council=council, first=june(8), last=june(12), by=None) == [row]
    assert due_of(row) == june(22)
    assert told(row) == ["moved from 15 to 22 June: 8 to 12 June are now ‘Clerk’s leave’"]
    time.remove_leave(Leave.objects.get(), by=None)
    assert due_of(row) == june(15)


def test_history_keeps_no_dates_of_leave(council):
    time.add_leave(council=council, first=june(8), last=june(12), by=None)
    assert Event.objects.get(kind="leave_added").data == {}


def test_working_days_that_are_removed_give_way_to_the_earlier_ones(council):
    row = make_deadline(council)
    time.set_working_days(council=council, weekdays=[0, 1], since=june(8), by=None)
    time.remove_working_days(council.working_patterns.get(), by=None)
    assert due_of(row) == june(15)


def test_working_days_from_the_same_day_are_replaced(council):
    for weekdays in ([0], [0, 1, 2, 3]):
        time.set_working_days(council=council, weekdays=weekdays, since=june(8), by=None)
    assert council.working_patterns.get().weekdays == [0, 1, 2, 3]


def test_other_councils_deadlines_stay(council, other_council):
    row = make_deadline(other_council)
    assert close(council, june(3)) == []
    assert due_of(row) == june(15)


def test_deadlines_that_were_met_or_dropped_stay(council):
    met, dropped = make_deadline(council), make_deadline(council, "acknowledge_request")
    end_deadline(STREAM, met.name, on=june(2))
    end_deadline(STREAM, dropped.name, state=Deadline.State.DROPPED, on=june(2))
    assert close(council, june(3)) == []
    assert (due_of(met), due_of(dropped)) == (june(15), june(4))


def test_every_open_deadline_moves_by_itself(council):
    rows = [make_deadline(council, starts=june(day), stream=f"requests_log.entry:{day}") for day in (1, 2, 3, 4)]
    assert close(council, june(3)) == rows[:2]
    assert [due_of(row) for row in rows] == [june(16), june(17), june(17), june(18)]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (june(6), june(7), "weekend"),
        (june(1), date(2027, 6, 30), "more than a year"),
        (date(2100, 12, 31), date(2101, 1, 3), "knows no days after 2100"),
    ],
)
def test_days_that_cannot_be_closed_are_refused_with_a_reason(council, first, last, words):
    with pytest.raises(Refused, match=words):
        close(council, first, last)
    assert not council.closed_days.exists()


def test_day_that_is_closed_already_is_refused_and_nothing_is_added(council):
    close(council, june(4))
    with pytest.raises(Refused, match="4 June 2026 is listed already: office move"):
        close(council, june(3), june(5), reason="flood")
    assert council.closed_days.count() == 1


def test_leave_that_overlaps_is_refused(council):
    time.add_leave(council=council, first=june(8), last=june(12), by=None)
    with pytest.raises(Refused, match="8 June 2026 to 12 June 2026 is listed already"):
        time.add_leave(council=council, first=june(12), last=june(15), by=None)


def test_what_somebody_else_removed_first_is_not_removed_again(council):
    close(council, june(3))
    days = list(council.closed_days.all())
    time.remove_closed_days(days, by=None)
    with pytest.raises(Overtaken):
        time.remove_closed_days(days, by=None)


def at_once(*acts):
    """Run each act in a thread of its own, all at the same moment; returns what went wrong."""
    barrier, problems = Barrier(len(acts)), []

    def run(act):
        barrier.wait()
        try:
            act()
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=run, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems


@pytest.mark.django_db(transaction=True)
def test_deadlines_that_are_started_and_met_while_a_day_is_closed_fail_nobody_and_count_it(council):
    for number in range(1, 6):
        met, started = f"requests_log.entry:{number}", f"requests_log.entry:{number}00"
        make_deadline(council, stream=met)
        day = june(number + 1) if number < 5 else june(8)
        problems = at_once(
            lambda stream=met: end_deadline(stream, "answer_request", on=june(12)),
            lambda stream=started: make_deadline(council, stream=stream),
            lambda day=day: close(council, day),
        )
        assert problems == []
        row = Deadline.objects.get(stream=started)
        # Whoever came first, it is counted without every day that is closed by now.
        assert row.due == [june(16), june(17), june(18), june(19), june(22)][number - 1]
        assert Deadline.objects.get(stream=met).state == Deadline.State.MET
