"""Who may open the pages of somebody who has lost the second step."""

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import signing

from councils.mail_links import LOST_FACTOR_SALT
from councils.models import FactorReset
from tests.access_table import CLERK, DEPUTY, KINDS, PUBLIC, SIGN_IN, SIGNED_OUT, Page
from tests.makers import make_member


def link(world):
    TOTP.activate(world.officer.user, generate_totp_secret())
    return {"token": signing.dumps(world.officer.user.pk, salt=LOST_FACTOR_SALT)}


def reset(world):
    """Of the officer; who can agree are the clerks, and the councillors because there is no chair."""
    make_member(world.council, "Nora Quill", "councillor")
    return {"pk": FactorReset.objects.create(user=world.officer.user).pk}


ANSWERERS = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN, CLERK: 200, DEPUTY: 200, "councillor": 200}
ROWS = [
    Page("factor-lost", dict.fromkeys(KINDS, 302), of_council=False),
    Page("factor-lost-link", PUBLIC, link, of_council=False),
    Page("factor-reset", ANSWERERS, reset, secret="lost the second step"),
]
