"""What has to be right before a site with cases starts."""

import logging

from django.conf import settings
from django.core.checks import Error
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from grievances.models import KeyProof

logger = logging.getLogger(__name__)


def check_keys(app_configs, **kwargs):
    if settings.CASE_KEYS:
        return []
    hint = "`manage.py new_case_key` prints one; `make run` writes one into the file .env."
    return [Error("CASE_KEYS is not set, so no case can be kept or read.", hint=hint, id="grievances.E001")]


def missing_key():
    """One sentence when CASE_KEYS lacks a key under which something is kept, else ""."""
    proof = KeyProof.without_their_key().first() if settings.CASE_KEYS else None
    if proof is None:
        return ""
    return f"CASE_KEYS lacks a key that cases are kept under since {proof.since:%d.%m.%Y}: they cannot be read."


def check_proofs(app_configs, databases, **kwargs):
    """A check with the database, where its tables are there."""
    try:
        missing = missing_key() if databases else ""
    except DatabaseError:
        return []
    hint = "Set the keys of this installation; those of another one, or a new one alone, open nothing."
    return [Error(missing, hint=hint, id="grievances.E002")] if missing else []


def refuse_to_start():
    """What every process that serves or works asks first: raises ImproperlyConfigured under the wrong keys.

    Without a database nothing can be told; the process starts, and is not ready before the keys are right.
    """
    try:
        missing = missing_key()
    except DatabaseError:
        logger.warning("Whether CASE_KEYS are the right ones cannot be told while the database is away.")
        return
    if missing:
        raise ImproperlyConfigured(missing)
