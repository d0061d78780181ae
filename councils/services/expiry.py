"""What has run out: invitations that nobody took up, sessions, records of old runs, and what the apps register."""

from datetime import timedelta

from django.conf import settings
from django.core.management import call_command
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from councils import history, shared_cache
from councils.clock_ahead import is_ahead
from councils.models import Invitation, JobRun, Session
from councils.services.people import stream_of

INVITATION_LASTS = timedelta(days=30)
RUNS_KEPT_FOR = timedelta(days=14)


_sources = []


def register(source):
    """An app's own: `source()` ends what has run out, and says in a few words how much, or "" for nothing."""
    if source not in _sources:
        _sources.append(source)


def expire():
    """Returns in words how much ran out."""
    call_command("clearsessions")
    Session.objects.filter(is_ahead("expire_date", by=timedelta(seconds=settings.SESSION_COOKIE_AGE))).delete()
    shared_cache.forget_what_expired()
    JobRun.objects.filter(Q(started_at__lt=timezone.now() - RUNS_KEPT_FOR) | is_ahead("started_at")).delete()
    old = Invitation.objects.open().filter(at__lt=timezone.now() - INVITATION_LASTS)
    ended = sum(map(_end, old.select_related("person__council")))
    invitations = f"{ended or 'No'} invitation{'' if ended == 1 else 's'} ran out"
    return "; ".join([invitations, *filter(None, [source() for source in _sources])])


@transaction.atomic
def _end(invitation):
    """Close one invitation; 0 when it was accepted or withdrawn meanwhile."""
    if not Invitation.objects.filter(pk=invitation.pk).withdraw():
        return 0
    person = invitation.person
    history.record(stream_of(person), "invitation_expired", council=person.council)
    return 1
