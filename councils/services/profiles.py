"""A council's limits and terms: every change is another version of its profile, from a day on."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import Deadline, Profile
from councils.services.deadlines import RUNNING
from councils.services.people import stream_of
from councils.services.turns import in_turn


def latest_number(council):
    """The number of the newest version, 0 while the council has none."""
    return council.profiles.order_by("-number").values_list("number", flat=True).first() or 0


@transaction.atomic
def set_profile(*, council, limits, terms, applies_from, seen, by):
    """Let other limits and terms apply from a day on; `seen` is the newest version that the Clerk knew of.

    No deadline changes: each stays with the version that it started under.
    """
    in_turn(council)
    number = latest_number(council)
    if seen != number:
        raise Refused("Somebody else changed the limits since you opened this page. Go back and look at them first.")
    profile = Profile.objects.create(
        council=council, number=number + 1, limits=limits, terms=terms, applies_from=applies_from, by=by
    )
    data = {"number": profile.number, "applies_from": applies_from.isoformat()}
    history.record(stream_of(council), "profile_set", council=council, by=by, data=data)
    return profile


def deadlines_that_stay(council, names):
    """The open and paused deadlines that keep their limit when the limits of those names change."""
    return Deadline.objects.filter(council=council, name__in=names, state__in=RUNNING)
