"""What goes round the triggers, as somebody does who edits the database's file, is found and named."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from councils import protection
from protocols import services
from protocols.services.verification import faults
from tests.protocols.makers import make_adopted, make_draft


@pytest.fixture
def version(council):
    draft = make_draft(council)
    services.take_out(draft, clause=draft.clauses.get(ref="1.2").pk, seen=0, by=None)
    draft.refresh_from_db()
    services.adopt_version(draft, adopted="2023-05-04", minute_ref="45/23", by=None)
    return draft


def behind_its_back(statement, *values):
    with protection.lifted(), connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_what_was_adopted_and_not_touched_is_in_order(version, capsys):
    make_adopted(version.protocol.council)
    call_command("verify_protocols")
    assert "2 adopted versions are as they were adopted" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("statement", "value", "said"),
    [
        ("UPDATE protocols_clause SET heading = %s WHERE ref = '2.1'", "x", "clause c-2.1 differs"),
        ("UPDATE protocols_clause SET blocks = %s WHERE ref = '2.1'", json.dumps([]), "clause c-2.1 differs"),
        ("UPDATE protocols_section SET heading = %s WHERE position = 1", "x", "its title, its sections"),
        ("UPDATE protocols_takenout SET heading = %s", "x", "what was taken out"),
        ("UPDATE protocols_version SET title = %s", "x", "its title"),
        ("UPDATE protocols_originalfile SET content = %s", b"x", "the original file differs"),
        ("UPDATE protocols_adoption SET minute_ref = %s", "x", "something else as minute_ref"),
        (
            "UPDATE councils_event SET kind = %s WHERE kind = 'version_imported'",
            "x",
            "history of the protocol is broken",
        ),
        ("DELETE FROM councils_event WHERE kind = %s", "version_adopted", "does not say that it was adopted"),
    ],
)
def test_what_was_changed_is_named(version, statement, value, said):
    behind_its_back(statement, value)
    version.refresh_from_db()
    [fault] = faults(version)
    assert said in fault


def test_clauses_that_were_removed_and_added_are_named(version):
    behind_its_back("UPDATE protocols_clause SET anchor = %s WHERE ref = '2.1'", "c-9")
    assert {"clause c-2.1 is missing", "clause c-9 was added"} <= set(faults(version))


def test_the_command_names_the_version_and_fails(version, capsys):
    behind_its_back("UPDATE protocols_clause SET heading = %s WHERE ref = '2.1'", "x")
    with pytest.raises(CommandError, match="Not everything"):
        call_command("verify_protocols")
    assert f"{version.get_absolute_url()}: clause c-2.1 differs" in capsys.readouterr().err
