"""Acts that came too late or may not be done, what broke, and the pages that say so."""

import sys
from traceback import walk_tb

from django.db import InterfaceError, InternalError, OperationalError
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.views import defaults

from councils import form_again

# What a database raises that is away, full or may only be read.
DATABASE_REFUSES = (OperationalError, InterfaceError, InternalError)
# Django's own functions: under the first are views alone; under the others the act may have been kept.
IN_A_VIEW, KEEPING = "_get_response", {"_commit", "run_and_clear_commit_hooks"}


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


def server_error(request):
    """What was typed is offered again, and whether it was saved is said. 503 where it is the database that refuses."""
    # On its way out through the middleware a request may fail once more: the first time tells.
    problem = request.__dict__.setdefault("first_problem", sys.exc_info()[1])
    refuses = isinstance(problem, DATABASE_REFUSES)
    try:
        context = _offer(request) | {"database": refuses, "nothing_saved": _nothing_was_saved(problem)}
        response = render(request, "500.html", context, status=503 if refuses else 500)
    except Exception:
        return defaults.server_error(request)
    patch_cache_control(response, private=True, no_store=True)
    if refuses:
        response["Retry-After"] = 60
    return response


def _offer(request):
    """What the page shows of a form that was sent from a page of ours."""
    sent = request.method == "POST"
    whole = sent and form_again.is_from_our_page(request) and not form_again.holds_secrets(request)
    fields = form_again.typed(request) if whole else []
    files = bool(fields and request.FILES)
    return {"sent": sent, "fields": fields, "shown": form_again.words_in(fields), "files": files}


def _nothing_was_saved(problem):
    """Whether that is certain: it broke in the view, and not while something was kept or after."""
    names = {frame.f_code.co_name for frame, _ in walk_tb(problem.__traceback__)} if problem else set()
    return IN_A_VIEW in names and not names & KEEPING
