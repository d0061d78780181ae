"""Pages on which anybody reads what the council has adopted."""

from operator import attrgetter

from django.conf import settings
from django.db.models import prefetch_related_objects
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from councils.access import public
from protocols.models import Version
from protocols.models.text import whole_text
from protocols.output.kinds import KINDS
from protocols.reading_forms import ConfirmForm
from protocols.reviews import review_state
from protocols.services.readers import confirmed_among
from protocols.views.caching import kept_by_readers

# Put together once; each use is a copy.
VERSIONS = Version.objects.select_related("protocol__council", "adoption").prefetch_related("reviews")
VERSIONS = VERSIONS.order_by("-number")


@public
@kept_by_readers
def protocol_list(request):
    """One line for each protocol: what is in force, and for the Clerk the drafts too."""
    versions = Version.objects.visible_to(request.access).select_related("protocol__council", "adoption")
    versions = versions.prefetch_related("reviews").order_by("protocol__title", "protocol_id", "-number")
    today = timezone.localdate()
    in_force = [v for v in versions if v.state == "adopted"]
    for version in in_force:
        version.review = review_state(version.next_review, today)
    drafts = [v for v in versions if v.state == "draft"]
    return render(request, "protocols/list.html", {"in_force": in_force, "drafts": drafts})


@public
@kept_by_readers
def protocol(request, protocol):
    """The version in force, at an address that stays; for the Clerk, before any adoption, the newest draft."""
    versions = versions_of(request, protocol)
    today = timezone.localdate()
    current = next((version for version in versions if version.is_adopted and version.adoption.holds_on(today)), None)
    return read(request, current, versions) if current else redirect(versions[0])


@public
@kept_by_readers
def version(request, protocol, number):
    versions = versions_of(request, protocol)
    return read(request, one_of(versions, number), versions)


def versions_of(request, protocol):
    """The protocol's versions that may be seen, the newest first: two queries. Http404 where there is none."""
    versions = VERSIONS.visible_to(request.access).filter(protocol__slug=protocol)
    if request.access.belongs:
        versions = versions.as_read_by(request.access.person)
    if request.access.is_clerk:
        versions = versions.with_waiting()
    return list(versions) or _nothing()


def one_of(versions, number):
    return next((version for version in versions if version.number == number), None) or _nothing()


def _nothing():
    raise Http404("No version that may be seen")


def read(request, version, versions, *, confirm_form=None):
    """The page of one of the protocol's versions; for the council's own people with what is asked of them."""
    prefetch_related_objects([version], whole_text())
    context = {"version": version, "adoption": getattr(version, "adoption", None), "kinds": KINDS.values()}
    if version.is_adopted:
        current = version.state == "adopted"
        context["canonical"] = settings.SITE_URL + (version.protocol if current else version).get_absolute_url()
        context["review"] = review_state(version.next_review, timezone.localdate())
        context["others"] = [other for other in versions if other != version]
        context["reviews"] = sorted(
            (review for one in versions for review in one.reviews.all()), key=attrgetter("reviewed", "pk")
        )
        if request.access.belongs:
            context |= _asked(request, version, versions, confirm_form)
    return render(request, "protocols/version.html", context)


def _asked(request, version, versions, confirm_form):
    """Whether the person has confirmed the version or one that differs in words only, and else the form for it."""
    done = confirmed_among(version, versions)
    if done or version.state != "adopted":
        return {"confirmed": done}
    form = confirm_form or ConfirmForm()
    protocol = version.protocol
    form.form_action = reverse("protocols:confirm", args=[request.council.slug, protocol.slug, version.number])
    return {"confirm_form": form}
