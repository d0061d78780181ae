"""Indexes of large tables that are built while the site runs: a build that was broken off is made good by the next."""

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection, models
from django.db.migrations.state import ProjectState

from councils.models import Deadline
from councils.online import AddIndexOnline

words = import_module("requests_log.migrations.0010_words_by_their_letters")
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite builds an index at once or not at all"),
]
SOUND = "SELECT indisvalid FROM pg_index WHERE indexrelid = to_regclass(%s)"


def leave_invalid(name):
    """As CREATE INDEX CONCURRENTLY does that was broken off."""
    with connection.cursor() as cursor:
        cursor.execute("UPDATE pg_index SET indisvalid = false WHERE indexrelid = to_regclass(%s)", [name])
    assert not is_sound(name)


def is_sound(name):
    with connection.cursor() as cursor:
        cursor.execute(SOUND, [name])
        return cursor.fetchone()[0]


def test_the_index_of_the_letters_is_built_again():
    for name in words.COLUMNS.values():
        leave_invalid(name)
    with connection.schema_editor(atomic=False) as editor:
        words.add(apps, editor)
    assert all(map(is_sound, words.COLUMNS.values()))


def test_an_index_that_is_added_online_is_built_again():
    (index,) = [index for index in Deadline._meta.indexes if index.name == "deadlines_by_their_end"]
    leave_invalid(index.name)
    after = ProjectState.from_apps(apps)
    before = after.clone()
    operation = AddIndexOnline("deadline", models.Index(fields=index.fields, name=index.name))
    with connection.schema_editor(atomic=False) as editor:
        operation.database_forwards("councils", editor, before, after)
    assert is_sound(index.name)
