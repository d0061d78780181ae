"""Asked again who one is, before what is worth more than a page: cases, exports, secret links."""

import time
from functools import partial, wraps

from allauth.account.authentication import get_authentication_records
from allauth.core.exceptions import ReauthenticationRequired
from django.conf import settings
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from councils import form_again
from councils.clock_ahead import DIFFERENCE

TOKEN_ONLY = {"csrfmiddlewaretoken"}


def seconds_since(request):
    """How long ago the person signed in or confirmed it; infinity where this session holds neither.

    What a clock recorded that was ahead does not count, or else it would open cases until that time comes.
    """
    records = get_authentication_records(request, request.user)
    seconds = time.time() - records[-1]["at"] if records else float("inf")
    return float("inf") if seconds < -DIFFERENCE.total_seconds() else seconds


def recently_confirmed(view=None, *, typed=False):
    """A view for whoever signed in or confirmed it in the last CONFIRMED_FOR seconds; others are asked, and come back.

    `typed` is for forms with room to write in: whoever opened one in time may be as long over it as a session lasts.
    """
    if view is None:
        return partial(recently_confirmed, typed=typed)

    @wraps(view)
    def guarded(request, *args, **kwargs):
        writing = typed and request.method == "POST"
        lasts = settings.CONFIRMED_FOR + (settings.SESSION_COOKIE_AGE if writing else 0)
        if seconds_since(request) < lasts:
            return view(request, *args, **kwargs)
        return _ask(request)

    return guarded


def _ask(request):
    if request.method == "POST" and set(request.POST) <= TOKEN_ONLY:
        # A bare button: django-allauth keeps the press in the session and repeats it afterwards.
        raise ReauthenticationRequired
    # What somebody wrote is not kept that way: it would lie in the session in clear. The page that asks holds it.
    fields = form_again.typed(request) if request.method == "POST" else []
    if fields:
        return form_again.offer_again(request, fields, unconfirmed=True)
    asked_for = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    return redirect(f"{reverse('account_reauthenticate')}?{asked_for}")
