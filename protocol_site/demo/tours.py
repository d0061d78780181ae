"""Guided tours of the demo, one for each kind of person. Where somebody is on one lies in the session."""

from dataclasses import dataclass
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from councils.access import public
from protocol_site.demo import script

KEY = "demo_tour"


@dataclass(frozen=True)
class Place:
    """Where somebody is on a tour; `number` counts the steps from 1."""

    tour: dict
    number: int
    signed_in: bool

    @property
    def step(self):
        return self.tour["steps"][self.number - 1]

    @property
    def is_last(self):
        return self.number == len(self.tour["steps"])


def tour_called(name):
    return next((tour for tour in script.tours() if tour["name"] == name), None)


def place_in(request):
    """The Place of whoever is on a tour, or None."""
    kept = request.session.get(KEY)
    tour = kept and tour_called(kept["name"])
    if not tour or not 1 <= kept["number"] <= len(tour["steps"]):
        return None
    return Place(tour, kept["number"], _is_signed_in(request, tour))


def _is_signed_in(request, tour):
    return request.user.is_authenticated and request.user.email == tour["account"]


def _for_the_demo(view):
    """A page to post to, and outside the demo none, however it is asked for."""
    posted_to = require_POST(view)

    @wraps(view)
    def guarded(request, *args, **kwargs):
        if not settings.DEMO:
            raise Http404("Only in the demo")
        return posted_to(request, *args, **kwargs)

    return public(guarded)


@_for_the_demo
def start(request, name):
    """Whoever is signed in as somebody else is signed out, and asked to sign in as the one of the tour."""
    tour = tour_called(name)
    if tour is None:
        raise Http404("No such tour")
    if request.user.is_authenticated and not _is_signed_in(request, tour):
        logout(request)
    request.session[KEY] = {"name": name, "number": 1}
    return redirect("start" if request.user.is_authenticated else "account_login")


@_for_the_demo
def onwards(request):
    place = place_in(request)
    if place is None or place.is_last:
        return _over(request, "That was the tour. Everything here is yours to try.")
    request.session[KEY] = {"name": place.tour["name"], "number": place.number + 1}
    return redirect(place_in(request).step["at"])


@_for_the_demo
def stop(request):
    return _over(request, "The tour is over. You can begin it again at any time.")


def _over(request, words):
    request.session.pop(KEY, None)
    messages.success(request, words)
    return redirect("start" if request.user.is_authenticated else "account_login")
