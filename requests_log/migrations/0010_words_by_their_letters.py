"""On PostgreSQL the search of the register finds words by an index of their letters in threes (pg_trgm).

The extension is a trusted one: whoever owns the database may add it. SQLite goes through the council's own entries.
"""

from django.db import migrations

COLUMNS = {"subject": "words_by_subject", "text": "words_by_text"}


def add(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    schema_editor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    for column, name in COLUMNS.items():
        schema_editor.execute(
            f"CREATE INDEX CONCURRENTLY IF NOT EXISTS {name} ON requests_log_entrywords"
            f" USING gin (UPPER({column}::text) gin_trgm_ops)"
        )


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name in COLUMNS.values():
            schema_editor.execute(f"DROP INDEX CONCURRENTLY IF EXISTS {name}")


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("requests_log", "0009_notes_of_requests")]
    operations = [migrations.RunPython(add, remove)]
