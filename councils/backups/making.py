"""Making a backup: all rows as they were at one moment, while the site goes on."""

import gzip
import hashlib
import json
from contextlib import contextmanager

from django.db import connection, transaction
from django.utils import timezone

from councils.backups import tables
from councils.backups.container import Writer

FORMAT = 1
ROWS_AT_ONCE = 500


def make(file, keys, on_loss=lambda name: None):
    """Write a backup into an open binary file. Yields (table, rows) after each table.

    `on_loss` is told the name of each file that is lost from the store of files. Raises StoreAway.
    """
    writer = Writer(file, keys)
    with gzip.GzipFile(fileobj=writer, mode="wb", compresslevel=6) as packed, _one_moment():
        head = {"format": FORMAT, "made": timezone.now().isoformat(), "migrations": tables.migrations()}
        packed.write(json.dumps(head).encode() + b"\n")
        manifest = {}
        for model in tables.models():
            manifest[model._meta.label] = found = _write(packed, model, on_loss)
            yield model._meta.label, found["rows"]
        packed.write(json.dumps({"manifest": manifest}).encode() + b"\n")
    writer.finish()


def _write(packed, model, on_loss):
    """All rows of a table; how many, and the SHA-256 of their lines."""
    packed.write(json.dumps({"table": model._meta.label, "columns": tables.columns(model)}).encode() + b"\n")
    count, digest = 0, hashlib.sha256()
    holds_files = any(field.get_internal_type() == "BinaryField" for field in model._meta.concrete_fields)
    rows = model._base_manager.order_by("pk").values_list(*tables.columns(model))
    for row in rows.iterator(chunk_size=1 if holds_files else ROWS_AT_ONCE):
        line = tables.line_of(tables.in_full(model, row, on_loss))
        packed.write(line)
        digest.update(line)
        count += 1
    return {"rows": count, "sha256": digest.hexdigest()}


@contextmanager
def _one_moment():
    """Everything that is read inside is as it was at the first look; nobody who writes has to wait."""
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield
        return
    # Not atomic(), which would take the one place of a writer in the database.
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
