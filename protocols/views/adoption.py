"""What a clerk does with a version: adopt it, discard a draft, record a review."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from councils.access import for_clerks
from councils.errors import Refused
from protocols import services
from protocols.forms import AdoptForm, ReviewForm
from protocols.models import Outcome, Review, Version
from protocols.reviews import next_annual_meeting
from protocols.titles import called


def _version(request, protocol, number):
    versions = Version.objects.visible_to(request.access).select_related("protocol__council", "adoption")
    return get_object_or_404(versions, protocol__slug=protocol, number=number)


@for_clerks
def adopt(request, protocol, number):
    version = _version(request, protocol, number)
    if request.method == "GET" and version.state != "draft":
        return redirect(version)
    found, reviewed = version.found, _reviews_not_recorded(version)
    initial = {
        "adopted": found.get("adopted") or found.get("adopted_hint"),
        "next_review": found.get("next_review"),
        "reviewed": reviewed,
        "seen": version.revision,
    }
    first = not version.protocol.adoptions.exists()
    form = AdoptForm(request.POST or None, initial=initial, reviewed=reviewed, first=first)
    if request.method == "POST" and form.is_valid() and _adopted(request, version, form):
        messages.success(request, "Adopted. This version is now in force, and its text can no longer be changed.")
        messages.info(request, "Next, confirm what was read from it: which clause carries which rule, and the answers.")
        return redirect(version)
    context = {"form": form, "version": version, "namesakes": _namesakes(version.protocol)}
    context["says_dates"] = any(initial[name] for name in ("adopted", "next_review", "reviewed"))
    return render(request, "protocols/adopt.html", context)


def _namesakes(protocol):
    """Other protocols of this title that were adopted."""
    adopted = protocol.council.protocols.filter(adoptions__isnull=False).exclude(pk=protocol.pk).distinct()
    return called(protocol.title, adopted)


def _reviews_not_recorded(version):
    """The dates of reviews that the text names; one that came with an earlier version is in the record already."""
    recorded = Review.objects.filter(version__protocol=version.protocol).values_list("reviewed", flat=True)
    named = version.found.get("reviewed") or []
    return [date for date in named if not any(known.startswith(date) for known in recorded)]


def _adopted(request, version, form):
    fields = dict(form.cleaned_data)
    reviewed = fields.pop("reviewed", [])
    try:
        services.adopt_version(version, by=request.access.person, reviewed=reviewed, **fields)
    except Refused as refusal:
        form.add_error("adopted", str(refusal))
        return False
    return True


@for_clerks
def discard(request, protocol, number):
    version = _version(request, protocol, number)
    if version.is_adopted:
        raise Http404("Only a draft can be discarded")
    if request.method == "POST":
        services.discard_draft(version, by=request.access.person)
        messages.success(request, "The draft was discarded.")
        return redirect("protocols:list", request.council.slug)
    return render(request, "protocols/discard.html", {"version": version})


@for_clerks
def review(request, protocol, number):
    version = _version(request, protocol, number)
    if not version.is_adopted:
        raise Http404("Only an adopted version is reviewed")
    next_review = next_annual_meeting(timezone.localdate())
    initial = {"body": version.found.get("review_body"), "next_review": next_review}
    form = ReviewForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        row = services.record_review(version, by=request.access.person, **form.cleaned_data)
        if row.outcome == Outcome.AMEND:
            messages.success(request, "The review was recorded. Now import the text as the council amended it.")
            return redirect("protocols:import", request.council.slug)
        messages.success(request, "The review was recorded.")
        return redirect(version)
    return render(request, "protocols/review.html", {"form": form, "version": version})
