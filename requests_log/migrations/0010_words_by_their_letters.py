"""On PostgreSQL the search of the register finds words by an index of their letters in threes (pg_trgm).

The extension is a trusted one: whoever owns the database may add it. SQLite goes through the council's own entries.
"""

from django.db import migrations

from councils.online import drop_online

COLUMNS = {"subject": "words_by_subject", "text": "words_by_text"}


def add(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column, name in COLUMNS.items():
        drop_online(schema_editor, name)
        schema_editor.execute(
            f"CREATE INDEX CONCURRENTLY {name} ON requests_log_entrywords"
            f" USING gin (UPPER({column}::text) gin_trgm_ops)"
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in COLUMNS.values():
            drop_online(schema_editor, name)


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_log", "0009_notes_of_requests")]
    operations = [migrations.RunPython(add, remove)]
