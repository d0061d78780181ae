"""An empty site, which nobody has an account on yet, and the code with which its first council is set up.

Whoever finds the address of an empty site must not be able to take it. The code comes from the site's SECRET_KEY, so it
is the same in every process, lies in no database, and only somebody who can run commands on the machine reads it. It is
worth nothing once there is an account or a council. docs/decisions/0034-first-council.md says more.
"""

import base64
import logging

from django.conf import settings
from django.core.cache import cache
from django.db import DatabaseError
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac
from redis.exceptions import RedisError

from councils.models import Council, User

CODE_BYTES = 10  # 80 bits, 16 letters
TOLD = "an empty site was told of"
# For so many seconds the processes that start together tell it once.
TOGETHER = 60

logger = logging.getLogger(__name__)


def is_empty():
    return not User.objects.exists() and not Council.objects.exists()


def setup_code():
    """The code in four groups of four letters and figures: "ABCD-EFGH-IJKL-MN23"."""
    digest = salted_hmac("councils.beginning", "set-up", algorithm="sha256").digest()
    letters = base64.b32encode(digest[:CODE_BYTES]).decode()
    return "-".join(letters[place : place + 4] for place in range(0, len(letters), 4))


def is_setup_code(typed):
    """Whether it is the code, however it was typed: small letters, without dashes, with spaces."""
    return constant_time_compare(_plain(typed), _plain(setup_code()))


def _plain(code):
    return "".join(letter for letter in code.upper() if letter.isalnum())


def set_up_address():
    return settings.SITE_URL + reverse("set-up")


def tell_the_operator():
    """A line in the log of an empty site: how to come by the code. Never the code: logs are kept and passed on."""
    try:
        is_told = not is_empty() or not cache.add(TOLD, True, TOGETHER)
    except (DatabaseError, RedisError):
        return
    if not is_told:
        logger.warning(
            "Nobody has an account on this site yet. To set it up, run `.venv/bin/python manage.py setup_code` on this "
            "machine, or in this container, and open %s with the code that it prints.",
            set_up_address(),
        )
