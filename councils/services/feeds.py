"""Secret links to a calendar feed: made, read and revoked. Only the hash of a secret is kept."""

import hashlib
import secrets
from datetime import timedelta

from django.utils import timezone

from councils.models import CalendarLink

# A read is noted at most once in this time, so that a program that asks often does not make us write.
NOTED_EVERY = timedelta(hours=1)


def make_link(user):
    """A new link and its secret, which cannot be shown again."""
    secret = secrets.token_urlsafe(32)
    return CalendarLink.objects.create(user=user, token_hash=_hash(secret)), secret


def link_of(secret):
    """The link that a secret opens, or None where it is unknown, revoked or the account is closed."""
    link = CalendarLink.objects.filter(token_hash=_hash(secret), revoked_at=None, user__is_active=True)
    return link.select_related("user").first()


def note_read(link):
    now = timezone.now()
    if link.last_read_at is None or link.last_read_at < now - NOTED_EVERY:
        CalendarLink.objects.filter(pk=link.pk).update(last_read_at=now)


def revoke_link(link):
    CalendarLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=timezone.now())


def _hash(secret):
    return hashlib.sha256(secret.encode()).hexdigest()
