"""What the reports are made of: counted in the council's own days, in the period, and in few queries."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.models import ClosedDay, Deadline, GroupMembership, Profile
from requests_log import measures, reporting, services
from requests_log.reports.figures import Period
from tests.makers import LONG_AGO, make_group
from tests.requests_log.makers import make_answered, make_decided
from tests.requests_log.report_makers import make_past

MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


def days_of(council, period=MAY):
    return [answer.days for answer in measures.answers_of(council, period)]


@pytest.fixture
def working_days(council):
    """A limit in working days, so that the Clerk's week does not matter."""
    limits = {"answer_request": "10 working days after it was received"}
    return Profile.objects.create(council=council, number=1, applies_from=LONG_AGO, limits=limits)


def test_weekends_bank_holidays_and_closed_days_do_not_count(council, councillor, working_days):
    # Friday to Tuesday over the May Day bank holiday: Tuesday alone.
    make_past(council, councillor, date(2026, 5, 1), date(2026, 5, 5))
    assert days_of(council) == [1]
    ClosedDay.objects.create(council=council, day=date(2026, 5, 5), reason="office move")
    assert days_of(council) == [0]


def test_a_pause_does_not_count(council, councillor, working_days):
    entry = make_past(council, councillor, date(2026, 5, 11), date(2026, 5, 22))
    Deadline.objects.filter(stream=entry.stream).update(pauses=[["2026-05-13", "2026-05-20"]])
    assert days_of(council) == [4]


def test_in_the_clerks_days_only_those_count_that_the_clerk_works(council, councillor):
    council.working_patterns.create(since=LONG_AGO, weekdays=[0, 1])
    make_past(council, councillor, date(2026, 5, 11), date(2026, 5, 21))
    assert days_of(council) == [3]
    assert "the Clerk works" in reporting.monthly_report(council, MAY).facts[2][1]


def test_an_answer_counts_where_it_was_given_and_a_request_where_it_came(council, councillor):
    make_past(council, councillor, date(2026, 4, 30), date(2026, 5, 29))
    make_past(council, councillor, date(2026, 5, 31), date(2026, 6, 1))
    make_past(council, councillor, date(2026, 5, 20))
    figures = measures.figures_of(council, MAY)
    assert sum(figures.received.values()) == 2
    assert len(figures.answers) == 1
    assert figures.answers[0].in_time is False
    assert figures.acknowledged == (False,)


def test_what_was_past_its_date_when_the_period_ended(council, councillor):
    make_past(council, councillor, date(2026, 5, 4), due=date(2026, 5, 30))
    make_past(council, councillor, date(2026, 5, 4), date(2026, 6, 9), due=date(2026, 5, 29))
    make_past(council, councillor, date(2026, 5, 4), date(2026, 5, 31), due=date(2026, 5, 29))
    make_past(council, councillor, date(2026, 5, 4), due=date(2026, 5, 31))
    assert measures.figures_of(council, MAY).overdue == 2


def test_an_answer_from_before_the_register_counts_without_a_limit(council, councillor):
    make_past(council, councillor, date(2026, 5, 4), date(2026, 5, 7), limit=False)
    [answer] = measures.answers_of(council, MAY)
    assert (answer.days, answer.in_time) == (3, None)


def test_each_answer_of_an_entry_that_was_opened_again_counts(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    today = timezone.localdate()
    services.reopen_request(entry, question="And?", on=today, seen=entry.revision, by=clerk)
    services.answer_request(entry, text="So.", seen=entry.revision, by=clerk, send=False)
    period = Period(today - timedelta(days=2), today)
    assert [answer.entry for answer in measures.answers_of(council, period)] == [entry.pk] * 2


def test_the_group_is_that_of_the_day_of_the_request(council, councillor):
    before, after = make_group(council, "Residents", councillor), make_group(council, "Greens")
    before.memberships.update(until=date(2026, 5, 10))
    GroupMembership.objects.create(person=councillor, group=after, since=date(2026, 5, 11))
    for day in (date(2026, 5, 8), date(2026, 5, 11)):
        make_past(council, councillor, day, date(2026, 5, 20))
    assert [answer.group for answer in measures.answers_of(council, MAY)] == ["Residents", "Greens"]


def test_outcomes_delays_and_minutes_of_today(council, councillor, clerk):
    long_ago = timezone.now() - timedelta(days=60)
    entry = make_decided(council, councillor, clerk, received_at=long_ago, outcome="decline", kind="agenda")
    services.answer_request(entry, text="No.", seen=entry.revision, by=clerk, send=False, delay="meeting")
    for minutes in (50, -5):
        services.record_time(entry, minutes=minutes, seen=entry.revision, by=clerk)
    today = timezone.localdate()
    figures = measures.figures_of(council, Period(today, today))
    assert (figures.outcomes, figures.delays, figures.minutes) == ({"decline": 1}, {"meeting": 1}, {"agenda": 45})


def test_another_councils_requests_are_in_no_report(council, other_council, councillor, outsider):
    make_past(other_council, outsider, date(2026, 5, 4), date(2026, 5, 7))
    figures = measures.figures_of(council, MAY)
    assert (figures.received, figures.answers, figures.acknowledged) == ({}, (), ())


@pytest.mark.parametrize("build", [reporting.monthly_report, reporting.office_report, reporting.council_report])
def test_a_report_needs_the_same_queries_for_one_entry_and_for_fifty(council, councillor, chair, build):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            build(council, MAY)
        return len(captured)

    make_past(council, councillor, date(2026, 5, 4), date(2026, 5, 7))
    few = queries()
    for number in range(50):
        make_past(council, (councillor, chair)[number % 2], date(2026, 5, 4), date(2026, 5, 7))
    assert queries() == few
