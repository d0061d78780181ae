"""Acts that came too late or may not be done, and the pages that say so."""

from django.shortcuts import render

from councils import form_again


class Refused(Exception):
    """An act that the rules do not allow; the message says why and what to do, for the person who tried."""


class Overtaken(Exception):
    """Somebody was faster: the thing is no longer in the state that the page showed (409)."""


def csrf_failure(request, reason=""):
    """Signing in anew makes the forms of other tabs stale: what they hold is offered again, if they are ours."""
    fields = form_again.typed(request) if form_again.is_from_our_page(request) else []
    if fields:
        return form_again.offer_again(request, fields)
    return render(request, "403.html", {"csrf": True}, status=403)
