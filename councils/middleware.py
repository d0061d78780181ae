"""What happens around every page: the council of the address, the session, the second factor, the log."""

import logging
import time

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.db.models import BigIntegerField
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.cache import patch_cache_control
from django.utils.deprecation import MiddlewareMixin

from councils import beginning, form_again, second_factor, sessions, titles
from councils.access import access_to
from councils.errors import Overtaken
from councils.file_store import Lost, StoreAway
from councils.logs import route_of

logger = logging.getLogger(__name__)

# Pages for whoever still has to set up a second factor, beside those of django-allauth.
BEFORE_THE_SECOND_FACTOR = frozenset({"sessions", "session-end", "sessions-end-others", "stay-signed-in"})
SIGN_OUT = "account_logout"
ON_AN_EMPTY_SITE = frozenset({"set-up", "accessibility", "cookies", "words", "health-live", "health-ready"})


class EmptySiteMiddleware:
    """While nobody has an account, a visitor is shown how the first council is set up, and nothing else.

    The pages of a council need no look: there is none, or the site is not empty.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if "council" in kwargs or _name(request) in ON_AN_EMPTY_SITE or request.user.is_authenticated:
            return None
        return redirect("set-up") if beginning.is_empty() else None


class SignInMiddleware(LoginRequiredMiddleware):
    """Signing in is the default; a view may say by `admits(request)` whom else it lets in."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        admits = getattr(view_func, "admits", None)
        if admits is not None and admits(request):
            return None
        return super().process_view(request, view_func, view_args, view_kwargs)

    def handle_no_permission(self, request, view_func):
        """A form that was filled in while its session ended is offered again, instead of being lost on the way."""
        fields = form_again.typed(request) if request.method == "POST" else []
        return form_again.offer_again(request, fields) if fields else super().handle_no_permission(request, view_func)


class NumberMiddleware(MiddlewareMixin):
    """An address with a number that no row can have names nothing; the database would stumble over it."""

    def process_view(self, request, view, args, kwargs):
        if any(isinstance(value, int) and value > BigIntegerField.MAX_BIGINT for value in kwargs.values()):
            raise Http404("No row has such a number")


class CouncilMiddleware(MiddlewareMixin):
    """For pages under /<council>/: request.access, request.council and its titles; the view is not given the slug."""

    def process_request(self, request):
        request.access = request.council = None
        titles.speak_for(None)

    def process_view(self, request, view, args, kwargs):
        slug = kwargs.pop("council", None)
        if slug is not None:
            request.access = access_to(request.user, slug)
            request.council = request.access.council
            titles.speak_for(request.council)


class ConflictMiddleware(MiddlewareMixin):
    """Shows the 409 page for an act that somebody else overtook."""

    def process_exception(self, request, exception):
        if isinstance(exception, Overtaken):
            shown = form_again.words_in(form_again.typed(request))
            context = {"message": str(exception), "back_url": request.path, "shown": shown}
            return render(request, "409.html", context, status=409)
        return None


class FileStoreMiddleware(MiddlewareMixin):
    """A file that cannot be had from the store of files gives a page that says so."""

    def process_exception(self, request, exception):
        if isinstance(exception, StoreAway | Lost):
            shown = form_again.words_in(form_again.typed(request)) if request.method == "POST" else []
            return render(request, "503.html", {"message": str(exception), "shown": shown}, status=503)
        return None


class SessionMiddleware:
    """Moves the end of a session on, and leaves nothing of what a signed-in person sees behind in the browser."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if request.user.is_authenticated:
            sessions.note_use(request)
        private = request.user.is_authenticated or request.path.startswith("/accounts/")
        if private and not response.has_header("Cache-Control"):
            patch_cache_control(response, private=True, no_store=True)
        if request.method == "POST" and _name(request) == SIGN_OUT and not request.user.is_authenticated:
            # Not the cookies: by one of them a browser is known.
            response["Clear-Site-Data"] = '"cache", "storage"'
        return response


class SecondFactorMiddleware(MiddlewareMixin):
    """Whoever needs a second factor and has none sets one up before any other page."""

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated:
            return None
        name = _name(request)
        if name.startswith(("account_", "mfa_")) or name in BEFORE_THE_SECOND_FACTOR:
            return None
        if second_factor.has_one(request.user) or not second_factor.is_needed_by(request.user):
            return None
        return redirect("mfa_index")


class RequestLogMiddleware:
    """One line for each answer, at the level INFO."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        began = time.monotonic()
        response = self.get_response(request)
        facts = {
            "method": request.method,
            "route": route_of(request),
            "status": response.status_code,
            "milliseconds": round((time.monotonic() - began) * 1000),
        }
        logger.info("answered", extra={"facts": facts})
        return response


def _name(request):
    return (request.resolver_match and request.resolver_match.url_name) or ""
