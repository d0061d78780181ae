"""An answered request is opened again: nothing of before is lost, and the next answer has a date of its own."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from councils import history
from councils.errors import Overtaken, Refused
from councils.models import Deadline, OutboxMail
from councils.wording import uk_date_words
from requests_log import services
from requests_log.models import CouncillorRequest, EntryWords
from requests_log.models.choices import State
from tests.makers import client_of
from tests.requests_log.makers import form_data, make_answered, make_entry
from tests.requests_log.test_own_requests import address_of, text_of
from tests.requests_log.test_register import kinds

TODAY = timezone.localdate
DAY = timedelta(days=1)
QUESTION = "And who pays for the verge?"


def reopen(entry, by, **fields):
    facts = {"question": QUESTION, "on": TODAY(), "seen": entry.revision}
    return services.reopen_request(entry, by=by, **facts | fields)


def answer(entry, by, **fields):
    return services.answer_request(entry, text="The county does.", seen=entry.revision, by=by, send=False, **fields)


def window_over(entry):
    """The entry as it is once the time for questions has passed."""
    Deadline.objects.filter(stream=entry.stream, name="follow_up_request").update(due=TODAY() - DAY)
    return entry


def deadlines(entry):
    return list(Deadline.objects.filter(stream=entry.stream).order_by("pk").values_list("name", "state"))


def test_a_question_in_its_time_opens_the_entry_and_starts_another_count(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    row = reopen(entry, clerk)
    assert (entry.state, entry.answered_at, entry.keep_until) == (State.DECIDED, None, None)
    assert (row.starts, row.name, row.state) == (TODAY(), "answer_request", "open")
    assert deadlines(entry)[1:] == [
        ("answer_request", "met"),
        ("follow_up_request", "dropped"),
        ("answer_request", "open"),
    ]


def test_the_first_answer_stays_and_the_second_one_follows(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    reopen(entry, clerk)
    answer(entry, clerk)
    assert kinds(entry)[-3:] == ["answered", "reopened", "answered"]
    said = [event.words.text for event in history.timeline(entry.stream) if event.kind in ("answered", "reopened")]
    assert said == ["Thank you. It is in hand.", QUESTION, "The county does."]
    assert history.first_fault(entry.stream) is None
    assert deadlines(entry)[-2:] == [("answer_request", "met"), ("follow_up_request", "open")]


def test_after_the_time_for_questions_it_needs_a_reason(council, councillor, clerk):
    entry = window_over(make_answered(council, councillor, clerk))
    with pytest.raises(Refused, match=f"ended on {uk_date_words(TODAY() - DAY)}. Say why"):
        reopen(entry, clerk)
    entry.refresh_from_db()
    assert entry.state == State.ANSWERED
    reopen(entry, clerk, reason="The answer named the wrong road.")
    assert kinds(entry)[-2:] == ["reopened", "reopened_why"]


@pytest.mark.parametrize("days", [-5, 1])
def test_a_question_comes_after_the_answer_and_not_after_today(council, councillor, clerk, days):
    entry = make_answered(council, councillor, clerk)
    with pytest.raises(Refused, match="comes after the answer"):
        reopen(entry, clerk, on=TODAY() + days * DAY)


def test_of_two_who_open_it_one_is_too_late(council, councillor, clerk, deputy):
    entry = make_answered(council, councillor, clerk)
    late = CouncillorRequest.objects.get(pk=entry.pk)
    reopen(entry, clerk)
    with pytest.raises(Overtaken):
        reopen(late, deputy)
    assert kinds(entry).count("reopened") == 1


def test_an_open_entry_is_not_opened(council, councillor, clerk):
    with pytest.raises(Overtaken, match="is open"):
        reopen(make_entry(council, councillor, clerk), clerk)


def test_the_councillor_is_told_the_new_date_and_clerks_of_a_councillors_question(council, councillor, clerk, deputy):
    entry = make_answered(council, councillor, clerk)
    row = reopen(entry, councillor)
    told = {mail.person: mail for mail in OutboxMail.objects.all()}
    assert {person: mail.template for person, mail in told.items()} == {
        councillor: "reopened",
        clerk: "follow_up",
        deputy: "follow_up",
    }
    assert uk_date_words(row.due) in told[councillor].text
    assert entry.get_absolute_url() in told[clerk].text
    assert not any(QUESTION in mail.text for mail in told.values())


def test_a_correction_leaves_the_count_of_the_question_where_it_began(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    row = reopen(entry, clerk)
    earlier = entry.received_at - 3 * DAY
    said = {"subject": "Verge", "words": "x", "received_at": earlier}
    services.correct_request(entry, reason="Wrong day", seen=entry.revision, by=clerk, **said)
    row.refresh_from_db()
    assert row.starts == TODAY()


def test_a_councillor_sees_until_when_to_ask_and_asks_on_the_own_page(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    until = Deadline.objects.get(stream=entry.stream, name="follow_up_request").due
    assert f"Questions about it Until {uk_date_words(until)}" in text_of(councillor, address_of(entry))
    asked = {"question": QUESTION, "seen": entry.revision}
    client_of(councillor).post(f"{address_of(entry)}follow-up/", asked)
    page = text_of(councillor, address_of(entry))
    assert "With the Clerk" in page
    assert QUESTION in page
    assert "Thank you. It is in hand." in page


def test_once_the_time_is_over_the_councillor_is_sent_to_the_clerk_and_keeps_the_words(council, councillor, clerk):
    entry = window_over(make_answered(council, councillor, clerk))
    assert "Ask the Clerk, who can open the request again" in text_of(councillor, address_of(entry))
    asked = {"question": QUESTION, "seen": entry.revision}
    page = client_of(councillor).post(f"{address_of(entry)}follow-up/", asked).content.decode()
    assert "Ask the Clerk, who can open it again." in page
    assert QUESTION in page


def test_the_reason_of_the_clerk_is_not_on_the_councillors_page(council, councillor, clerk):
    entry = window_over(make_answered(council, councillor, clerk))
    reopen(entry, clerk, reason="He always asks twice.")
    assert "He always asks twice." not in text_of(councillor, address_of(entry))


def test_the_clerk_opens_it_on_a_page_that_tells_the_window(council, councillor, clerk):
    entry = window_over(make_answered(council, councillor, clerk))
    address, today = f"{entry.get_absolute_url()}reopen/", form_data(councillor)
    posted = {"question": QUESTION, "reason": "", "seen": entry.revision}
    posted |= {f"on_{part}": today[f"received_on_{part}"] for part in ("day", "month", "year")}
    page = client_of(clerk).post(address, posted).content.decode()
    assert f"ended on {uk_date_words(TODAY() - DAY)}" in page
    assert QUESTION in page
    client_of(clerk).post(address, posted | {"reason": "The wrong road."})
    entry.refresh_from_db()
    assert entry.state == State.DECIDED
    page = client_of(clerk).get(entry.get_absolute_url()).content.decode()
    assert "Thank you for your question of" in page


def test_an_entry_says_until_when_it_is_kept_and_the_database_keeps_it(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    assert entry.keep_until.year == TODAY().year + 6
    assert uk_date_words(entry.keep_until) in client_of(clerk).get(entry.get_absolute_url()).content.decode()
    for rows in (EntryWords.objects.filter(entry=entry), CouncillorRequest.objects.filter(pk=entry.pk)):
        with pytest.raises(DatabaseError, match="kept until its retention date"), transaction.atomic():
            rows._raw_delete(rows.db)


def test_what_was_never_answered_is_kept_and_what_has_passed_its_date_can_go(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    # Words that no check rests on, so that nothing but the date holds them.
    EntryWords.objects.create(entry=entry, number=2, subject="x", text="x")
    words = EntryWords.objects.filter(entry=entry, number=2)
    with pytest.raises(DatabaseError, match="kept until its retention date"), transaction.atomic():
        words._raw_delete(words.db)
    CouncillorRequest.objects.filter(pk=entry.pk).update(keep_until=TODAY() - DAY)
    words._raw_delete(words.db)
    assert not words.exists()


def test_words_are_never_changed_in_place(council, councillor, clerk):
    make_entry(council, councillor, clerk)
    with pytest.raises(DatabaseError, match="Words cannot be changed"), transaction.atomic():
        EntryWords.objects.update(text="Nothing of the kind")


def test_after_a_question_the_request_still_counts_as_acknowledged_by_its_answer(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    services.reopen_request(entry, question="Why?", on=timezone.localdate(), seen=entry.revision, by=councillor)
    for address in (address_of(entry), "/thornby/requests/mine/"):
        assert "With the answer" in text_of(councillor, address)
