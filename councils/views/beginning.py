"""Setting up the first council of an empty site."""

from allauth.account.internal.flows.login import perform_password_login
from allauth.account.models import Login
from django.contrib import messages
from django.shortcuts import redirect, render

from councils import beginning, services
from councils.access import public
from councils.forms.beginning import SetUpForm
from councils.views.pages import refusals_shown


@public
def set_up(request):
    """For whoever has the code, and only while nobody has an account; afterwards it leads to the start page."""
    if not beginning.is_empty():
        return redirect("start")
    form = SetUpForm(request.POST or None)
    if form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("name", "clerk", "email", "password")}
        with refusals_shown(form):
            return _welcome(request, services.begin_site(**facts))
    return render(request, "councils/set_up.html", {"form": form, "empty_site": True})


def _welcome(request, user):
    """The Clerk is signed in; whoever set it up for the Clerk is told what comes next."""
    if not user.has_usable_password():
        return render(request, "councils/set_up_done.html", {"address": user.email})
    messages.success(
        request, "The council is set up. Protect your account, then a list leads you through what comes next."
    )
    login = Login(user=user, email=user.email)
    return perform_password_login(request, {"email": user.email}, login)
