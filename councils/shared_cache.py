"""The cache that all processes share: in Redis, or without it in the database. It counts attempts and used codes."""

from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

TABLE = "councils_cache"


def key(name, prefix, version):
    """A keyed hash, as a KEY_FUNCTION: names hold addresses of people and of their computers."""
    return salted_hmac("councils.cache", f"{prefix}:{version}:{name}", algorithm="sha256").hexdigest()


def forget_what_expired():
    """Django leaves expired rows until there are very many."""
    if isinstance(caches["default"], DatabaseCache):
        with connection.cursor() as cursor:
            now = connection.ops.adapt_datetimefield_value(timezone.now())
            cursor.execute(f"DELETE FROM {TABLE} WHERE expires < %s", [now])
