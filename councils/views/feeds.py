"""The calendar feed, and the page on which somebody makes and revokes the links to it."""

from datetime import timedelta

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from councils import due, mail_links
from councils.confirmation import recently_confirmed
from councils.feed import FeedItem, feed
from councils.services import feeds

# Things that are done stay in the feed as cancelled for so many days, so that calendars take them away.
CANCELLED_FOR = 30
NEWEST = 10


@login_not_required
@never_cache
def calendar(request, secret):
    """The feed for whoever holds the secret; an unknown or revoked one is nothing here."""
    link = feeds.link_of(secret)
    if link is None:
        raise Http404("No such feed")
    feeds.note_read(link)
    since = timezone.localdate() - timedelta(days=CANCELLED_FOR)
    items = due.items_for(due.accesses_of(link.user), since=since)
    body = feed("Council protocol: what is due", map(_event, items), timezone.now())
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _event(item):
    return FeedItem(
        uid=f"{item.uid}@{mail_links.host()}",
        summary=f"{item.what} ({item.council})",
        date=item.due,
        changed_at=item.changed_at,
        url=settings.SITE_URL + item.url,
        sequence=item.sequence,
        cancelled=item.cancelled,
    )


def links(request):
    """The person's links; a new one is shown once, straight after it was made."""
    mine = request.user.calendar_links.order_by("-created_at")[:NEWEST]
    return render(request, "councils/calendar_links.html", {"calendar_links": mine})


@require_POST
@never_cache
@recently_confirmed
def make(request):
    """Shown in the answer to the post itself, so that the secret is in no session, message or address."""
    _, secret = feeds.make_link(request.user)
    address = settings.SITE_URL + reverse("calendar-feed", args=[secret])
    return render(request, "councils/calendar_link_made.html", {"address": address})


def revoke(request, pk):
    link = get_object_or_404(request.user.calendar_links.filter(revoked_at=None), pk=pk)
    if request.method == "POST":
        feeds.revoke_link(link)
        messages.success(request, "The link was revoked. Calendars that use it get nothing more.")
        return redirect("calendar-links")
    return render(request, "councils/calendar_link_revoke.html", {"link": link})
