"""Which rules requests are checked against, and switching one on or off."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone

from councils.access import for_clerks
from councils.views.pages import refusals_shown
from requests_log.forms.switches import SwitchForm
from requests_log.presenting import title_of
from requests_log.services.switches import standings, switch_rule


@for_clerks
def rules(request):
    standing = standings(request.council, timezone.localdate()).values()
    rows = [(title_of(each.rule.id), each) for each in standing]
    context = {
        "checked": [row for row in rows if row[1].is_on],
        "unchecked": [row for row in rows if not row[1].is_on],
    }
    return render(request, "requests_log/rules.html", context)


@for_clerks
def rule(request, rule):
    standing = standings(request.council, timezone.localdate()).get(rule)
    if standing is None:
        raise Http404("No such rule")
    form = _form(request, standing)
    if request.method == "POST" and form.is_valid():
        with refusals_shown(form):
            switch_rule(council=request.council, rule=rule, by=request.access.person, **form.cleaned_data)
            checked = "checked" if form.cleaned_data["is_on"] else "no longer checked"
            messages.success(request, f"“{title_of(rule)}” is {checked} for requests from that day on.")
            return redirect("requests_log:rules", request.council.slug)
    choices = request.council.rule_switches.filter(rule=rule).select_related("by")
    context = {"title": title_of(rule), "standing": standing, "form": form, "choices": choices}
    return render(request, "requests_log/rule.html", context)


def _form(request, standing):
    """What was posted says which way it turns, so that a form sent twice does not turn it back."""
    posted = request.POST.get("is_on")
    turn_on = posted == "True" if posted else not standing.is_on
    return SwitchForm(request.POST or None, turn_on=turn_on, resolution=turn_on and standing.rule.sensitive)
