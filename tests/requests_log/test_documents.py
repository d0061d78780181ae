"""Decisions on documents: which, needed for what, by whom, given or not and why, and who looks at it again."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup

from councils import history
from councils.errors import Refused
from councils.models import OutboxMail
from requests_log import services
from requests_log.models import CouncillorRequest
from tests.makers import client_of, full_council
from tests.requests_log.duty_makers import fresh, make_documents_decided, make_duty, today


@pytest.fixture
def duty(council, councillor, clerk):
    return make_duty(council, councillor, clerk, "document")


def text_of(person, address):
    page = BeautifulSoup(client_of(person).get(address).content, "html.parser")
    return " ".join(page.main.get_text(" ").split())


def own(duty):
    return f"/thornby/requests/mine/{duty.entry_id}/"


def decide_and_answer(entry, by, text="Here it is.", *, send=False):
    entry.refresh_from_db()
    check = services.latest_check(entry)
    services.decide_request(entry, check=check, outcome="proceed", seen=entry.revision, by=by, reason="x")
    services.answer_request(entry, text=text, seen=entry.revision, by=by, send=send)


def form(duty, clerk, **changed):
    day = {"on_day": today().day, "on_month": today().month, "on_year": today().year}
    data = {"documents": "The file", "need": "My seat on planning", "outcome": "part", "reason": "Names are out"}
    data |= {"decider": f"person-{clerk.pk}", "minute": "", "reviewer": full_council(clerk.council).pk}
    return data | day | {"seen": duty.revision} | changed


def post(duty, clerk, **changed):
    response = client_of(clerk).post(f"{duty.get_absolute_url()}decide/", form(duty, clerk, **changed))
    links = BeautifulSoup(response.content, "html.parser").select(".govuk-error-summary__list a")
    return [link.get_text(strip=True) for link in links]


def test_the_decision_keeps_what_for_whom_why_by_whom_and_who_reviews_it(duty, clerk):
    assert post(duty, clerk) == []
    page = text_of(clerk, duty.get_absolute_url())
    for said in ("Given in part", "The file", "My seat on planning", "Names are out", "Maya Osei", "Full council"):
        assert said in page
    assert [event.kind for event in history.timeline(duty.stream)] == ["duty_opened", "documents_decided", "duty_done"]


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"reason": ""}, "Enter the reason: the councillor is told why"),
        ({"need": ""}, "Enter what they are needed for"),
        ({"outcome": ""}, "Select what is decided"),
        ({"decider": ""}, "Select who decided"),
        ({"minute": "7/26"}, "A minute goes with the decision of a body: select the body, or leave this empty"),
        ({"on_year": "2019"}, ""),
    ],
)
def test_what_is_missing_is_asked_for_and_nothing_typed_is_lost(duty, clerk, changed, said):
    response = client_of(clerk).post(f"{duty.get_absolute_url()}decide/", form(duty, clerk, **changed))
    page = BeautifulSoup(response.content, "html.parser")
    summary = page.select_one(".govuk-error-summary").get_text(" ", strip=True)
    assert (said or "The documents were asked for on") in summary
    assert page.select_one("#id_documents").get_text(strip=True) == "The file"
    assert fresh(duty).is_open


def test_a_body_decides_by_a_minute(duty, clerk):
    body = full_council(clerk.council)
    assert post(duty, clerk, decider=f"body-{body.pk}") == ["Enter the minute of the body’s decision"]
    assert post(duty, clerk, decider=f"body-{body.pk}", minute="7/26") == []
    assert "Full council, 7/26" in text_of(clerk, duty.get_absolute_url())


def test_a_refusal_without_a_reason_is_refused(duty, clerk):
    with pytest.raises(Refused, match="Give the reason"):
        make_documents_decided(duty, clerk, reason=" ")
    with pytest.raises(Refused, match="enter a later day"):
        make_documents_decided(duty, clerk, on=today() - timedelta(days=9))


def test_the_draft_of_the_answer_tells_the_councillor(duty, clerk):
    make_documents_decided(duty, clerk)
    entry = CouncillorRequest.objects.get(pk=duty.entry_id)
    check = services.latest_check(entry)
    services.decide_request(entry, check=check, outcome="proceed", seen=entry.revision, by=clerk)
    page = BeautifulSoup(client_of(clerk).get(entry.get_absolute_url()).content, "html.parser")
    draft = page.select_one("#answer_text").get_text()
    assert "I cannot let you have what you asked for: The file on the lease." in draft
    assert "The reason: It names private people." in draft
    assert "tell me: I shall put it to Full council, who can decide otherwise." in draft


def test_the_councillor_reads_it_once_the_request_is_answered(duty, councillor, clerk):
    make_documents_decided(duty, clerk)
    before = text_of(councillor, own(duty))
    assert "It names private people." not in before
    assert "You are told with the answer" in before
    decide_and_answer(duty.entry, clerk)
    assert "It names private people." in text_of(councillor, own(duty))


def test_what_is_decided_after_the_answer_goes_out_in_a_notice(duty, clerk):
    decide_and_answer(duty.entry, clerk)
    assert not OutboxMail.objects.filter(template="duty_told").exists()
    make_documents_decided(fresh(duty), clerk)
    mail = OutboxMail.objects.get(template="duty_told")
    assert mail.person == duty.entry.asked_by
    assert "It names private people." in mail.text


def test_a_review_adds_a_decision_and_keeps_the_one_before(duty, councillor, clerk):
    make_documents_decided(duty, clerk)
    decide_and_answer(duty.entry, clerk)
    body = full_council(clerk.council)
    facts = {"officer": None, "body": body, "minute": "9/26", "outcome": "given", "reason": ""}
    make_documents_decided(fresh(duty), clerk, **facts)
    assert list(duty.document_decisions.values_list("outcome", flat=True)) == ["given", "refused"]
    page = text_of(clerk, duty.get_absolute_url())
    assert page.index("Full council, 9/26") < page.index("An earlier decision: Refused")
    assert "You can have what you asked for" in text_of(councillor, own(duty))


def test_another_councillor_reads_nothing_of_it(duty, chair, clerk):
    make_documents_decided(duty, clerk)
    assert client_of(chair).get(own(duty)).status_code == 404
    assert client_of(chair).get(duty.get_absolute_url()).status_code == 403
