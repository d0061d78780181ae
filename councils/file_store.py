"""The store of files outside the database, where the installation has one (FILE_STORE); it speaks S3.

The name of an object is the SHA-256 of what it holds, so that it says nothing, is never written over with anything
else, and shows by itself whether it is still what was put there.
"""

import hashlib
import logging
from contextlib import contextmanager

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from councils.errors import Refused

logger = logging.getLogger(__name__)

ALIAS = "files"


class StoreAway(Refused):
    """The store gives no answer; where something was to be kept, it was not."""

    def __init__(self):
        super().__init__("The store of files gives no answer just now. Nothing was recorded. Try again later.")


class Lost(Refused):
    """The store does not have the file any more, or has another one in its place."""

    def __init__(self, name):
        super().__init__("This file is missing from the store of files, or was changed there.")
        self.name = name


def is_set():
    return ALIAS in settings.STORAGES


def put(content):
    """Keep bytes, and return their name. Raises StoreAway."""
    name = name_of(content)
    with _answer():
        storages[ALIAS].save(name, ContentFile(content))
    return name


def get(name):
    """The bytes of that name. Raises StoreAway or Lost."""
    try:
        with _answer(), storages[ALIAS].open(name) as file:
            content = file.read()
    except FileNotFoundError:
        content = b""
    if name_of(content) != name:
        logger.error("The file %s is missing from the store, or was changed there.", name)
        raise Lost(name)
    return content


def names():
    """The names of all objects in the store."""
    with _answer():
        return set(storages[ALIAS].listdir("")[1])


def is_there(name):
    with _answer():
        return storages[ALIAS].exists(name)


def put_at(name):
    """When it was put there."""
    with _answer():
        return storages[ALIAS].get_modified_time(name)


def remove(name):
    with _answer():
        storages[ALIAS].delete(name)


def name_of(content):
    return hashlib.sha256(content).hexdigest()


@contextmanager
def _answer():
    """Whatever the client raises is StoreAway, but for an object that is not there (FileNotFoundError)."""
    if not is_set():
        logger.error("FILE_STORE is not set, and files were kept in a store.")
        raise StoreAway
    from boto3.exceptions import Boto3Error
    from botocore.exceptions import BotoCoreError, ClientError

    try:
        yield
    except (Boto3Error, BotoCoreError, ClientError) as problem:
        logger.error("The store of files gave no answer (%s).", type(problem).__name__)
        raise StoreAway from problem
