"""Keys: each case has one of its own, and the installation's keys from CASE_KEYS wrap it.

Whoever has only the database reads nothing. To erase a case is to destroy its key; its history can stay.
"""

import base64
import hashlib
import hmac
from functools import cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings


class Unreadable(Exception):
    """None of the installation's keys opens it, or the case's own key does not: the wrong keys are set."""


class Erased(Exception):
    """The key of the case was destroyed; nobody can read its text any more."""


@cache
def _installation(keys):
    return MultiFernet([Fernet(key) for key in keys])


def new_key():
    """(a fresh key for a case, the same wrapped for the database)."""
    key = Fernet.generate_key()
    return key, _installation(tuple(settings.CASE_KEYS)).encrypt(key)


def unwrap(wrapped):
    """The key of a case. Raises Erased where it was destroyed, Unreadable where no key of the installation opens it."""
    if not wrapped:
        raise Erased("The key of this case was destroyed.")
    return _open(_installation(tuple(settings.CASE_KEYS)), bytes(wrapped))


def rewrap(wrapped):
    """The same wrapped key under the first of the installation's keys."""
    try:
        return _installation(tuple(settings.CASE_KEYS)).rotate(bytes(wrapped))
    except InvalidToken:
        raise Unreadable("CASE_KEYS holds no key that opens this case.") from None


def is_under_the_first(wrapped):
    try:
        Fernet(settings.CASE_KEYS[0]).decrypt(bytes(wrapped))
    except InvalidToken:
        return False
    return True


def fingerprints():
    """What each of the installation's keys is known by, in their order."""
    keys = [base64.urlsafe_b64decode(key) for key in settings.CASE_KEYS]
    return [hmac.new(key, b"CASE_KEYS", hashlib.sha256).hexdigest() for key in keys]


def seal(key, plain: bytes) -> bytes:
    return Fernet(key).encrypt(plain)


def unseal(key, sealed: bytes) -> bytes:
    return _open(Fernet(key), bytes(sealed))


def _open(fernet, token):
    try:
        return fernet.decrypt(token)
    except InvalidToken:
        raise Unreadable("CASE_KEYS holds no key that opens this case.") from None
