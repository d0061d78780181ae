"""The session engine (SESSION_ENGINE): Django's own over a table that says whose a session is.

allauth.usersessions was not taken; docs/decisions says why.
"""

import uuid
from datetime import UTC, datetime

from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from councils import devices

SIGNED_IN = "signed_in"
# Seconds: a session is written at most so often for the sole reason that it was used.
NOTED_EVERY = 60


class SessionStore(DatabaseStore):
    @classmethod
    def get_model_class(cls):
        from councils.models import Session

        return Session

    def create_model_instance(self, data):
        row = super().create_model_instance(data)
        facts = data.get(SIGNED_IN)
        if facts and data.get(SESSION_KEY):
            row.user_id, row.handle, row.device = data[SESSION_KEY], facts["handle"], facts["device"]
            row.began_at, row.used_at = _moment(facts["began"]), _moment(facts["used"])
        return row


def _moment(seconds):
    return datetime.fromtimestamp(seconds, UTC)


def note_use(request, *, at_once=False):
    """Move the end of the session on, because its owner just used it."""
    now = timezone.now().timestamp()
    facts = request.session.get(SIGNED_IN)
    if facts is None or facts["account"] != request.user.pk:
        facts = {
            "account": request.user.pk,
            "handle": uuid.uuid4().hex,
            "device": devices.in_words(request.headers.get("User-Agent", "")),
            "began": now,
            "used": 0,
        }
    if at_once or now - facts["used"] >= NOTED_EVERY:
        request.session[SIGNED_IN] = facts | {"used": now}


def open_sessions(user):
    """Those that still let their owner in, the last used first: a change of password ends all others."""
    rows = user.sessions.filter(expire_date__gt=timezone.now()).order_by("-used_at")
    valid = user.get_session_auth_hash()
    decode = SessionStore().decode
    return [row for row in rows if decode(row.session_data).get(HASH_SESSION_KEY) == valid]
