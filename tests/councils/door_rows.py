"""Who may open which page of the second factor, of sessions and of the site's health."""

import uuid

from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret

from councils import sessions
from councils.models import User
from tests.access_table import FOR_EVERY_ACCOUNT, KINDS, PUBLIC, SIGN_IN, SIGNED_OUT, STRANGER, Page
from tests.makers import client_of

ONLY_THE_STRANGER = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN, STRANGER: 200}
SENT_ELSEWHERE = dict.fromkeys(KINDS, 302)


def strangers_passkey(world):
    data = {"name": "Blue key", "credential": {}}
    return {"pk": Authenticator.objects.create(user=world.stranger, type="webauthn", data=data).pk}


def strangers_app(world):
    TOTP.activate(world.stranger, generate_totp_secret())
    return {}


def strangers_codes(world):
    RecoveryCodes.activate(world.stranger)
    return {}


def everybodys_codes(world):
    for user in User.objects.all():
        RecoveryCodes.activate(user)
    return {}


def strangers_session(world):
    client = client_of(world.stranger)
    session = client.session
    handle = uuid.uuid4()
    session[sessions.SIGNED_IN] = {
        "account": world.stranger.pk,
        "handle": handle.hex,
        "device": "Opera",
        "began": 0,
        "used": 0,
    }
    session.save()
    return {"handle": handle}


def page(name, expected, *args, **fields):
    return Page(name, expected, *args, of_council=False, **fields)


ROWS = [
    page("mfa_index", FOR_EVERY_ACCOUNT),
    page("mfa_authenticate", SENT_ELSEWHERE),
    page("mfa_reauthenticate", FOR_EVERY_ACCOUNT | dict.fromkeys(set(KINDS) - {SIGNED_OUT}, 302)),
    page("mfa_reauthenticate_webauthn", FOR_EVERY_ACCOUNT | dict.fromkeys(set(KINDS) - {SIGNED_OUT}, 302)),
    page("mfa_activate_totp", FOR_EVERY_ACCOUNT),
    page("mfa_deactivate_totp", ONLY_THE_STRANGER, strangers_app),
    page("mfa_view_recovery_codes", FOR_EVERY_ACCOUNT, everybodys_codes),
    page("mfa_download_recovery_codes", ONLY_THE_STRANGER, strangers_codes),
    page("mfa_generate_recovery_codes", FOR_EVERY_ACCOUNT),
    page("mfa_list_webauthn", FOR_EVERY_ACCOUNT),
    page("mfa_add_webauthn", FOR_EVERY_ACCOUNT),
    page("mfa_edit_webauthn", ONLY_THE_STRANGER, strangers_passkey, secret="Blue key"),
    page("mfa_remove_webauthn", ONLY_THE_STRANGER, strangers_passkey, secret="Blue key"),
    page("mfa_login_webauthn", SENT_ELSEWHERE),
    page("sessions", FOR_EVERY_ACCOUNT),
    page("session-end", ONLY_THE_STRANGER | {STRANGER: 302}, strangers_session, method="post"),
    page("sessions-end-others", FOR_EVERY_ACCOUNT | dict.fromkeys(set(KINDS) - {SIGNED_OUT}, 302), method="post"),
    page("stay-signed-in", FOR_EVERY_ACCOUNT),
    page("set-up", SENT_ELSEWHERE),
    page("health-live", PUBLIC),
    page("health-ready", PUBLIC),
]
