"""Acts that came too late or may not be done, and the pages that say so."""

from django.shortcuts import render


class Refused(Exception):
    """An act that the rules do not allow; the message says why and what to do, for the person who tried."""


class Overtaken(Exception):
    """Somebody was faster: the thing is no longer in the state that the page showed (409)."""


def csrf_failure(request, reason=""):
    return render(request, "403.html", {"csrf": True}, status=403)
