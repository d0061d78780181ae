"""A council's limits and terms: every change is another version of its profile, from a day on."""

from django.db import transaction

from councils import history
from councils.errors import Refused
from councils.models import Deadline, Profile
from councils.services.deadlines import RUNNING, profile_on
from councils.services.people import stream_of
from councils.services.turns import in_turn


def latest_number(council):
    """The number of the newest version, 0 while the council has none."""
    return council.profiles.order_by("-number").values_list("number", flat=True).first() or 0


@transaction.atomic
def set_profile(*, council, limits, terms, applies_from, seen, by, sources=None):
    """Let other limits and terms apply from a day on; `seen` is the newest version that the Clerk knew of.

    No deadline changes: each stays with the version that it started under. `sources` say of limits where they stand
    (see Profile); a limit that stays as it was keeps its own.
    """
    in_turn(council)
    number = latest_number(council)
    if seen != number:
        raise Refused("Somebody else changed the limits since you opened this page. Go back and look at them first.")
    facts = {"limits": limits, "terms": terms, "applies_from": applies_from, "by": by}
    facts["sources"] = _kept(profile_on(council, applies_from), limits) | (sources or {})
    profile = Profile.objects.create(council=council, number=number + 1, **facts)
    data = {"number": profile.number, "applies_from": applies_from.isoformat()}
    history.record(stream_of(council), "profile_set", council=council, by=by, data=data)
    return profile


def _kept(before, limits):
    said = before.sources if before else {}
    return {name: source for name, source in said.items() if limits.get(name) == before.limits.get(name)}


def deadlines_that_stay(council, names):
    """The open and paused deadlines that keep their limit when the limits of those names change."""
    return Deadline.objects.filter(council=council, name__in=names, state__in=RUNNING)
