"""The Clerk's pages of closed days, working days and leave, and the page of a deadline."""

from datetime import date

import pytest
from django.utils import timezone

from councils.models import ClosedDay, Deadline, Leave
from councils.profile import limit_of
from councils.services.deadlines import end_deadline, extend_deadline, pause_deadline, resume_deadline
from tests.councils.clocks import close, june, make_deadline, make_profile
from tests.makers import client_of
from tests.requests_log.makers import make_entry
from tests.test_queries import same_queries

SETTINGS = "/thornby/settings/"


def day_boxes(**days):
    return {f"{name}_{part}": getattr(day, part) for name, day in days.items() for part in ("day", "month", "year")}


def post(person, path, **data):
    return client_of(person).post(SETTINGS + path, data, follow=True).content.decode()


def page(person, path):
    return client_of(person).get(SETTINGS + path).content.decode()


def open_entry(council, councillor, clerk):
    """A request of 1 June 2026, whose answer is due on 15 June."""
    received = timezone.make_aware(timezone.datetime(2026, 6, 1, 9))
    return make_entry(council, councillor, clerk, received_at=received)


def answer_of(entry):
    return Deadline.objects.get(stream=entry.stream, name="answer_request")


@pytest.fixture
def entry(council, councillor, clerk):
    return open_entry(council, councillor, clerk)


@pytest.fixture
def answer(entry):
    return answer_of(entry)


def deadline_page(person, row):
    return client_of(person).get(f"/thornby/deadlines/{row.pk}/")


def test_clerk_closes_days_and_is_told_how_many_dates_moved(council, clerk, entry):
    data = day_boxes(first=june(3), last=june(4)) | {"kind": "closure", "reason": "office move"}
    assert "The closed days are added. 2 open dates moved." in post(clerk, "closed-days/add/", **data)
    assert [day.day for day in council.closed_days.all()] == [june(3), june(4)]


def test_timeline_of_the_entry_says_that_the_date_moved(council, clerk, entry):
    close(council, june(3), by=clerk)
    shown = client_of(clerk).get(entry.get_absolute_url()).content.decode()
    assert "“Answer a request” has another date" in shown
    assert "moved from 15 to 16 June" in shown


def test_single_day_needs_no_last_day(council, clerk):
    data = day_boxes(first=june(3)) | {"kind": "proclaimed", "reason": "day of mourning"}
    assert "No open date moved." in post(clerk, "closed-days/add/", **data)
    assert council.closed_days.get().kind == ClosedDay.Kind.PROCLAIMED


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"kind": "closure", "reason": "x"}, "Enter the first day"),
        (day_boxes(first=june(4), last=june(3)), "The last day must be the same as or after the first"),
        (day_boxes(first=june(3)), "Select what kind of day it is"),
        (day_boxes(first=june(6)) | {"kind": "closure", "reason": "x"}, "These days are a weekend"),
    ],
)
def test_closed_days_that_make_no_sense_are_told_in_a_sentence(council, clerk, data, words):
    assert words in post(clerk, "closed-days/add/", **data)
    assert not council.closed_days.exists()


def test_closed_days_are_listed_by_year_beside_the_bank_holidays(council, clerk):
    close(council, date(2027, 6, 3))
    shown = page(clerk, "closed-days/?year=2027")
    assert shown.index("Spring Bank Holiday") < shown.index("office move") < shown.index("Late Summer Bank Holiday")
    assert "office move" not in page(clerk, "closed-days/?year=2026")


@pytest.mark.parametrize("year", ["", "1066", "9999", "²⁰²⁶", "no"])
def test_year_that_the_calendar_does_not_know_is_this_one(council, clerk, year):
    assert f"Closed days {timezone.localdate().year}" in page(clerk, f"closed-days/?year={year}")


def test_clerk_removes_one_day_or_all_that_were_added_together(council, clerk, answer):
    close(council, june(4), june(9))
    close(council, june(15))
    first = council.closed_days.first()
    shown = page(clerk, f"closed-days/{first.pk}/remove/")
    assert "All days of 4 June 2026 to 9 June 2026" in shown
    post(clerk, f"closed-days/{first.pk}/remove/", which="one")
    assert [day.day.day for day in council.closed_days.all()] == [5, 8, 9, 15]
    post(clerk, f"closed-days/{council.closed_days.first().pk}/remove/", which="all")
    assert [day.day.day for day in council.closed_days.all()] == [15]
    assert "One open date moved" in post(clerk, f"closed-days/{council.closed_days.get().pk}/remove/")
    answer.refresh_from_db()
    assert answer.due == june(15)


def test_looking_at_a_removal_removes_nothing(council, clerk):
    close(council, june(4))
    page(clerk, f"closed-days/{council.closed_days.get().pk}/remove/")
    assert council.closed_days.exists()


def test_days_of_another_council_are_not_found(council, other_council, clerk):
    close(other_council, june(4))
    path = f"{SETTINGS}closed-days/{other_council.closed_days.get().pk}/remove/"
    assert client_of(clerk).post(path).status_code == 404
    assert other_council.closed_days.exists()


def test_clerk_works_part_time_from_a_day_on(council, clerk, answer):
    words = post(clerk, "clerk/working-days/", weekdays=[0, 1, 3], **day_boxes(since=june(1)))
    assert "The Clerk’s working days are changed. 2 open dates moved." in words
    assert "Monday, Tuesday, Thursday" in words
    answer.refresh_from_db()
    assert answer.due == june(23)


@pytest.mark.parametrize(
    ("weekdays", "words"),
    [([], "Select the days on which the Clerk works"), ([5, 6], "Select at least one day from Monday to Friday")],
)
def test_clerk_who_works_on_no_working_day_is_refused(council, clerk, weekdays, words):
    assert words in post(clerk, "clerk/working-days/", weekdays=weekdays, **day_boxes(since=june(1)))
    assert not council.working_patterns.exists()


def test_leave_is_added_and_removed_without_a_reason(council, clerk, answer):
    words = post(clerk, "clerk/leave/add/", **day_boxes(first=june(8), last=june(12)))
    assert "The leave is added. One open date moved." in words
    assert "The leave is removed. One open date moved." in post(clerk, f"clerk/leave/{Leave.objects.get().pk}/remove/")


def test_deadline_opens_to_its_days(clerk, entry, answer):
    shown = deadline_page(clerk, answer).content.decode()
    assert "Answer a request: 15 June 2026" in shown
    assert "10 of the Clerk’s working days after it was received" in shown
    assert "Default: check against your adopted policy" in shown
    assert shown.count("Week of") == 3
    assert f'href="{entry.get_absolute_url()}"' in shown
    assert "Day of the event" in shown


def test_deadline_names_the_version_of_the_limits_and_what_changed_its_count(council, councillor, clerk):
    make_profile(council, june(1), answer_request="12 working days after it was received")
    row = answer_of(open_entry(council, councillor, clerk))
    extend_deadline(row, by_limit=limit_of({}, "extend_request"))
    pause_deadline(row, on=june(3))
    resume_deadline(row, on=june(8))
    close(council, june(9))
    shown = deadline_page(clerk, row).content.decode()
    assert "The council’s own limits, version 1, from 1 June 2026" in shown
    assert "10 of the Clerk’s working days" in shown
    assert "3 June 2026 to 7 June 2026" in shown
    assert "Closed: office move" in shown


def test_bank_holiday_is_told_without_its_date(council, clerk):
    row = make_deadline(council, starts=date(2026, 12, 22))
    assert '<td class="govuk-table__cell">Christmas Day</td>' in deadline_page(clerk, row).content.decode()


def test_paused_deadline_says_what_it_would_be_today(clerk, answer):
    pause_deadline(answer, on=june(3))
    shown = deadline_page(clerk, answer).content.decode()
    assert "the count is paused" in shown
    assert "If the count went on today" in shown


def test_met_deadline_shows_the_days_as_they_were_counted(council, clerk, answer):
    end_deadline(answer.stream, answer.name, on=june(12))
    close(council, june(3))
    shown = deadline_page(clerk, answer).content.decode()
    assert "Done on 12 June 2026" in shown
    assert "office move" not in shown


def test_deadline_of_another_council_is_not_found(other_council, clerk):
    assert deadline_page(clerk, make_deadline(other_council)).status_code == 404


def test_deadline_of_a_stream_that_nobody_answers_for_is_not_found(council, clerk):
    assert deadline_page(clerk, make_deadline(council, stream="nowhere.thing:1")).status_code == 404


def test_moved_dates_of_which_the_clerk_may_not_know_are_not_told(council, clerk):
    make_deadline(council, stream="nowhere.thing:1")
    data = day_boxes(first=june(3)) | {"kind": "closure", "reason": "office move"}
    assert "No open date moved." in post(clerk, "closed-days/add/", **data)


def test_lists_do_not_ask_more_often_when_they_are_longer(council, clerk):
    def close_another(number):
        close(council, date(2026, 1, 5 + number) if number < 20 else date(2026, 2, number - 18), kind="proclaimed")

    same_queries(f"{SETTINGS}closed-days/?year=2026", client_of(clerk), close_another, rows=40)

    def make_leave(number):
        Leave.objects.create(council=council, first=date(2040, 1, 1), last=date(2040, 1, 2))

    same_queries(f"{SETTINGS}clerk/", client_of(clerk), make_leave)
