"""The files that lie in a store outside the database: moving them there and back, checking and sweeping them."""

from datetime import timedelta
from functools import partial

from django.apps import apps
from django.core.checks import Error
from django.db import DatabaseError
from django.utils import timezone

from councils import file_store
from councils.models import StoredBytes

# An object is written before the row that names it is committed; none takes so long.
SWEPT_AFTER = timedelta(days=1)


def _models():
    return [model for model in apps.get_models() if issubclass(model, StoredBytes)]


def in_the_store():
    """How many rows have their file in the store."""
    return sum(_stored(model).count() for model in _models())


def check_store(app_configs, databases, **kwargs):
    """A check with the database, where its tables are there."""
    try:
        lacks = bool(databases) and not file_store.is_set() and in_the_store()
    except DatabaseError:
        return []
    hint = "Set it to where they lie, or move them with `manage.py move_files` before it is taken out."
    text = "FILE_STORE is not set, and files of cases were kept in a store of files: they cannot be read."
    return [Error(text, hint=hint, id="councils.E001")] if lacks else []


def sweep():
    """Remove objects that no row names (any more), and count the files that are missing. In words; "" for nothing."""
    if not file_store.is_set() and not in_the_store():
        return ""
    there = file_store.names()
    known = {name for model in _models() for name in _stored(model).values_list("stored_as", flat=True)}
    removed = sum(map(_remove, there - known))
    # One that was put there since the list was made is not missing.
    missing = sum(not file_store.is_there(name) for name in known - there)
    words = [f"{removed} left-over files were removed from the store" if removed else ""]
    words.append(f"{missing} files ARE MISSING FROM THE STORE (manage.py verify_files names them)" if missing else "")
    return "; ".join(filter(None, words))


def _remove(name):
    """Whether it was removed: what was just put there may belong to a row that is not committed yet."""
    if file_store.put_at(name) > timezone.now() - SWEPT_AFTER:
        return False
    file_store.remove(name)
    return True


def _stored(model):
    return model._base_manager.exclude(stored_as="")


def verify():
    """Read every file in the store. Yields what is wrong with it, or "". Raises StoreAway."""
    for model in _models():
        for pk in list(_stored(model).order_by("pk").values_list("pk", flat=True)):
            yield _problem(model, pk, StoredBytes.found)


def _problem(model, pk, act):
    """What kept `act(sealed=, stored_as=)` of a row from being done, or ""; somebody may have deleted it meanwhile."""
    columns = model._base_manager.filter(pk=pk).values("sealed", "stored_as").first()
    try:
        if columns:
            act(**columns)
    except file_store.Lost as lost:
        return f"{model._meta.label} {pk}: {lost} Its name there is {lost.name}."
    return ""


def move(to_the_store):
    """Move every file that lies elsewhere, each by itself, so that it may be stopped and begun again.

    Yields after each what kept it from being moved, or "". The copy in the store stays until the sweep. Raises
    StoreAway.
    """
    for model in _models():
        rows = model._base_manager.filter(stored_as="") if to_the_store else _stored(model)
        for pk in list(rows.order_by("pk").values_list("pk", flat=True)):
            yield _problem(model, pk, partial(_move, rows.filter(pk=pk), to_the_store))


def _move(row, to_the_store, sealed, stored_as):
    content = StoredBytes.found(sealed, stored_as)
    row.update(**StoredBytes.placed(content) if to_the_store else {"sealed": content, "stored_as": ""})
