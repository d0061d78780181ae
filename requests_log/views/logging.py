"""The screen on which a request is logged, and an e-mail that fills it in."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from councils.access import for_clerks
from councils.views.pages import refusals_shown
from requests_log import services
from requests_log.correspondents import People, filled_from
from requests_log.forms import EmailForm, LogForm


@for_clerks
def new(request):
    form = LogForm(request.POST or None, council=request.council, initial={"received_on": timezone.localdate()})
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            entry = services.log_request(council=request.council, by=request.access.person, **form.facts)
            messages.success(request, f"Logged as {entry.reference}.")
            return redirect(entry)
        form.allow_again()
    return _page(request, form)


@for_clerks
def from_email(request):
    """Fill the form from an e-mail. Nothing is kept: the form that comes back holds all that was read."""
    if request.method != "POST":
        return redirect("requests_log:new", request.council.slug)
    email_form = EmailForm(request.POST, request.FILES, action=request.path)
    if not email_form.is_valid():
        form = LogForm(council=request.council, initial={"received_on": timezone.localdate()})
        return _page(request, form, email_form=email_form)
    filled = filled_from(email_form.email, People(request.council))
    form = LogForm(council=request.council, initial=filled.initial)
    return _page(request, form, filled=filled)


def _page(request, form, *, email_form=None, filled=None):
    action = reverse("requests_log:new-from-email", args=[request.council.slug])
    context = {"form": form, "email_form": email_form or EmailForm(action=action), "filled": filled}
    return render(request, "requests_log/new.html", context)
