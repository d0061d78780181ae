"""Migrations of large tables while the site runs: on PostgreSQL an index is built without holding up who writes."""

from django.contrib.postgres.operations import AddIndexConcurrently, RemoveIndexConcurrently
from django.db.migrations import AddIndex, RemoveIndex


def drop_online(schema_editor, name):
    """On PostgreSQL alone. Goes before a build too: one that was broken off leaves an index that finds nothing."""
    schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {schema_editor.quote_name(name)}")


class AddIndexOnline(AddIndexConcurrently):
    """Belongs into a migration with `atomic = False`, and may be run again when it was broken off."""

    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        by = AddIndex
        if schema_editor.connection.vendor == "postgresql":
            by = AddIndexConcurrently
            drop_online(schema_editor, self.index.name)
        by.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        by = AddIndexConcurrently if schema_editor.connection.vendor == "postgresql" else AddIndex
        by.database_backwards(self, app_label, schema_editor, from_state, to_state)


class RemoveIndexOnline(RemoveIndexConcurrently):
    def database_forwards(self, app_label, schema_editor, from_state, to_state):
        by = RemoveIndexConcurrently if schema_editor.connection.vendor == "postgresql" else RemoveIndex
        by.database_forwards(self, app_label, schema_editor, from_state, to_state)

    def database_backwards(self, app_label, schema_editor, from_state, to_state):
        by = RemoveIndexConcurrently if schema_editor.connection.vendor == "postgresql" else RemoveIndex
        by.database_backwards(self, app_label, schema_editor, from_state, to_state)
