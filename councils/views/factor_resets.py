"""Somebody has lost the second step: asking for a reset, and the answers of two people of the council."""

from allauth.account.internal.decorators import login_stage_required
from allauth.mfa.stages import AuthenticateStage
from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from councils.access import for_everybody, public
from councils.confirmation import recently_confirmed
from councils.errors import Refused
from councils.forms.factor_resets import FactorResetForm
from councils.models import FactorReset
from councils.services import factor_resets
from councils.views.pages import refusals_shown


@login_stage_required(stage=AuthenticateStage.key, redirect_urlname="account_login")
def lost(request):
    """For whoever has given the password and waits at the second step."""
    user = request._login_stage.login.user
    if request.method == "POST":
        factor_resets.send_link(user)
        messages.success(request, f"We have sent a link to {user.email}. It works for an hour.")
        return redirect("factor-lost")
    councils = [person.council for person in factor_resets.persons_of(user) if factor_resets.seconds(person)]
    return render(request, "mfa/lost.html", {"councils": councils})


@public
@never_cache
def lost_link(request, token):
    """By the link in the mail: ask the people of the council."""
    user = factor_resets.user_of(token)
    if user is None:
        return render(request, "mfa/lost_link.html", status=404)
    context = {"account": user}
    if request.method == "POST":
        try:
            factor_resets.ask(user)
            context["asked"] = True
        except Refused as refusal:
            context["refusal"] = str(refusal)
    return render(request, "mfa/lost_link.html", context)


@for_everybody
@recently_confirmed
def answer(request, pk):
    row = get_object_or_404(FactorReset.objects.select_related("user"), pk=pk)
    person, own = factor_resets.person_of(row, request.council), request.access.person
    if person is None or own not in factor_resets.seconds(person):
        raise Http404("Not for this person")
    form = FactorResetForm(request.POST or None)
    if form.is_valid():
        with refusals_shown(form):
            factor_resets.answer(row, by=own, agrees=form.cleaned_data["answer"] == "agree")
            messages.success(request, "Your answer is recorded.")
            return redirect("factor-reset", request.council.slug, row.pk)
    answers = row.answers.filter(person__council=request.council).select_related("person")
    context = {"reset": row, "person": person, "form": form, "answers": answers}
    context["may_answer"] = row.is_open and own.pk not in {answer.person_id for answer in answers}
    return render(request, "councils/factor_reset.html", context)
