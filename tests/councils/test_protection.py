"""Every table that an app protects has its triggers, after migrate and after a table was altered."""

import pytest
from django.core.management import call_command
from django.db import connection

from councils import protection
from councils.models import Event
from tests.makers import make_council
from tests.protocols.makers import make_adopted

ON_SQLITE = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
ON_POSTGRESQL = "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'O'"


def triggers():
    with connection.cursor() as cursor:
        cursor.execute(ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE)
        return {name for (name,) in cursor.fetchall()}


def expected_triggers():
    further = ("TRUNCATE",) if connection.vendor == "postgresql" else ()
    return {
        guard.name(action)
        for guard in protection.guards()
        for action in guard.actions + (further if "DELETE" in guard.actions else ())
    }


def test_every_app_that_keeps_history_has_registered_its_tables():
    tables = {guard.table for guard in protection.guards()}
    assert {"councils_event", "protocols_clause", "requests_log_finding", "requests_log_decision"} <= tables


def test_every_guarded_table_exists(db):
    assert {guard.table for guard in protection.guards()} <= set(connection.introspection.table_names())


def test_no_two_guards_share_a_trigger():
    names = [guard.name(action) for guard in protection.guards() for action in guard.actions]
    assert len(names) == len(set(names))


def test_every_trigger_is_in_place_after_migrate(db):
    assert expected_triggers() <= triggers()


def test_lifting_takes_all_away_and_leaving_brings_all_back(db):
    with protection.lifted():
        assert not expected_triggers() & triggers()
    assert expected_triggers() <= triggers()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL keeps the triggers of a table that is altered")
def test_migrate_puts_back_what_altering_a_table_dropped(transactional_db):
    field = Event._meta.get_field("kind")
    longer = type(field)(max_length=field.max_length + 1, name="kind")
    longer.set_attributes_from_name("kind")
    longer.model = Event
    with connection.schema_editor() as editor:
        editor.alter_field(Event, field, longer)
    assert "councils_event_no_update" not in triggers()
    call_command("migrate", verbosity=0)
    assert expected_triggers() <= triggers()


def test_a_table_that_another_ones_trigger_reads_can_be_migrated_with_rows_in_it(transactional_db):
    """Going back and forth remakes protocols_adoption on SQLite, which the trigger of protocols_version reads."""
    make_adopted(make_council())
    earlier = ("protocols", "0001_texts_and_adoptions")
    try:
        call_command("migrate", *earlier, verbosity=0)
    finally:
        call_command("migrate", verbosity=0)
    assert not protection.missing("default")


def test_a_check_finds_a_trigger_that_was_taken_away(db):
    assert protection.check_triggers(None, ["default"]) == []
    with protection.lifted():
        [found] = protection.check_triggers(None, ["default"])
    assert "councils_event_no_update" in found.msg
