"""Changing the installation's keys: what they wrap is wrapped again under the first of CASE_KEYS."""

from django.apps import apps

from grievances import keys
from grievances.models import KeyProof, OwnKey

BATCH = 200


def rotate():
    """Re-wrap everything that is not under the first key. Yields (how many were looked at, re-wrapped, unreadable).

    May be stopped and begun again at any time. Only a run that finds nothing left to do forgets the other keys.
    """
    looked_at = wrapped = unreadable = 0
    for rows in _batches():
        for row in rows:
            looked_at += 1
            try:
                wrapped += _wrap_again(row)
            except keys.Unreadable:
                unreadable += 1
        yield looked_at, wrapped, unreadable
    KeyProof.note_the_writing_key()
    if not wrapped and not unreadable:
        KeyProof.objects.exclude(fingerprint=keys.fingerprints()[0]).delete()


def _batches():
    for model in apps.get_models():
        if not issubclass(model, OwnKey):
            continue
        rows = model._base_manager.exclude(wrapped_key=b"").only("pk", "wrapped_key").order_by("pk")
        batch = list(rows[:BATCH])
        while batch:
            yield batch
            batch = list(rows.filter(pk__gt=batch[-1].pk)[:BATCH])


def _wrap_again(row):
    """Whether it was done. A key that was destroyed meanwhile stays destroyed."""
    before = bytes(row.wrapped_key)
    if keys.is_under_the_first(before):
        return False
    same = type(row)._base_manager.filter(pk=row.pk, wrapped_key=before)
    return bool(same.update(wrapped_key=keys.rewrap(before)))
