"""A councillor's own requests: the dates and the answer, and nothing of the check or of others."""

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from councils.models import Deadline, Profile
from councils.wording import uk_date_words
from requests_log import services
from requests_log.services.switches import switch_rule
from tests.makers import LONG_AGO, client_of
from tests.requests_log.makers import make_answered, make_decided, make_entry
from tests.test_queries import same_queries

MINE = "/thornby/requests/mine/"


def text_of(person, address=MINE):
    response = client_of(person).get(address)
    assert response.status_code == 200
    return " ".join(BeautifulSoup(response.content, "html.parser").main.get_text(" ").split())


def address_of(entry):
    return f"{MINE}{entry.pk}/"


def test_the_list_has_the_dates_and_where_each_stands(council, councillor, clerk):
    make_answered(council, councillor, clerk, subject="The hall")
    entry = make_entry(council, councillor, clerk)
    services.acknowledge_request(entry, seen=0, by=clerk)
    due = Deadline.objects.get(stream=entry.stream, name="answer_request").due
    page = text_of(councillor)
    for said in ("The hall", "Answered", "Verge at Mill Lane", "With the Clerk", uk_date_words(due)):
        assert said in page


def test_the_answer_and_the_words_as_logged_are_shown(council, councillor, clerk):
    page = text_of(councillor, address_of(make_answered(council, councillor, clerk)))
    assert "Thank you. It is in hand." in page
    assert "Please get Dave to cut the verge before Saturday." in page


def test_nothing_of_the_check_or_of_the_reasons_of_a_decision_is_shown(council, councillor, clerk):
    switch_rule(council=council, rule="undue_pressure", is_on=True, since=LONG_AGO, by=clerk, minute_ref="1")
    words = "This is the NINTH time I ask. Get Dave to cut it or I will see to it that you lose your job."
    entry = make_decided(council, councillor, clerk, words=words, reason="He always asks.")
    page = text_of(councillor, address_of(entry))
    for finding in services.latest_check(entry).findings.all():
        assert finding.reason not in page
    for hidden in ("He always asks.", "Needs authority", "Decided", "[highlighted:"):
        assert hidden not in page


def test_a_pause_says_that_the_clerk_waits_and_not_why(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    services.pause_request(entry, reason="He owes us a map.", seen=0, by=clerk)
    page = text_of(councillor, address_of(entry))
    assert "The Clerk waits for something from you" in page
    assert "He owes us a map." not in page


def test_another_councillors_request_is_not_found(council, councillor, chair, clerk):
    entry = make_entry(council, chair, clerk, subject="Of the chair")
    assert client_of(councillor).get(address_of(entry)).status_code == 404
    assert "Of the chair" not in text_of(councillor)
    deadline = Deadline.objects.get(stream=entry.stream, name="answer_request")
    assert client_of(councillor).get(f"/thornby/deadlines/{deadline.pk}/").status_code == 404


def test_the_count_of_ones_own_date_can_be_read_and_leads_back(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    deadline = Deadline.objects.get(stream=entry.stream, name="answer_request")
    page = client_of(councillor).get(f"/thornby/deadlines/{deadline.pk}/").content.decode()
    assert address_of(entry) in page
    assert entry.get_absolute_url() not in page


def test_the_published_limits_are_the_councils_own(council, councillor):
    limits = {"answer_request": "15 working days after it was received"}
    Profile.objects.create(council=council, number=1, applies_from=timezone.localdate(), limits=limits)
    page = text_of(councillor)
    assert "Answer a request 15 working days after it was received" in page
    assert "Acknowledge a request 3 of the Clerk’s working days" in page


@pytest.mark.parametrize("address", ["/thornby/", "/"])
def test_the_pages_lead_a_councillor_to_them_and_no_clerk(council, councillor, clerk, address):
    assert MINE in client_of(councillor).get(address).content.decode()
    assert MINE not in client_of(clerk).get(address).content.decode()


def test_the_list_needs_the_same_queries_for_one_request_and_for_fifty(council, councillor, clerk):
    same_queries(MINE, client_of(councillor), lambda number: make_answered(council, councillor, clerk))
