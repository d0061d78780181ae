"""Invitations to everybody who has none yet."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import render

from councils.access import for_clerks
from councils.services.invite_all import invite_all, planned
from councils.views.pages import number_in, on_from


@for_clerks
def everybody(request):
    """Who would be invited, and by POST the invitations themselves, to those alone who were on the page."""
    if request.method == "POST":
        seen = {number_in(key) for key in request.POST.getlist("person")}
        sent, waiting = invite_all(request.council, seen=seen, by=request.access.person)
        messages.success(request, _told(sent, waiting))
        return on_from(request, "people")
    context = {"planned": planned(request.council), "kept_in": getattr(settings, "EMAIL_FILE_PATH", "")}
    return render(request, "councils/invite_all.html", context)


def _told(sent, waiting):
    words = "1 invitation is on its way." if sent == 1 else f"{sent} invitations are on their way."
    if waiting:
        words += f" A second person has to confirm those to {', '.join(person.name for person in waiting)}."
    return words
