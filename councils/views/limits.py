"""The council's own limits and terms: what applies, and changing it from a day on."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import timezone

from councils import due
from councils.access import for_clerks
from councils.calendar import Limit
from councils.forms.limits import LimitsForm
from councils.profile import GROUPS, LIMITS, TERMS, changed_limits, limit_of
from councils.services import profiles
from councils.services.deadlines import profile_on
from councils.views.pages import is_setting_up, refusals_shown
from councils.wording import uk_date_words


@for_clerks
def limits(request):
    today = timezone.localdate()
    profile = profile_on(request.council, today)
    own, terms = (profile.limits, profile.terms) if profile else ({}, {})
    versions = list(request.council.profiles.select_related("by"))
    context = {
        "profile": profile,
        "groups": [(words, [_shown(name, own, profile) for name in names]) for words, names in GROUPS.items()],
        "terms": [(words, terms.get(name, default)) for name, (words, default) in TERMS.items()],
        "versions": versions,
        "planned": _planned(versions, today),
        "setting_up": is_setting_up(request),
    }
    return render(request, "councils/limits.html", context)


def _planned(versions, today):
    """Those that will apply one day, the earliest first: of two from the same day only the newer."""
    by_day = {version.applies_from: version for version in reversed(versions)}
    return [version for day, version in by_day.items() if day > today]


def _shown(name, own, profile):
    shown = {"name": name, "kind": LIMITS[name], "limit": limit_of(own, name), "is_default": name not in own}
    return shown | {"source": profile.sources.get(name) if profile else None}


@for_clerks
def change(request):
    form = _form(request)
    act = request.POST.get("act")
    if act == "edit" or not form.is_valid():
        return render(request, "councils/limits_change.html", {"form": form})
    if act != "save":
        return _preview(request, form)
    with refusals_shown(form):
        facts = {name: form.cleaned_data[name] for name in ("limits", "terms", "applies_from", "seen")}
        profile = profiles.set_profile(council=request.council, by=request.access.person, **facts)
        messages.success(request, f"The limits are kept. They apply from {uk_date_words(profile.applies_from)}.")
        return redirect("limits", request.council.slug)
    return render(request, "councils/limits_change.html", {"form": form})


def _form(request):
    """The form, filled in with what applies today or with the version that the address names; one limit or all."""
    named = request.GET.get("based_on", "")
    base = profile_on(request.council, timezone.localdate())
    if named.isdecimal() and len(named) < 6:
        base = request.council.profiles.filter(number=named).first() or base
    own, terms = (base.limits, base.terms) if base else ({}, {})
    initial = {"applies_from": timezone.localdate(), "seen": profiles.latest_number(request.council)}
    return LimitsForm(request.POST or None, initial=initial, limits=own, terms=terms, only=request.GET.get("only"))


def _preview(request, form):
    """What would change, and which open dates keep the limit that they started under."""
    council, new = request.council, form.cleaned_data
    before = profile_on(council, new["applies_from"])
    old, old_terms = (before.limits, before.terms) if before else ({}, {})
    if old == new["limits"] and old_terms == new["terms"]:
        form.add_error(None, "Nothing differs from what applies on that day.")
        return render(request, "councils/limits_change.html", {"form": form})
    changed = changed_limits(old, new["limits"])
    later = council.profiles.filter(applies_from__gt=new["applies_from"]).order_by("applies_from", "-number")
    context = {
        "applies_from": new["applies_from"],
        "changes": [(LIMITS[name].words, limit_of(old, name), limit_of(new["limits"], name)) for name in changed],
        "adopted": [LIMITS[name].words for name in new["limits"] if name not in old and name not in changed],
        "given_back": [LIMITS[name].words for name in old if name in LIMITS and name not in new["limits"]],
        "terms": _changed_terms(old_terms, new["terms"]),
        "staying": _staying(request.access, changed),
        "later": later.first(),
        "posted": [(key, value) for key, values in request.POST.lists() for value in values if key not in NOT_KEPT],
    }
    return render(request, "councils/limits_preview.html", context)


NOT_KEPT = {"csrfmiddlewaretoken", "act"}


def _changed_terms(old, new):
    pairs = [(words, old.get(name, default), new.get(name, default)) for name, (words, default) in TERMS.items()]
    return [pair for pair in pairs if pair[1] != pair[2]]


def _staying(access, names):
    """(Deadline, Limit, what it is about) of those that the clerk may know of."""
    rows = [row for row in profiles.deadlines_that_stay(access.council, names) if due.may_know(access, row.stream)]
    things = due.things_of(access, list({row.stream for row in rows}))
    return [(row, LIMITS[row.name].words, Limit.parse(row.limit), things.get(row.stream)) for row in rows]
