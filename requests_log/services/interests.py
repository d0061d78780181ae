"""Interests as councillors declared them: recorded, and withdrawn; nobody judges them here."""

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.errors import Overtaken
from requests_log.models import DeclaredInterest


@transaction.atomic
def record_interest(entry, *, by, **facts):
    """Keep what the councillor who asked declared in the matter of the request."""
    interest = DeclaredInterest.objects.create(entry=entry, by=by, **facts)
    data = {"interest": interest.pk, "on": interest.on.isoformat()}
    history.record(entry.stream, "interest_recorded", council=entry.council, by=by, data=data, words=interest.nature)
    return interest


@transaction.atomic
def withdraw_interest(interest, *, by, reason):
    standing = DeclaredInterest.objects.filter(pk=interest.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=timezone.now()):
        raise Overtaken("This was withdrawn by somebody else since you opened the page.")
    entry, data = interest.entry, {"interest": interest.pk}
    history.record(entry.stream, "interest_withdrawn", council=entry.council, by=by, data=data, words=reason)
