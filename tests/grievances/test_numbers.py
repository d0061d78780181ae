"""The council's yearly numbers never betray a single case."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from grievances.figures import FEWER, TOGETHER, figures
from grievances.models import Grievance, YearNumbers
from grievances.workflow import Kind, Outcome
from tests.grievances.makers import make_case
from tests.makers import client_of

ADDRESS = "/thornby/grievances/numbers/"
KINDS = [Kind.GRIEVANCE, Kind.CONCERN, Kind.CONDUCT]
CLOSED = st.lists(st.tuples(st.sampled_from(list(Outcome)), st.integers(0, 400)), max_size=30)


@pytest.fixture
def last_year():
    return timezone.localdate().year - 1


def raise_in(year, council, officer, number):
    for _ in range(number):
        case = make_case(council, officer)
        at = datetime(year, 6, 1, 12, tzinfo=ZoneInfo("Europe/London"))
        Grievance.objects.filter(pk=case.pk).update(
            raised_at=at, closed_at=at + timedelta(days=70), stage="closed", outcome="withdrawn", closed_in="informal"
        )


def page_for(person):
    return client_of(person).get(ADDRESS).content.decode()


@given(st.lists(st.sampled_from(KINDS), max_size=30), CLOSED)
def test_no_number_below_five_is_shown_and_the_lines_add_up(raised, closed):
    shown = figures(raised, closed)
    for total, rows, number in (("raised", "by_kind", len(raised)), ("closed", "by_outcome", len(closed))):
        assert shown[total] == (number if number >= 5 else FEWER)
        assert all(count >= 5 for _, count in shown[rows])
        assert sum(count for _, count in shown[rows]) == (number if shown[rows] else 0)
    assert (shown["weeks"] == FEWER) == (len(closed) < 5)


def test_small_lines_are_counted_together_so_that_none_can_be_worked_out():
    shown = figures([Kind.GRIEVANCE] * 9 + [Kind.CONCERN] * 6 + [Kind.CONDUCT], [])
    assert shown["by_kind"] == [[Kind.GRIEVANCE.label, 9], [TOGETHER, 7]]


def test_a_year_with_four_cases_reads_like_a_year_with_none(council, clerk, officer, last_year):
    raise_in(last_year, council, officer, 4)
    page = page_for(clerk)
    assert page.count(FEWER) == 15
    assert str(last_year) in page


def test_councillors_read_the_numbers_of_five_cases_and_can_take_them_away(council, councillor, officer, last_year):
    raise_in(last_year, council, officer, 5)
    page = page_for(councillor)
    assert page.count(FEWER) == 12
    assert Kind.GRIEVANCE.label not in page
    lines = client_of(councillor).get(f"{ADDRESS}csv/").content.decode().splitlines()
    assert f"{last_year},Cases raised,5" in lines
    assert f'{last_year},"Weeks from raised to closed, median",10' in lines


def test_what_was_read_once_does_not_change_when_a_case_does(council, clerk, officer, last_year):
    raise_in(last_year, council, officer, 6)
    before = page_for(clerk)
    Grievance.objects.filter(pk=Grievance.objects.first().pk).update(
        closed_at=None, outcome="", stage="informal", closed_in=""
    )
    assert YearNumbers.objects.count() == 5
    assert page_for(clerk) == before


def test_this_year_is_not_among_them(council, clerk, officer, last_year):
    raise_in(last_year + 1, council, officer, 6)
    page = page_for(clerk)
    assert f">{last_year + 1}<" not in page
    assert page.count(FEWER) == 15
