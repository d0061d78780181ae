"""Whatever is changed in the history behind the application's back is found, and its first row is named."""

import re
from datetime import date
from random import Random

import pytest
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from councils import history, protection
from councils.models import Event, EventWords, Seal, SealedHead
from councils.services.seals import STREAM as SEALS_STREAM
from councils.services.seals import seal_day
from councils.verification import faults_of_seals, faults_of_streams
from grievances.models import Grievance, SealedWords
from grievances.services.erasure import erase
from tests.grievances.makers import act, make_case
from tests.tampering import WAYS, sql

ROUNDS, IN_ONE = 6, 10


def found():
    return [str(fault) for fault in [*faults_of_streams(), *faults_of_seals()] if fault is not None]


@pytest.fixture
def past(council, clerk, councillor):
    """Streams with and without words, a case, and three days of seals; the triggers are lifted."""
    for number in range(4):
        for turn in range(number + 1):
            words = f"Nr {number}, said {turn}" if turn % 2 else ""
            history.record(f"tests.thing:{number}", "seen", council=council, by=clerk, data={"n": turn}, words=words)
        seal_day(date(2026, 5, 1 + number))
    case = make_case(council, councillor)
    act(case, "withdraw", councillor, outcome="withdrawn", words="I have changed my mind.")
    seal_day(date(2026, 5, 5))
    with protection.lifted():
        yield case


@pytest.mark.parametrize("seed", range(ROUNDS))
def test_one_change_anywhere_is_found_and_named(past, seed):
    assert found() == []
    for turn in range(IN_ONE):
        random = Random(f"{seed} {turn}")
        with transaction.atomic():
            done, name = random.choice(WAYS)(random)
            faults = found()
            transaction.set_rollback(True)
        assert any(fault.startswith(name) for fault in faults), (done, name, faults)


@pytest.fixture
def stream(past):
    return "tests.thing:3"


def test_first_altered_event_is_named_and_no_later_one_of_its_stream(stream):
    sql("UPDATE councils_event SET kind = 'other' WHERE stream = %s AND sequence > 2", [stream])
    assert f"{stream}, 3: was altered, moved or put in" in found()
    assert f"{stream}, 4: was altered, moved or put in" not in found()


def test_events_cut_off_before_the_seal_are_named_by_it(stream):
    EventWords.objects.filter(event__stream=stream).delete()
    sql("DELETE FROM councils_event WHERE stream = %s", [stream])
    assert found() == [f"{stream}, 4: was sealed, and is gone or another one"]


def test_words_that_were_erased_by_an_act_are_no_fault(stream, council):
    history.erase_words(stream, [2], council=council)
    assert found() == []
    assert EventWords.objects.filter(event__stream=stream).count() == 1


def test_words_that_were_removed_without_one_are(stream):
    EventWords.objects.filter(event__stream=stream, event__sequence=2).delete()
    assert found() == [f"{stream}, 2: its words were removed"]


def test_words_of_a_case_that_were_altered_are_named_by_its_stream(past):
    words = SealedWords.objects.get(event__stream=past.stream, event__kind="withdraw")
    words.text = "I was told to."
    words.save()
    assert found() == [f"{past.stream}, 2: its words were altered"]


def test_words_of_a_case_that_was_erased_are_no_fault(past):
    erase(past, kept_until=date(2026, 5, 6))
    assert found() == []


def test_a_key_that_was_destroyed_without_an_act_is(past):
    Grievance.objects.filter(pk=past.pk).update(wrapped_key=b"")
    assert found() == [f"{past.stream}, 2: the key to its words was altered"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL refuses what it cannot read")
@pytest.mark.parametrize("value", ["'{'", "CAST(X'ff' AS TEXT)", "X'00'"])
@pytest.mark.parametrize("column", ["data", "at", "kind", "sequence", "previous_hash"])
def test_an_event_that_cannot_be_read_any_more_is_named(stream, column, value):
    sql("PRAGMA ignore_check_constraints = ON")
    sql(f"UPDATE councils_event SET {column} = {value} WHERE stream = '{stream}' AND sequence = 3")
    sql("PRAGMA ignore_check_constraints = OFF")
    assert any(fault.startswith(stream) for fault in found())


def test_a_history_written_anew_with_its_seals_is_found_by_the_seal_that_was_kept_outside(past, capsys):
    kept = Seal.objects.get(day="2026-05-03").digest
    SealedHead.objects.all().delete()
    Seal.objects.all().delete()
    Event.objects.filter(stream=SEALS_STREAM).delete()
    seal_day(date(2026, 5, 3))
    call_command("verify_history")
    with pytest.raises(CommandError, match="not as it was written"):
        call_command("verify_history", seal=[f"2026-05-03={kept}"])
    assert "councils.seals, 2026-05-03: is not the seal that was kept outside" in capsys.readouterr().err


def test_the_command_says_what_it_looked_at_and_takes_the_seal_of_today(past, capsys):
    call_command("seal_history")
    seal = capsys.readouterr().out.strip()
    assert re.fullmatch(r"\d{4}-\d\d-\d\d=[0-9a-f]{64}", seal)
    call_command("verify_history", seal=[seal])
    out = capsys.readouterr().out
    assert f"{Event.objects.count()} events and 6 seals were looked at." in out
    assert "The history is as it was written." in out


def test_the_command_names_the_row_and_fails(stream, capsys):
    sql("UPDATE councils_event SET by_id = NULL WHERE stream = %s AND sequence = 2", [stream])
    with pytest.raises(CommandError):
        call_command("verify_history")
    assert capsys.readouterr().err == f"{stream}, 2: was altered, moved or put in\n"


def test_what_is_no_seal_is_said(db):
    with pytest.raises(CommandError, match="is no seal; it looks like"):
        call_command("verify_history", seal=["2026-05-03"])


def test_longer_histories_take_no_more_queries_while_they_fit_one_batch(past, council):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert found() == []
        return len(captured)

    few = queries()
    for number in range(100):
        history.record(f"tests.more:{number}", "seen", council=council, words="Something")
    assert queries() == few
