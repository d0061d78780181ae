"""Agenda items held against the meeting: dates day by day, in time or not, and a ground for each refusal."""

from datetime import date, timedelta

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.utils import timezone

from councils import history
from councils.errors import Refused
from councils.models import Deadline, OutboxMail, Profile
from requests_log import services
from requests_log.models import Meeting
from requests_log.services import duties
from requests_log.services.meetings import add_meeting, call_off, move_meeting
from requests_log.services.switches import switch_rule
from tests.makers import LONG_AGO, client_of, full_council, make_committee
from tests.requests_log.duty_makers import fresh, make_duty, make_held, make_meeting, today
from tests.requests_log.test_documents import decide_and_answer
from tests.test_queries import same_queries

REASON = "The note came two days before the meeting."


def text_of(person, address):
    page = BeautifulSoup(client_of(person).get(address).content, "html.parser")
    return " ".join(page.main.get_text(" ").split())


def dates(duty):
    return dict(Deadline.objects.filter(stream=duty.stream, state="open").values_list("name", "due"))


def kinds(duty):
    return [event.kind for event in history.timeline(duty.stream)]


@time_machine.travel("2026-03-02 12:00")
def test_papers_by_the_councils_limit_and_the_notice_three_clear_days_before(council, councillor, clerk):
    """Meeting on Wednesday 8 April 2026: Easter takes out Thursday 2 to Tuesday 7 April."""
    Profile.objects.create(
        council=council, number=1, applies_from=LONG_AGO, limits={"agenda_papers": "5 working days before the meeting"}
    )
    duty = make_duty(council, councillor, clerk, "agenda")
    meeting = add_meeting(council=council, body=full_council(council), day=date(2026, 4, 8), by=clerk)
    duties.choose_meeting(duty, meeting, seen=0, by=clerk)
    assert dates(duty) == {"agenda_papers": date(2026, 3, 30), "meeting_notice": date(2026, 3, 29)}
    days = text_of(clerk, f"/thornby/deadlines/{Deadline.objects.get(name='meeting_notice').pk}/")
    assert "Easter break" in days
    assert "Last day on which the notice may go out" in days


def test_a_meeting_is_chosen_from_the_list_or_named_by_body_and_day(council, councillor, clerk):
    duty, body = make_duty(council, councillor, clerk, "agenda"), make_committee(council, "Planning")
    day = today() + timedelta(days=40)
    data = {"seen": 0, "meeting": "another", "body": "", "day_day": day.day, "day_month": day.month}
    response = client_of(clerk).post(f"{duty.get_absolute_url()}meeting/", data | {"day_year": day.year})
    assert "Select the body that meets" in response.content.decode()
    data |= {"body": body.pk, "day_year": day.year}
    client_of(clerk).post(f"{duty.get_absolute_url()}meeting/", data)
    assert (fresh(duty).item.meeting.body, fresh(duty).item.meeting.day) == (body, day)
    other = make_duty(council, councillor, clerk, "agenda")
    client_of(clerk).post(f"{other.get_absolute_url()}meeting/", {"seen": 0, "meeting": Meeting.objects.get().pk})
    assert fresh(other).item.meeting == fresh(duty).item.meeting


def test_what_is_due_says_it_to_the_clerk_and_the_papers_to_the_councillor(council, councillor, clerk, chair):
    duty = make_held(council, councillor, clerk)
    reference = duty.entry.reference
    start = text_of(clerk, "/")
    assert f"Papers for the agenda item of request {reference}" in start
    assert f"Decide on the agenda item of request {reference} before the notice goes out" in start
    own = text_of(councillor, "/")
    assert f"Send the papers for your agenda item, request {reference}" in own
    assert "before the notice goes out" not in own
    assert reference not in text_of(chair, "/")


@pytest.mark.parametrize(("days", "said"), [(30, "In time"), (2, "After the limit")])
def test_whether_the_item_came_in_time_is_shown(council, councillor, clerk, days, said):
    duty = make_held(council, councillor, clerk, days=days, received_at=timezone.now())
    assert said in text_of(clerk, duty.get_absolute_url())


def test_the_rule_on_notice_goes_by_the_dates_once_a_meeting_is_chosen(council, councillor, clerk):
    switch_rule(council=council, rule="agenda_notice", is_on=True, since=LONG_AGO, by=clerk)
    Profile.objects.create(
        council=council,
        number=1,
        applies_from=LONG_AGO,
        limits={"agenda_papers": "14 calendar days before the meeting"},
    )
    duty = make_held(council, councillor, clerk, days=10, received_at=timezone.now())
    found = services.latest_check(duty.entry).findings.get(rule="agenda_notice")
    assert found.verdict == "breach"
    duties.papers_came(duty, on=None, seen=duty.revision, by=clerk)
    later = make_meeting(council, clerk, days=60)
    duty = fresh(duty)
    duties.choose_meeting(duty, later, seen=duty.revision, by=clerk, ground="late", reason=REASON)
    assert services.latest_check(duty.entry).findings.get(rule="agenda_notice").verdict == "clear"


def test_an_item_is_done_once_it_is_on_the_agenda_and_the_papers_are_here(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    client_of(clerk).post(f"{duty.get_absolute_url()}take/", {"seen": duty.revision})
    duty = fresh(duty)
    assert duty.is_open
    assert set(dates(duty)) == {"agenda_papers"}
    day = {"on_day": today().day, "on_month": today().month, "on_year": today().year}
    client_of(clerk).post(f"{duty.get_absolute_url()}papers/", {"seen": duty.revision, "how": "came"} | day)
    assert not fresh(duty).is_open
    assert dates(duty) == {}
    assert kinds(duty)[-3:] == ["item_taken", "papers_came", "duty_done"]


def test_a_refusal_keeps_its_ground_and_the_councillor_reads_it_with_the_answer(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    address, own = f"{duty.get_absolute_url()}refuse/", f"/thornby/requests/mine/{duty.entry_id}/"
    data = {"seen": duty.revision, "ground": "", "reason": REASON}
    assert "Select a ground" in client_of(clerk).post(address, data).content.decode()
    client_of(clerk).post(address, data | {"ground": "late"})
    page = text_of(clerk, duty.get_absolute_url())
    assert "Not taken on the agenda" in page
    assert "It, or its papers, came after the council’s limit" in page
    assert REASON in page
    assert dates(duty) == {}
    assert REASON not in text_of(councillor, own)
    decide_and_answer(duty.entry, clerk)
    assert REASON in text_of(councillor, own)


def test_to_put_it_off_asks_for_a_ground_and_counts_to_the_other_meeting(council, councillor, clerk):
    duty, later = make_held(council, councillor, clerk), make_meeting(council, clerk, days=60)
    with pytest.raises(Refused, match="on which ground"):
        duties.choose_meeting(duty, later, seen=duty.revision, by=clerk)
    before = dates(duty)["agenda_papers"]
    decide_and_answer(duty.entry, clerk)
    duty = fresh(duty)
    duties.choose_meeting(duty, later, seen=duty.revision, by=clerk, ground="late", reason=REASON)
    assert dates(duty)["agenda_papers"] == before + timedelta(days=30)
    assert kinds(duty)[-1] == "item_put_off"
    assert REASON in OutboxMail.objects.get(template="duty_told").text


def test_a_meeting_before_the_request_or_one_called_off_will_not_do(council, councillor, clerk):
    duty = make_duty(council, councillor, clerk, "agenda")
    with pytest.raises(Refused, match="choose a later meeting"):
        duties.choose_meeting(duty, make_meeting(council, clerk, days=-9), seen=0, by=clerk)
    meeting = make_meeting(council, clerk)
    call_off(meeting, by=clerk)
    with pytest.raises(Refused, match="does not take place"):
        duties.choose_meeting(duty, meeting, seen=0, by=clerk)


def test_a_meeting_that_moves_takes_the_dates_of_its_items_along(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    before = dates(duty)
    day = duty.item.meeting.day + timedelta(days=7)
    data = {"day_day": day.day, "day_month": day.month, "day_year": day.year}
    client_of(clerk).post(f"{duty.item.meeting.get_absolute_url()}move/", data)
    assert dates(duty)["agenda_papers"] == before["agenda_papers"] + timedelta(days=7)
    assert kinds(duty)[-1] == "meeting_moved"
    assert "Meeting moved from" in text_of(clerk, duty.get_absolute_url())


def test_two_meetings_of_a_body_are_not_on_one_day(council, clerk):
    first, second = make_meeting(council, clerk, days=20), make_meeting(council, clerk, days=30)
    with pytest.raises(Refused, match="has another meeting"):
        move_meeting(second, day=first.day, by=clerk)
    assert make_meeting(council, clerk, days=20) == first


def test_items_of_a_meeting_that_is_called_off_wait_for_another_one(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    duties.papers_came(duty, on=today(), seen=duty.revision, by=clerk)
    duties.take_item(duty, seen=duty.revision, by=clerk)
    assert not fresh(duty).is_open
    client_of(clerk).post(f"{duty.item.meeting.get_absolute_url()}call-off/", {})
    duty = fresh(duty)
    assert duty.is_open
    assert (duty.item.meeting, duty.item.outcome) == (None, "")
    assert dates(duty) == {}
    assert "Choose the meeting" in text_of(clerk, duty.get_absolute_url())


def test_an_item_that_was_refused_can_be_opened_again(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    duties.refuse_item(duty, ground="other", reason="x", seen=duty.revision, by=clerk)
    duties.reopen_duty(duty, seen=duty.revision, by=clerk)
    assert set(dates(duty)) == {"agenda_papers", "meeting_notice"}
    assert fresh(duty).item.outcome == ""


def test_the_page_of_a_meeting_counts_day_by_day_and_lists_its_items(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    page = text_of(clerk, duty.item.meeting.get_absolute_url())
    for said in ("Papers for an agenda item", "Notice of a meeting", "Day by day", duty.entry.reference):
        assert said in page


def test_the_list_of_meetings_needs_the_same_queries_for_any_number(council, clerk):
    make = lambda number: make_meeting(council, clerk, days=10 + number)  # noqa: E731
    same_queries("/thornby/requests/meetings/", client_of(clerk), make, rows=10)
