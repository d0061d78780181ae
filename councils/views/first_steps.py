"""The list with which a council is set up, and its one step that has no page elsewhere."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from councils import first_steps
from councils.access import for_clerks
from councils.first_steps import WHOLE_LIST
from councils.forms.limits import TermsForm
from councils.profile import TERMS
from councils.services import profiles
from councils.services.deadlines import profile_on
from councils.services.first_steps import take_back
from councils.services.first_steps import tick as tick_off
from councils.views.pages import SETTING_UP, form_page, is_setting_up, on_from, refusals_shown


@for_clerks
def overview(request):
    """The list; while it is in use, the menu leads to it from every page."""
    progress = first_steps.progress_of(request.council)
    if progress.is_away or not progress.left:
        request.session.pop(SETTING_UP, None)
    else:
        request.session[SETTING_UP] = request.council.slug
    steps = [(step, step.url(request.council), done) for step, done in progress.steps]
    ticked = set(request.council.ticked_steps.values_list("name", flat=True))
    context = {"progress": progress, "steps": steps, "ticked": ticked, "whole": WHOLE_LIST}
    return render(request, "councils/first_steps.html", context)


@for_clerks
@require_POST
def tick(request):
    name = request.POST.get("step", "")
    if name != WHOLE_LIST and name not in {step.name for step in first_steps.steps()}:
        raise Http404("No such step")
    act = take_back if "back" in request.POST else tick_off
    act(request.council, name=name, by=request.access.person)
    return redirect("first-steps", request.council.slug)


@for_clerks
def terms(request):
    council, by = request.council, request.access.person
    profile = profile_on(council, timezone.localdate())
    own, limits = (profile.terms, profile.limits) if profile else ({}, {})
    form = TermsForm(request.POST or None, terms=own)
    if form.is_valid():
        others = {name: text for name, text in own.items() if name not in TERMS}
        with refusals_shown(form):
            _keep_terms(council, limits, own, others | form.cleaned_data["terms"], by)
            messages.success(request, "Your words are kept.")
            return on_from(request, "limits")
    back = reverse("first-steps" if is_setting_up(request) else "limits", args=[council.slug])
    return form_page(request, form, "What you call your officer and your chair", back=back)


def _keep_terms(council, limits, before, new, by):
    """Another version of the profile from today on, where anything differs; the step is done in any case."""
    if new != before:
        seen, today = profiles.latest_number(council), timezone.localdate()
        profiles.set_profile(council=council, limits=limits, terms=new, applies_from=today, seen=seen, by=by)
    tick_off(council, name="terms", by=by)
