"""A request is noted in three answers, and logged later from the note."""

from datetime import datetime

import time_machine
from django.utils import timezone

from councils import history
from requests_log.models import CouncillorRequest, Draft
from tests.makers import client_of
from tests.requests_log.test_drafts import all_that_is_kept
from tests.requests_log.test_logging_emails import typed
from tests.requests_log.test_pages import errors, soup

TODAY = datetime(2026, 3, 25, 11, 5, tzinfo=timezone.get_default_timezone())
WORDS = "Could somebody look at the style on the path behind the school, it wobbles when you stand on it?"


def address(council):
    return f"/{council.slug}/requests/new/note/"


def noted(client, council, councillor):
    """The draft of a note that a clerk made by telephone."""
    form = typed(soup(client.get(address(council))))
    with time_machine.travel(TODAY, tick=False):
        client.post(address(council), form | {"asked_by": councillor.pk, "channel": "phone", "words": WORDS})
    return Draft.objects.get()


def test_a_note_fills_the_form_of_the_request(council, councillor, clerk):
    client = client_of(clerk)
    draft = noted(client, council, councillor)
    values = typed(soup(client.get(draft.get_absolute_url())))
    assert values["asked_by"] == str(councillor.pk)
    assert (values["channel"], values["words"]) == ("phone", WORDS)
    assert values["subject"] == "Could somebody look at the style on the path behind the …"
    assert [values[f"received_on_{part}"] for part in ("day", "month", "year")] == ["25", "3", "2026"]
    client.post(draft.get_absolute_url(), values | {"kind": "service"})
    entry = CouncillorRequest.objects.get()
    assert (entry.received_at, entry.channel) == (TODAY, "phone")
    draft.refresh_from_db()
    assert (draft.state, draft.entry) == ("logged", entry)
    assert WORDS not in all_that_is_kept(draft)


def test_a_note_says_who_noted_and_not_what(council, councillor, clerk):
    draft = noted(client_of(clerk), council, councillor)
    [event] = history.timeline(draft.stream)
    assert (event.kind, event.by) == ("noted", clerk)
    assert "wobbles" not in str(event.data)


def test_a_note_that_is_sent_twice_is_kept_once(council, councillor, clerk):
    client = client_of(clerk)
    data = typed(soup(client.get(address(council)))) | {"asked_by": councillor.pk, "channel": "phone", "words": WORDS}
    client.post(address(council), data)
    client.post(address(council), data)
    assert Draft.objects.count() == 1


def test_a_note_with_an_answer_missing_keeps_what_was_typed(council, councillor, clerk):
    page = soup(client_of(clerk).post(address(council), {"channel": "phone", "words": WORDS}))
    assert errors(page) == ["Select who asked"]
    assert page.find("textarea").text.strip() == WORDS
    assert not Draft.objects.exists()
