"""What a clock that was ahead has left behind, once it is put right.

A moment later than the clocks of all our machines can show was written by one that was wrong. Whatever waits for such a
moment would wait for years; it is taken as if it had come.
"""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

# By so much clocks differ that are right.
DIFFERENCE = timedelta(minutes=10)


def is_ahead(field, *, by=timedelta(0)):
    """The rows in which a moment lies further from now than `by`, which is as far as it is ever set."""
    return Q(**{f"{field}__gt": timezone.now() + by + DIFFERENCE})
