"""A cookie by which a browser is known to have been signed in with before, and the mail when it was not."""

from django.conf import settings
from django.utils import timezone
from django.utils.crypto import salted_hmac

from councils import devices, mail

COOKIE = "known_device"
LASTS = 400 * 24 * 60 * 60  # seconds; browsers keep no cookie for longer
MOST = 10  # accounts that share one browser


def greet(request, response, user, *, is_first):
    """Write to the owner of an account that a new browser signed in to, unless it is the first one of all."""
    marks = [mark for mark in request.COOKIES.get(COOKIE, "").split(".") if mark]
    if _mark(user) not in marks and not is_first:
        device = devices.in_words(request.headers.get("User-Agent", ""))
        mail.post("new_device", user=user, context={"device": device, "at": timezone.now()})
    kept = [_mark(user), *(mark for mark in marks if mark != _mark(user))][:MOST]
    response.set_cookie(
        COOKIE,
        ".".join(kept),
        max_age=LASTS,
        path="/accounts/",
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _mark(user):
    """Nobody else can make it, and it tells nothing of the account."""
    return salted_hmac("councils.known_devices", str(user.pk), algorithm="sha256").hexdigest()[:32]
