"""E-mails that wait: the Clerk logs, answers or discards each once, and what is settled keeps no words."""

import json

import pytest
from django.core import serializers

from councils import history
from councils.models import OutboxMail
from requests_log.models import CouncillorRequest, Draft
from requests_log.models.choices import State
from tests.makers import client_of
from tests.requests_log.emails.letters import CLERK, OUTLOOK_FORWARD, WORDS, source
from tests.requests_log.makers import make_draft
from tests.requests_log.test_logging_emails import typed
from tests.requests_log.test_pages import errors, soup
from tests.test_queries import same_queries


@pytest.fixture
def draft(council, councillor, clerk):
    return make_draft(council, source(OUTLOOK_FORWARD, From=CLERK, Subject="FW: The verge at Mill Lane"))


@pytest.fixture
def client(clerk):
    return client_of(clerk)


def all_that_is_kept(draft):
    events = list(history.timeline(draft.stream))
    return serializers.serialize("json", [Draft.objects.get(pk=draft.pk), *events])


def test_the_register_shows_what_waits(council, councillor, client, draft):
    make_draft(council, source(From="jo@example.com", Message_ID="<2@x>", Subject="Bins"))
    rows = soup(client.get(f"/{council.slug}/requests/")).select("tbody tr")
    assert "Iris" in rows[0].get_text()
    assert "Maya Osei" in rows[0].get_text()
    assert "An address that we do not know" in rows[1].get_text()


def test_a_draft_is_logged_with_the_form_that_it_fills(council, councillor, clerk, client, draft):
    page = soup(client.get(draft.get_absolute_url()))
    values = typed(page)
    assert values["asked_by"] == str(councillor.pk)
    response = client.post(draft.get_absolute_url(), values | {"kind": "service"})
    entry = CouncillorRequest.objects.get()
    assert response.url == entry.get_absolute_url()
    assert entry.all_words.get().text.startswith(WORDS)
    draft.refresh_from_db()
    assert (draft.state, draft.entry, draft.settled_by) == ("logged", entry, clerk)
    assert WORDS not in all_that_is_kept(draft)
    assert entry.reference in client.get(draft.get_absolute_url()).content.decode()


def test_a_form_with_a_fault_keeps_the_draft_and_what_was_typed(council, client, draft):
    page = soup(client.post(draft.get_absolute_url(), typed(soup(client.get(draft.get_absolute_url())))))
    assert errors(page) == ["Select what is asked for"]
    assert typed(page)["words"].startswith(WORDS)
    assert Draft.objects.get().state == "waiting"


def test_of_two_clerks_who_log_one_email_the_second_is_told(council, client, deputy, draft):
    values = typed(soup(client.get(draft.get_absolute_url()))) | {"kind": "service"}
    theirs = typed(soup(client_of(deputy).get(draft.get_absolute_url()))) | {"kind": "service"}
    client.post(draft.get_absolute_url(), values)
    assert "Logged" in client_of(deputy).post(draft.get_absolute_url(), theirs).content.decode()
    assert CouncillorRequest.objects.count() == 1


def test_a_plain_question_is_answered_without_an_entry(council, councillor, client, draft):
    address = f"{draft.get_absolute_url()}answer/"
    page = client.get(address).content.decode()
    assert "The answer goes to Iris Lowe" in page
    client.post(address, {"subject": "Re: The verge\r\nBcc: x@example.org", "text": "On Tuesday."})
    notice = OutboxMail.objects.get()
    assert (notice.person, notice.subject) == (councillor, "Re: The verge Bcc: x@example.org")
    assert "On Tuesday." in notice.text
    assert not CouncillorRequest.objects.exists()
    draft.refresh_from_db()
    assert draft.state == "answered"
    kept = all_that_is_kept(draft)
    assert WORDS not in kept
    assert "On Tuesday" not in kept


def test_somebody_unknown_is_answered_at_the_address_that_wrote(council, client):
    draft = make_draft(council, source(From="jo@example.com"))
    client.post(f"{draft.get_absolute_url()}answer/", {"subject": "Re: Bins", "text": "On Monday."})
    assert OutboxMail.objects.get().address == "jo@example.com"


def test_without_any_address_the_answer_is_refused_and_kept_on_the_page(council, client):
    draft = make_draft(council, source(From="Somebody"))
    page = soup(client.post(f"{draft.get_absolute_url()}answer/", {"subject": "Re: Bins", "text": "On Monday."}))
    assert "No email address is known" in errors(page)[0]
    assert "On Monday." in page.find("textarea").get_text()
    assert Draft.objects.get().state == "waiting"


def test_a_discarded_email_keeps_no_words_and_is_not_taken_in_again(council, councillor, clerk, client, draft):
    assert "cannot be brought back" in client.get(f"{draft.get_absolute_url()}discard/").content.decode()
    client.post(f"{draft.get_absolute_url()}discard/")
    kept = all_that_is_kept(draft)
    assert WORDS not in kept
    assert "iris.lowe" not in kept
    assert json.loads(kept)[-1]["fields"]["kind"] == "discarded"
    make_draft(council, source(OUTLOOK_FORWARD, From=CLERK, Subject="FW: The verge at Mill Lane"))
    assert Draft.objects.get().state == "discarded"


@pytest.mark.parametrize("act", ["answer", "discard"])
def test_an_act_on_a_settled_email_does_nothing_more(council, client, deputy, draft, act):
    client.post(f"{draft.get_absolute_url()}discard/")
    response = client_of(deputy).post(f"{draft.get_absolute_url()}{act}/", {"subject": "x", "text": "x"})
    assert response.status_code == (409 if act == "discard" else 302)
    assert not OutboxMail.objects.exists()


def test_the_entry_of_a_draft_is_decided_as_any_other(council, client, draft):
    client.post(draft.get_absolute_url(), typed(soup(client.get(draft.get_absolute_url()))) | {"kind": "service"})
    assert CouncillorRequest.objects.get().state == State.LOGGED


def test_list_of_drafts(council, clerk):
    def make_more(number):
        make_draft(council, source(Message_ID=f"<{number}@x>"))

    same_queries(f"/{council.slug}/requests/waiting/", client_of(clerk), make_more, rows=20)


def test_an_empty_list_says_how_emails_come_here(council, client, settings):
    settings.LOGGING_ADDRESS = "log+{council}@example.org"
    assert "log+thornby@example.org" in client.get(f"/{council.slug}/requests/waiting/").content.decode()
