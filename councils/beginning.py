"""An empty site, which nobody has an account on yet, and the code with which its first council is set up.

Whoever finds the address of an empty site must not be able to take it. The code comes from the site's SECRET_KEY, so it
is the same in every process, lies in no database, and only somebody who can run commands on the machine reads it. It is
worth nothing once there is an account or a council. docs/decisions/0034-first-council.md says more.
"""

import base64

from django.utils.crypto import constant_time_compare, salted_hmac

from councils.models import Council, User

CODE_BYTES = 10  # 80 bits, 16 letters


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
