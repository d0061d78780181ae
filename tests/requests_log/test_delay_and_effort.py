"""Why an answer takes longer, and how much time a request took: asked, kept, and never rewritten."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Deadline
from councils.wording import uk_date_words
from requests_log import services
from requests_log.models import Delay, TimeSpent
from requests_log.models.choices import State
from tests.makers import client_of
from tests.requests_log.makers import form_data, make_decided
from tests.requests_log.test_register import kinds

LONG_AGO = timezone.now() - timedelta(days=60)


@pytest.fixture
def late(council, councillor, clerk):
    return make_decided(council, councillor, clerk, received_at=LONG_AGO)


def answer(entry, by, **fields):
    return services.answer_request(entry, text="Done.", seen=entry.revision, by=by, send=False, **fields)


def page_of(clerk, entry):
    return client_of(clerk).get(entry.get_absolute_url()).content.decode()


def test_a_late_answer_says_what_held_it_up(late, clerk):
    with pytest.raises(Refused, match="say what held it up"):
        answer(late, clerk)
    late.refresh_from_db()
    assert late.state == State.DECIDED
    answer(late, clerk, delay="advice", delay_words="Counsel was away.")
    assert late.delays.get().reason == "advice"
    assert kinds(late)[-2:] == ["delayed", "answered"]
    assert "Answered late: waiting for legal or other advice" in page_of(clerk, late)


def test_an_answer_in_time_is_asked_nothing(council, councillor, clerk):
    entry = make_decided(council, councillor, clerk)
    assert "what held it up" not in page_of(clerk, entry)
    answer(entry, clerk)
    assert not Delay.objects.exists()


def test_a_pause_that_covers_the_delay_makes_it_no_late_answer(late, clerk):
    Deadline.objects.filter(stream=late.stream, name="answer_request").update(
        state="paused", paused_from=timezone.localdate(LONG_AGO) + timedelta(days=1)
    )
    assert "what held it up" not in page_of(clerk, late)
    answer(late, clerk)
    assert not Delay.objects.exists()


def test_the_form_asks_and_keeps_what_was_typed(late, clerk):
    posted = {"text": "All is well.", "how": "record", "seen": late.revision}
    address = f"{late.get_absolute_url()}answer/"
    page = client_of(clerk).post(address, posted).content.decode()
    assert "Select what held it up" in page
    assert "All is well." in page
    client_of(clerk).post(address, posted | {"delay": "workload", "delay_words": "The election."})
    assert late.delays.get().reason == "workload"


def test_the_councillor_is_not_sent_what_held_it_up(late, clerk, mailoutbox):
    services.answer_request(late, text="Done.", seen=late.revision, by=clerk, delay="other", delay_words="Mislaid it.")
    assert "Mislaid it." not in client_of(late.asked_by).get(f"/thornby/requests/mine/{late.pk}/").content.decode()


def test_an_extension_keeps_its_reason_from_the_list(council, councillor, clerk):
    entry = make_decided(council, councillor, clerk)
    address = f"{entry.get_absolute_url()}extend/"
    posted = {"reason": "The surveyor comes in May.", "seen": entry.revision}
    assert "Select what holds it up" in client_of(clerk).post(address, posted).content.decode()
    client_of(clerk).post(address, posted | {"delay": "others"})
    assert entry.delays.get().reason == "others"
    assert "waiting for somebody outside the office" in page_of(clerk, entry)


def test_the_new_date_is_shown_before_the_time_is_extended(council, councillor, clerk):
    entry = make_decided(council, councillor, clerk)
    page = client_of(clerk).get(f"{entry.get_absolute_url()}extend/").content.decode()
    services.extend_request(entry, reason="The surveyor.", delay="others", seen=entry.revision, by=clerk)
    assert f"The answer is then due on {uk_date_words(services.answer_due(entry))}." in page


def test_minutes_add_up_and_a_correction_is_another_row(late, clerk):
    for minutes in (45, 30, -15):
        services.record_time(late, minutes=minutes, seen=late.revision, by=clerk)
    assert services.minutes_of(late) == 60
    assert TimeSpent.objects.count() == 3
    assert "60 minutes" in page_of(clerk, late)


def test_no_more_is_taken_back_than_was_recorded(late, clerk):
    services.record_time(late, minutes=20, seen=late.revision, by=clerk)
    with pytest.raises(Refused, match="Only 20 minutes"):
        services.record_time(late, minutes=-21, seen=late.revision, by=clerk)
    assert services.minutes_of(late) == 20


def test_a_form_sent_twice_counts_once(late, clerk):
    seen = late.revision
    services.record_time(late, minutes=20, seen=seen, by=clerk)
    with pytest.raises(Overtaken):
        services.record_time(late, minutes=20, seen=seen, by=clerk)
    assert services.minutes_of(late) == 20


def test_time_is_recorded_on_its_page_and_bad_input_is_said(late, clerk):
    address = f"{late.get_absolute_url()}time-spent/"
    today = form_data(late.asked_by)
    posted = {f"on_{part}": today[f"received_on_{part}"] for part in ("day", "month", "year")} | {"seen": late.revision}
    for typed, said in (("0", "other than 0"), ("1441", "1440"), ("an hour", "number")):
        assert said in client_of(clerk).post(address, posted | {"minutes": typed}).content.decode()
    client_of(clerk).post(address, posted | {"minutes": "25"})
    assert services.minutes_of(late) == 25


@pytest.mark.parametrize("model", [Delay, TimeSpent])
def test_what_was_recorded_is_never_changed(late, clerk, model):
    services.record_time(late, minutes=20, seen=late.revision, by=clerk)
    answer(late, clerk, delay="other")
    for act in (lambda rows: rows.update(on=LONG_AGO), lambda rows: rows._raw_delete(rows.db)):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
            act(model.objects.all())
