"""The chain of events: numbered without gaps, refused to change, and telling when somebody changed it all the same."""

from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from councils import history, protection
from councils.models import Event, EventWords

STREAM = "tests.thing:1"


def record(kind="seen", **fields):
    return history.record(STREAM, kind, council=None, **fields)


def sql(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def refused(statement, *values):
    """Whether the database itself refuses a statement."""
    try:
        with transaction.atomic():
            sql(statement, *values)
    except DatabaseError as problem:
        return "cannot be changed" in str(problem)
    return False


def test_events_of_a_stream_are_numbered_from_one(db):
    assert [record().sequence for _ in range(3)] == [1, 2, 3]


def test_each_stream_is_numbered_by_itself(db):
    record()
    assert history.record("tests.thing:2", "seen", council=None).sequence == 1


def test_each_event_carries_the_hash_of_the_one_before(db):
    first, second = record(), record()
    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert first.hash != second.hash


def test_chain_holds_as_written_by_every_kind_of_fact(clerk):
    data = {"list": [1, 2.5, None], "words": "§ “15” ½ 🏡", "nested": {"b": True, "a": {}}}
    history.record(STREAM, "seen", council=clerk.council, by=clerk, data=data, words="Long walk.\nTwo lines.")
    record()
    assert history.first_fault(STREAM) is None


@pytest.mark.parametrize(
    "statement",
    ["UPDATE councils_event SET kind = 'other'", "DELETE FROM councils_event"],
)
def test_database_refuses_to_change_an_event(db, statement):
    record()
    assert refused(statement)
    assert Event.objects.get().kind == "seen"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has no REPLACE")
def test_database_refuses_to_replace_an_event(db):
    record()
    copy = "id, council_id, stream, sequence, at, by_id, data, commitment, previous_hash, hash"
    assert refused(f"REPLACE INTO councils_event ({copy}, kind) SELECT {copy}, 'other' FROM councils_event")
    assert Event.objects.get().kind == "seen"


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no TRUNCATE")
def test_database_refuses_to_empty_the_history(transactional_db):
    record()
    assert refused("TRUNCATE councils_event CASCADE")


def test_event_that_names_a_person_keeps_the_person(clerk):
    history.record(STREAM, "seen", council=clerk.council, by=clerk)
    with pytest.raises(DatabaseError):
        clerk.delete()


@pytest.mark.parametrize("column", ["kind = 'other'", "hash = 'f'", "stream = 'tests.thing:9'", "sequence = 7"])
def test_altered_row_is_found(db, column):
    events = [record() for _ in range(3)]
    with protection.lifted():
        sql(f"UPDATE councils_event SET {column} WHERE id = %s", events[1].pk)
    assert history.first_fault(STREAM) == 2


def test_removed_row_is_found(db):
    events = [record() for _ in range(3)]
    with protection.lifted():
        sql("DELETE FROM councils_event WHERE id = %s", events[1].pk)
    assert history.first_fault(STREAM) == 2


def test_erased_words_leave_a_chain_that_holds(db):
    event = record(words="Something personal")
    EventWords.objects.filter(event=event).delete()
    assert history.first_fault(STREAM) is None
    assert Event.objects.get().commitment


def test_words_that_were_rewritten_are_found(db):
    record(words="as it was said")
    EventWords.objects.update(text="as one would like it")
    assert history.first_fault(STREAM) == 1


def test_words_of_nobody_are_not_in_the_event(db):
    event = record(words="Something personal")
    assert "personal" not in f"{event.data}{event.commitment}{event.hash}"


def test_equal_words_have_commitments_that_differ(db):
    assert record(words="the same").commitment != record(words="the same").commitment


def write_at_once(writers, rounds):
    """Threads that start together and each write `rounds` events to one stream."""
    start, problems = Barrier(writers), []

    def write():
        try:
            start.wait()
            for _ in range(rounds):
                with transaction.atomic():
                    record()
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=write) for _ in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems


def test_of_writers_at_once_all_are_kept(transactional_db):
    assert write_at_once(writers=4, rounds=5) == []
    assert sorted(Event.objects.values_list("sequence", flat=True)) == list(range(1, 21))
    assert history.first_fault(STREAM) is None


def test_many_streams_begin_at_once_and_each_holds(council, clerk):
    beginnings = [("test:1", {"row": 1}, "Mend the gate"), ("test:2", {"row": 2}, "")]
    history.record_first("begun", beginnings, council=council, by=clerk)
    history.record("test:1", "went on", council=council, by=clerk)
    assert [history.first_fault(stream) for stream in ("test:1", "test:2")] == [None, None]
    assert [event.sequence for event in history.timeline("test:1")] == [1, 2]
    assert history.timeline("test:1")[0].words.text == "Mend the gate"


def test_a_stream_that_has_begun_cannot_begin_again(council, clerk):
    history.record("test:1", "begun", council=council, by=clerk)
    with pytest.raises(IntegrityError), transaction.atomic():
        history.record_first("begun", [("test:1", {}, "")], council=council, by=clerk)
