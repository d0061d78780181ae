"""Which rows a backup holds, and how one is written as a line of JSON that fills SQLite and PostgreSQL alike."""

import base64
import json
from datetime import date, datetime, time
from decimal import Decimal
from uuid import UUID

from django.apps import apps
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from councils import file_store
from councils.models import StoredBytes

# Made by every `migrate`, so that an empty database has them; a backup brings its own.
MADE_BY_MIGRATE = ("contenttypes.ContentType", "auth.Permission")
# Whoever was signed in signs in again.
LEFT_OUT = ("councils.Session", "sessions.Session")


def models():
    """Every table of the site."""
    found = [model for model in apps.get_models(include_auto_created=True) if model._meta.label not in LEFT_OUT]
    return [model for model in found if model._meta.managed and not model._meta.proxy]


def migrations():
    """The names of all migrations that made the tables as they are."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())


def columns(model):
    return [field.attname for field in model._meta.concrete_fields]


def in_full(model, values, on_loss):
    """A row as it is where the database holds all files. One that is lost stays a name; `on_loss` is told of it."""
    if not issubclass(model, StoredBytes):
        return values
    row = dict(zip(columns(model), values, strict=True))
    try:
        row |= {"sealed": StoredBytes.found(row["sealed"], row["stored_as"]), "stored_as": ""}
    except file_store.Lost as lost:
        on_loss(lost.name)
    return tuple(row.values())


def line_of(values):
    return json.dumps([_plain(value) for value in values], ensure_ascii=False).encode() + b"\n"


def _plain(value):
    if isinstance(value, bytes | memoryview):
        return base64.b64encode(value).decode()
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    return str(value) if isinstance(value, UUID | Decimal) else value


def to_database(model, values):
    """A row of a backup as the parameters of an INSERT. Raises ValueError where it does not fit the table."""
    fields = model._meta.concrete_fields
    row = {field.attname: _read(field, value) for field, value in zip(fields, values, strict=True)}
    if issubclass(model, StoredBytes) and row["sealed"]:
        row |= StoredBytes.placed(row["sealed"])
    return [field.get_db_prep_save(row[field.attname], connection) for field in fields]


def _read(field, value):
    if field.get_internal_type() == "BinaryField" and value is not None:
        return base64.b64decode(value)
    if field.get_internal_type() == "JSONField":
        return value
    # A field that seals its text takes back what it had sealed.
    return getattr(field, "from_backup", field.to_python)(value)
