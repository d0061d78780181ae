"""An answer that was given by e-mail is logged from it: its words and its date, answered, and not sent again."""

from datetime import datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from councils import history
from councils.models import OutboxMail
from councils.wording import uk_date_words
from requests_log import services
from requests_log.models.choices import State
from tests.makers import client_of
from tests.requests_log.emails.letters import ASKER, CLERK, source
from tests.requests_log.makers import make_decided
from tests.requests_log.test_pages import errors, soup

ANSWER = "Dear Iris,\n\nThe verge is cut on Friday.\n\nMaya"
QUOTED = f"{ANSWER}\n\nOn Mon, 2 Mar 2026 at 14:05, Iris Lowe wrote:\n> Please get Dave to cut the verge."


@pytest.fixture
def entry(council, councillor, clerk):
    return make_decided(council, councillor, clerk, received_at=timezone.now() - timedelta(days=3))


@pytest.fixture
def client(clerk):
    return client_of(clerk)


def sent(moment, words=QUOTED, **headers):
    date = moment.strftime("%a, %d %b %Y %H:%M:%S +0000")
    return source(words, **{"From": CLERK, "To": ASKER, "Date": date, "Subject": "RE: The verge"} | headers)


def bring(client, entry, content=b"", pasted=""):
    file = {"file": SimpleUploadedFile("answer.eml", content)} if content else {}
    return soup(client.post(f"{entry.get_absolute_url()}answer/from-email/", {"pasted": pasted} | file))


def filled(page):
    form = page.select_one("#answer")
    values = {box["name"]: box.get("value", "") for box in form.select("input:not([type=radio])")}
    values |= {box["name"]: box["value"] for box in form.select("input[type=radio][checked]")}
    return values | {box["name"]: box.text.strip() for box in form.select("textarea")}


def test_the_eml_fills_the_answer_without_the_thread_and_it_is_recorded_on_its_day(entry, client):
    moment = timezone.now() - timedelta(days=1)
    page = bring(client, entry, sent(moment))
    entry.refresh_from_db()
    assert entry.state == State.DECIDED
    data = filled(page)
    assert (data["text"], data["how"]) == (ANSWER, "record")
    client.post(f"{entry.get_absolute_url()}answer/", data)
    entry.refresh_from_db()
    assert entry.state == State.ANSWERED
    assert entry.answered_at == moment.replace(second=0, microsecond=0)
    assert not OutboxMail.objects.exists()


def test_an_answer_in_time_that_is_recorded_late_was_in_time(entry, client, time_machine):
    moment = timezone.now() - timedelta(days=1)
    time_machine.move_to(timezone.now() + timedelta(days=90))
    client = client_of(entry.logged_by)
    client.post(f"{entry.get_absolute_url()}answer/", filled(bring(client, entry, sent(moment))))
    entry.refresh_from_db()
    assert entry.answered_at.date() == moment.date()
    assert not entry.delays.exists()


def test_an_answer_of_a_late_day_still_has_to_say_what_held_it_up(entry, client, time_machine):
    later = timezone.now() + timedelta(days=90)
    time_machine.move_to(later)
    client = client_of(entry.logged_by)
    data = filled(bring(client, entry, sent(later - timedelta(days=1))))
    page = soup(client.post(f"{entry.get_absolute_url()}answer/", data))
    assert "say what held it up" in errors(page)[0]
    client.post(f"{entry.get_absolute_url()}answer/", data | {"delay": "workload"})
    assert entry.delays.get().reason == "workload"


def test_an_answer_cannot_come_before_the_request(entry, client):
    data = filled(bring(client, entry, sent(entry.received_at - timedelta(days=2))))
    page = soup(client.post(f"{entry.get_absolute_url()}answer/", data))
    assert errors(page) == ["The answer must come after the request"]
    assert ANSWER in page.select_one("#answer_text").get_text()


def test_an_email_to_somebody_else_is_pointed_out(entry, client):
    assert (
        "It does not say that it was sent to Iris Lowe"
        in bring(client, entry, sent(timezone.now(), To="x@y.example")).text
    )


def test_a_pasted_answer_fills_it_as_well(entry, client):
    now = timezone.localtime()
    head = f"From: Maya Osei\nSent: {now:%d %B %Y %H:%M}\nTo: Iris Lowe\nSubject: RE: The verge\n\n"
    assert filled(bring(client, entry, pasted=head + QUOTED))["text"] == ANSWER


def test_what_cannot_be_read_is_said_and_nothing_changes(entry, client):
    assert "This is not an e-mail" in errors(bring(client, entry, b"GIF89a"))[0]
    entry.refresh_from_db()
    assert entry.state == State.DECIDED


def test_an_answer_sent_from_here_is_of_now_whatever_day_was_typed(entry, client):
    data = filled(soup(client.get(entry.get_absolute_url())))
    client.post(f"{entry.get_absolute_url()}answer/", data | {"how": "send", "given_on_year": "2020"})
    entry.refresh_from_db()
    assert entry.answered_at.year == datetime.now().year


def test_the_history_says_when_it_was_recorded_and_for_which_day(entry, client):
    moment = timezone.now() - timedelta(days=1)
    client.post(f"{entry.get_absolute_url()}answer/", filled(bring(client, entry, sent(moment))))
    event = [event for event in history.timeline(entry.stream) if event.kind == "answered"][-1]
    assert event.at > moment + timedelta(hours=23)
    day = uk_date_words(moment)
    assert f"Answered on {day}, recorded without a mail" in soup(client.get(entry.get_absolute_url())).text
    assert f"The answer of {day}" in soup(client_of(entry.asked_by).get(f"/thornby/requests/mine/{entry.pk}/")).text


def test_an_answer_to_a_question_cannot_come_before_the_question(entry, client, clerk):
    services.answer_request(entry, text=ANSWER, seen=entry.revision, by=clerk, send=False)
    today = timezone.localdate()
    services.reopen_request(entry, question="And who pays?", on=today, seen=entry.revision, by=clerk)
    data = filled(bring(client, entry, sent(timezone.now() - timedelta(days=1))))
    page = soup(client.post(f"{entry.get_absolute_url()}answer/", data))
    assert "it was not answered before that" in errors(page)[0]
