"""What the acts on the register do: log, check, decide, answer, correct."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.utils import timezone

from councils import history
from councils.errors import Overtaken, Refused
from councils.models import OutboxMail
from requests_log import services
from requests_log.models import Check, CouncillorRequest, EntryWords, Finding
from requests_log.models.choices import Outcome, State
from requests_log.services.answers import worst_verdict
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_answered, make_decided, make_entry


def kinds(entry):
    return [event.kind for event in history.timeline(entry.stream)]


def finding(entry, rule="instructing_staff"):
    return services.latest_check(entry).findings.get(rule=rule)


def test_a_logged_request_is_checked_and_cites_the_clause_of_the_version_in_force(council, councillor, clerk):
    version = make_adopted(council)
    entry = make_entry(council, councillor, clerk)
    found = finding(entry)
    assert (found.verdict, found.basis) == ("breach", "explicit")
    assert found.clause == version.clauses.get(anchor="c-2.2")
    assert kinds(entry) == ["logged", "checked"]


def test_the_clause_is_that_of_the_day_on_which_the_request_was_received(council, councillor, clerk):
    old = make_adopted(council, adopted="2023-05-04")
    new = make_adopted(council, adopted=(date.today() - timedelta(days=3)).isoformat(), protocol=old.protocol)
    before = make_entry(council, councillor, clerk, received_at=timezone.now() - timedelta(days=5))
    after = make_entry(council, councillor, clerk)
    assert finding(before).clause.version == old
    assert finding(after).clause.version == new


def test_late_in_the_evening_counts_as_that_day_in_london(council, councillor, clerk):
    """23:30 British Summer Time is still the day before in UTC plus one hour."""
    old = make_adopted(council, adopted="2023-05-04")
    make_adopted(council, adopted="2026-06-10", protocol=old.protocol)
    late = datetime(2026, 6, 9, 23, 30, tzinfo=ZoneInfo("Europe/London"))
    assert finding(make_entry(council, councillor, clerk, received_at=late)).clause.version == old
    early = datetime(2026, 6, 10, 0, 30, tzinfo=ZoneInfo("Europe/London"))
    assert finding(make_entry(council, councillor, clerk, received_at=early)).clause.version != old


def test_without_a_protocol_in_force_a_request_is_checked_all_the_same(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    check = services.latest_check(entry)
    assert check.protocol_version is None
    assert finding(entry).verdict == "breach"
    assert finding(entry).clause is None


def test_the_words_that_fired_are_marked_in_the_text(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, words="Good morning. Get Dave to cut the verge by Friday. Thanks.")
    marked = " ".join(EntryWords.objects.get(entry=entry).text[start:end] for start, end in finding(entry).spans)
    assert "cut" in marked or "Get Dave" in marked
    assert "Good morning" not in marked


def test_entries_are_numbered_within_their_year_and_council(council, other_council, councillor, clerk, outsider):
    received = datetime(2025, 3, 1, 9, tzinfo=ZoneInfo("Europe/London"))
    numbers = [make_entry(council, councillor, clerk, received_at=received).reference for _ in range(2)]
    assert numbers == ["2025/001", "2025/002"]
    assert make_entry(other_council, outsider, outsider, received_at=received).reference == "2025/001"


def test_deciding_against_the_finding_needs_a_reason(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    check = services.latest_check(entry)
    assert worst_verdict(check) == "breach"
    with pytest.raises(Refused, match="Give a reason"):
        services.decide_request(entry, check=check, outcome=Outcome.PROCEED, seen=0, by=clerk)
    assert CouncillorRequest.objects.get(pk=entry.pk).state == State.LOGGED
    services.decide_request(entry, check=check, outcome=Outcome.PROCEED, seen=0, by=clerk, reason="Minute 12/26.")
    assert entry.decisions.get().departs


def test_deciding_in_line_with_the_finding_needs_none(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    check = services.latest_check(entry)
    services.decide_request(entry, check=check, outcome=Outcome.REFER, seen=0, by=clerk)
    assert not entry.decisions.get().departs


def test_whoever_decides_second_is_told_and_changes_nothing(council, councillor, clerk, deputy):
    entry = make_entry(council, councillor, clerk)
    check = services.latest_check(entry)
    services.decide_request(entry, check=check, outcome=Outcome.REFER, seen=0, by=clerk)
    late = CouncillorRequest.objects.get(pk=entry.pk)
    with pytest.raises(Overtaken):
        services.decide_request(late, check=check, outcome=Outcome.DECLINE, seen=0, by=deputy)
    assert entry.decisions.count() == 1
    assert kinds(entry) == ["logged", "checked", "decided"]


def test_an_answer_goes_out_by_mail_and_is_kept(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk, send=True)
    mail = OutboxMail.objects.get(template="answer")
    assert mail.person == councillor
    assert "It is in hand." in mail.text
    assert entry.state == State.ANSWERED
    assert entry.answered_at is not None


def test_an_answer_given_another_way_sends_nothing(council, councillor, clerk):
    make_answered(council, councillor, clerk, send=False)
    assert not OutboxMail.objects.exists()


def test_an_entry_cannot_be_answered_before_it_is_decided_nor_twice(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    with pytest.raises(Overtaken):
        services.answer_request(entry, text="x", seen=entry.revision, by=clerk)
    answered = make_answered(council, councillor, clerk)
    with pytest.raises(Overtaken):
        services.answer_request(answered, text="x", seen=answered.revision, by=clerk)


def test_a_correction_adds_and_keeps_what_was_there(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    services.correct_request(
        entry, subject="Verge", words="When is the verge cut?", by=clerk, reason="Misheard", seen=0, kind="information"
    )
    assert [words.text for words in entry.all_words.all()] == [
        "Please get Dave to cut the verge before Saturday.",
        "When is the verge cut?",
    ]
    old, new = Check.objects.order_by("pk")
    assert old.findings.get(rule="instructing_staff").verdict == "breach"
    assert new.findings.get(rule="instructing_staff").verdict == "clear"
    assert kinds(entry) == ["logged", "checked", "corrected", "checked"]


@pytest.mark.parametrize("table", ["requests_log_finding", "requests_log_check", "requests_log_decision"])
def test_the_database_refuses_to_rewrite_what_was_found_and_decided(council, councillor, clerk, table):
    make_decided(council, councillor, clerk)
    for statement in (f"UPDATE {table} SET id = id", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as c:
            c.execute(statement)
    assert Finding.objects.exists()


def test_the_database_refuses_an_authority_without_one(council, councillor, clerk):
    with pytest.raises(IntegrityError, match="reference_goes_with_an_authority"), transaction.atomic():
        make_entry(council, councillor, clerk, authority_ref="45/26")


def test_the_history_of_an_entry_holds(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    assert history.first_fault(entry.stream) is None
