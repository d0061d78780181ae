"""Pages on which anybody reads what the council has adopted."""

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from councils.access import public
from protocols.models import Review, Version
from protocols.reading_forms import ConfirmForm
from protocols.reviews import review_state
from protocols.services.readers import confirmation_in, round_of


@public
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
def protocol(request, protocol):
    """The version in force today; for the Clerk, before any adoption, the newest draft."""
    mine = Version.objects.visible_to(request.access).filter(protocol__slug=protocol)
    current = mine.in_force().with_text().first()
    if current:
        return read(request, current)
    latest = mine.select_related("protocol__council").order_by("-number").first()
    if latest is None:
        raise Http404("No version that may be seen")
    return redirect(latest)


@public
def version(request, protocol, number):
    versions = Version.objects.visible_to(request.access).with_text()
    return read(request, get_object_or_404(versions, protocol__slug=protocol, number=number))


def read(request, version, *, confirm_form=None):
    """The page of a version; for the council's own people with what is asked of them."""
    context = {"version": version, "adoption": getattr(version, "adoption", None)}
    if version.is_adopted:
        context["review"] = review_state(version.next_review, timezone.localdate())
        others = Version.objects.visible_to(request.access).filter(protocol=version.protocol).exclude(pk=version.pk)
        context["others"] = others.select_related("protocol__council", "adoption")
        reviews = Review.objects.filter(version__protocol=version.protocol).select_related("version")
        context["reviews"] = reviews.order_by("reviewed", "pk")
        if request.access.belongs:
            context |= _asked(request, version, confirm_form)
    return render(request, "protocols/version.html", context)


def _asked(request, version, confirm_form):
    """Whether the person has confirmed the version or one that differs in words only, and else the form for it."""
    one = round_of(version)
    done = confirmation_in(one, request.access.person)
    if done or version.state != "adopted":
        return {"confirmed": done}
    form = confirm_form or ConfirmForm()
    protocol = version.protocol
    form.form_action = reverse("protocols:confirm", args=[request.council.slug, protocol.slug, version.number])
    return {"confirm_form": form}
