"""Until when an entry is kept: by the council's limit of the day on which it was answered."""

from functools import cache

from django.utils import timezone

from councils.calendar import deadline
from councils.models import Profile
from councils.profile import limit_of

KEEP = "keep_request"


def kept_until(entry, answered_at):
    """The first day on which an entry answered at that moment may be deleted."""
    return keeping(entry.council)(timezone.localdate(answered_at))


def keeping(council):
    """A function that gives that day for the date of an answer, for any number of answers with one query."""
    profiles = list(Profile.objects.filter(council=council))

    @cache
    def until(answered_on):
        profile = next((profile for profile in profiles if profile.applies_from <= answered_on), None)
        return deadline(limit_of(profile.limits if profile else {}, KEEP), answered_on).due

    return until
