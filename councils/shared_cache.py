"""The cache that all processes share, a table of the database. It counts attempts and used codes."""

from datetime import timedelta

from django.db import connection
from django.utils import timezone
from django.utils.crypto import salted_hmac

TABLE = "councils_cache"
LONGEST = timedelta(days=2)  # nothing is counted for longer


def key(name, prefix, version):
    """A keyed hash, as a KEY_FUNCTION: names hold addresses of people and of their computers."""
    return salted_hmac("councils.cache", f"{prefix}:{version}:{name}", algorithm="sha256").hexdigest()


def forget_what_expired():
    """Django leaves expired rows until there are very many. What was counted by a clock that was ahead goes as well."""
    now = timezone.now()
    bounds = [connection.ops.adapt_datetimefield_value(moment) for moment in (now, now + LONGEST)]
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {TABLE} WHERE expires < %s OR expires > %s", bounds)
