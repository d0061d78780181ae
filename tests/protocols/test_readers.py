"""Who is asked to read which version, and what a confirmation is."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from councils import due, history
from councils.errors import Refused
from councils.models import Event, Role
from councils.models.bodies import Ending, Office
from protocols import services
from protocols.models import Acknowledgement, Change, Version
from protocols.services.acknowledgements import readers_stream
from protocols.services.readers import TIME_TO_READ, readers, rounds_of, that_holds
from tests.makers import full_council, make_person, make_role, make_seat
from tests.protocols.makers import TEXT, make_adopted, make_draft

TODAY = timezone.localdate


def make_next(version, change=Change.SUBSTANTIVE, adopted="2024-05-14"):
    draft = make_draft(version.protocol.council, TEXT.replace("good time", "time"), protocol=version.protocol)
    services.adopt_version(draft, adopted=adopted, minute_ref="61/24", change=change, by=None)
    return current(draft)


def current(version):
    return Version.objects.select_related("adoption", "protocol__council").get(pk=version.pk)


def round_of(version):
    return that_holds(version, rounds_of(protocol=version.protocol))


def asked(version):
    """{name: whether they have confirmed} of everybody asked in the round of a version."""
    return {reader.person.name: reader.acknowledgement is not None for reader in readers(round_of(version))}


def waits_for(person):
    items = due.items_for(due.accesses_of(person.user), since=TODAY())
    return [item for item in items if item.what.startswith("Read and confirm") and not item.cancelled]


def test_everybody_who_holds_a_role_is_asked(council, clerk, deputy, officer, councillor):
    make_person(council, "Nora Quill", Role.COUNCILLOR, until=date(2025, 5, 5))
    version = make_adopted(council)
    assert asked(version) == dict.fromkeys(["Iris Lowe", "Maya Osei", "Rhoda Pike", "Tom Fenwick"], False)


def test_newcomers_are_asked_from_the_day_their_term_begins(council):
    version = make_adopted(council)
    newcomer = make_person(council, "Nora Quill")
    assert asked(version) == {}
    begins = TODAY() - timedelta(days=3)
    make_role(newcomer, Role.COUNCILLOR, since=TODAY() + timedelta(days=1))
    assert asked(version) == {}
    make_role(newcomer, Role.OFFICER, since=begins)
    (reader,) = readers(round_of(version))
    assert reader.asked_on == max(begins, timezone.localdate(version.adoption.at))


def test_a_chair_who_stays_on_after_the_term_is_asked(council):
    chair = make_person(council, "Samir Nath", Role.COUNCILLOR, until=date(2025, 5, 5))
    make_seat(full_council(council), chair, Office.CHAIR, until=date(2025, 5, 5), ended_because=Ending.TERM)
    assert asked(make_adopted(council)) == {"Samir Nath": False}


def test_only_a_substantive_change_asks_everybody_again(council, councillor):
    first = make_adopted(council)
    services.acknowledge(current(first), by=councillor)
    editorial = make_next(first, Change.EDITORIAL)
    assert asked(editorial) == {"Iris Lowe": True}
    assert not waits_for(councillor)
    substantive = make_next(first, adopted="2025-05-13")
    assert asked(substantive) == {"Iris Lowe": False}
    assert waits_for(councillor)


def test_a_newcomer_after_an_editorial_change_confirms_the_newest_wording(council, councillor):
    editorial = make_next(make_adopted(council), Change.EDITORIAL)
    (item,) = waits_for(councillor)
    assert item.url == editorial.get_absolute_url()
    services.acknowledge(editorial, by=councillor)
    assert asked(editorial) == {"Iris Lowe": True}


def test_the_first_version_is_always_substantive(council):
    draft = make_draft(council)
    adoption = services.adopt_version(draft, adopted="2024", minute_ref="1", change=Change.EDITORIAL, by=None)
    assert adoption.change == Change.SUBSTANTIVE


def test_what_kind_of_change_it_was_cannot_be_changed(council):
    version = make_adopted(council)
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE protocols_adoption SET change = 'editorial' WHERE version_id = %s", [version.pk])


def test_it_waits_on_the_start_page_until_it_is_confirmed(council, councillor):
    version = current(make_adopted(council))
    (item,) = waits_for(councillor)
    assert item.due == timezone.localdate(version.adoption.at) + TIME_TO_READ
    services.acknowledge(version, by=councillor)
    assert waits_for(councillor) == []


def test_confirming_twice_is_one_confirmation(council, councillor):
    version = current(make_adopted(council))
    first, new = services.acknowledge(version, by=councillor)
    assert new
    assert services.acknowledge(version, by=councillor, note="Too late") == (first, False)
    assert Event.objects.filter(stream=readers_stream(version)).count() == 1


def test_what_is_not_in_force_cannot_be_confirmed(council, councillor):
    old = make_adopted(council)
    make_next(old)
    with pytest.raises(Refused, match="no longer in force"):
        services.acknowledge(current(old), by=councillor)
    with pytest.raises(Refused, match="draft"):
        services.acknowledge(make_draft(council), by=councillor)
    assert not Acknowledgement.objects.exists()


def test_a_note_can_be_erased_and_the_rest_stands(council, councillor):
    row, _ = services.acknowledge(current(make_adopted(council)), by=councillor, note="What is an agenda?")
    assert row.note == "What is an agenda?"
    row.event.words.delete()
    row = Acknowledgement.objects.get()
    assert (row.note, row.has_note) == ("", True)
    assert history.first_fault(row.event.stream) is None


@pytest.mark.parametrize(
    "statement", ["UPDATE protocols_acknowledgement SET at = NULL", "DELETE FROM protocols_acknowledgement"]
)
def test_the_database_refuses_to_change_a_confirmation(council, councillor, statement):
    services.acknowledge(current(make_adopted(council)), by=councillor)
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_who_left_before_a_version_was_replaced_is_not_missing_in_its_register(council, councillor):
    old = make_adopted(council)
    make_person(council, "Nora Quill", Role.OFFICER, until=date(2024, 2, 1))
    make_person(council, "Peter Ash", Role.OFFICER, until=date(2024, 5, 13))
    make_next(old, adopted="2024-05-14")
    assert asked(old) == {"Iris Lowe": False, "Peter Ash": False}


def test_who_confirmed_and_left_stays_in_the_register(council, councillor):
    version = current(make_adopted(council))
    services.acknowledge(version, by=councillor)
    councillor.memberships.update(until=TODAY() - timedelta(days=1))
    (reader,) = readers(round_of(version))
    assert (reader.person, reader.roles) == (councillor, "")


def confirm_at_once(version, person, times):
    start, problems = Barrier(times), []

    def confirm():
        try:
            start.wait()
            services.acknowledge(version, by=person)
        except Exception as problem:
            problems.append(problem)
        finally:
            connection.close()

    threads = [Thread(target=confirm) for _ in range(times)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return problems


def test_confirming_in_four_windows_at_once_is_one_confirmation(transactional_db, council, councillor):
    version = current(make_adopted(council))
    assert confirm_at_once(version, councillor, 4) == []
    assert Acknowledgement.objects.count() == 1
    assert Event.objects.filter(stream=readers_stream(version)).count() == 1
