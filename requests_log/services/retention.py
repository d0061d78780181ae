"""Until when an entry is kept: by the council's limit of the day on which it was answered."""

from django.utils import timezone

from councils.calendar import deadline
from councils.profile import limit_of
from councils.services.deadlines import profile_on

KEEP = "keep_request"


def kept_until(entry, answered_at):
    """The first day on which an entry answered at that moment may be deleted."""
    on = timezone.localdate(answered_at)
    profile = profile_on(entry.council, on)
    return deadline(limit_of(profile.limits if profile else {}, KEEP), on).due
