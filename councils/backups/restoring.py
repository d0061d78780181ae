"""Restoring a backup into an installation that is empty: the whole file is read and checked before a row is written."""

import gzip
import hashlib
import json
import zlib
from itertools import chain

from django.core.management.color import no_style
from django.db import connection, transaction

from councils import file_store, protection
from councils.backups import tables
from councils.backups.container import Damaged, Reader
from councils.backups.making import FORMAT
from councils.models import OutboxMail

ROWS_AT_ONCE = 200
BYTES_AT_ONCE = 4_000_000


class NotEmpty(Exception):
    """There is something in the database, or in the store of files, already."""


def restore(file, keys):
    """Fill the empty database from an open binary file. Yields (table, rows) after each table.

    Raises Damaged, NotEmpty or StoreAway before anything was written; what goes wrong later leaves the database as it
    was.
    """
    _insist_on_emptiness()
    for _ in _tables(file, keys):
        pass
    with transaction.atomic():
        protection.lift()
        for label in tables.MADE_BY_MIGRATE[::-1]:
            _models()[label]._base_manager.all().delete()
        for model, rows in _tables(file, keys):
            yield model._meta.label, _insert(model, rows)
        _settle_what_was_on_its_way()
        connection.check_constraints()
        _go_on_counting()
        protection.restore_after_migrate("default")


def _insist_on_emptiness():
    for model in tables.models():
        if model._meta.label not in tables.MADE_BY_MIGRATE and model._base_manager.exists():
            raise NotEmpty(f"There are {model._meta.verbose_name_plural} in this database already.")
    if file_store.is_set() and file_store.names():
        raise NotEmpty("There are files in FILE_STORE already, which another installation may need: name a new folder.")


def _models():
    return {model._meta.label: model for model in tables.models()}


def _tables(file, keys):
    """(model, its rows) one after the other, each as it was written. Raises Damaged where anything is not."""
    file.seek(0)
    try:
        with gzip.GzipFile(fileobj=Reader(file, keys)) as lines:
            yield from _read(lines)
    except (ValueError, KeyError, TypeError, EOFError, zlib.error, gzip.BadGzipFile) as problem:
        raise Damaged(f"The backup cannot be read ({type(problem).__name__}).") from problem


def _read(lines):
    _insist_on_same_tables(json.loads(lines.readline()))
    models, found = _models(), {}
    line = lines.readline()
    while "table" in (head := json.loads(line)):
        label = head["table"]
        model = models.pop(label)
        if head["columns"] != tables.columns(model):
            raise Damaged(f"{label} has other columns here.")
        table = _Table(lines)
        yield model, table
        line, found[label] = table.finish()
    if models or head["manifest"] != found or lines.read(1):
        raise Damaged("The backup is not what its manifest says.")


def _insist_on_same_tables(head):
    if head["format"] != FORMAT:
        raise Damaged("The backup was made by another version.")
    here, there = set(tables.migrations()), set(head["migrations"])
    if here != there:
        names = ", ".join(sorted(here ^ there)[:5])
        raise Damaged(f"The backup was made by another version: install that one, restore, then upgrade ({names}).")


class _Table:
    """The rows of one table as lists; afterwards the line behind them, and what the manifest should say of them."""

    def __init__(self, lines):
        self.lines, self.count, self.digest, self.behind = lines, 0, hashlib.sha256(), None

    def __iter__(self):
        for line in iter(self.lines.readline, b""):
            if not line.startswith(b"["):
                self.behind = line
                return
            self.count += 1
            self.digest.update(line)
            yield line

    def finish(self):
        for _ in self if self.behind is None else ():
            pass
        return self.behind or b"", {"rows": self.count, "sha256": self.digest.hexdigest()}


def _insert(model, lines):
    quoted = [connection.ops.quote_name(field.column) for field in model._meta.concrete_fields]
    one = f"({', '.join(['%s'] * len(quoted))})"
    into = f"INSERT INTO {connection.ops.quote_name(model._meta.db_table)} ({', '.join(quoted)}) VALUES "
    count = 0
    most = max(1, min(ROWS_AT_ONCE, 900 // len(quoted)))
    with connection.cursor() as cursor:
        for batch in _batches(lines, most):
            rows = [tables.to_database(model, json.loads(line)) for line in batch]
            cursor.execute(into + ", ".join([one] * len(rows)), list(chain.from_iterable(rows)))
            count += len(rows)
    return count


def _batches(lines, most):
    batch, size = [], 0
    for line in lines:
        batch.append(line)
        size += len(line)
        if len(batch) == most or size > BYTES_AT_ONCE:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _settle_what_was_on_its_way():
    """The old site may have sent it after the backup was made: the Clerk decides, so that nobody gets it twice."""
    on_its_way = (OutboxMail.State.QUEUED, OutboxMail.State.SENDING)
    OutboxMail.objects.filter(state__in=on_its_way).update(state=OutboxMail.State.UNKNOWN)


def _go_on_counting():
    statements = connection.ops.sequence_reset_sql(no_style(), tables.models())
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
