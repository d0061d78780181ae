"""The parts that people have in cases today, with all that first pages and reminders say of them."""

from django.db.models import Exists, OuterRef, Subquery
from django.utils import timezone

from councils.models import Membership
from grievances.models import Hearing, Part


def own_parts(people):
    """The current Parts of these persons: one query, and none for persons that were asked about before.

    Parts have `last_day`, of the last of the person's roles, and `stays`, whether one of these has no end;
    `first_hearing` and `appeal_hearing` are the dates of the hearings ahead.
    """
    people = list(people)
    asked = {person.pk: person for person in people if not hasattr(person, "own_parts")}
    for person in asked.values():
        person.own_parts = []
    for part in _current(asked) if asked else ():
        asked[part.person_id].own_parts.append(part)
    return [part for person in people for part in person.own_parts]


def may_open(part):
    """As PartQuerySet.known() and by_account() of own parts."""
    return part.is_known and not hasattr(part, "link")


def _current(people):
    held = Membership.objects.current().filter(person=OuterRef("person"))
    last_day = Subquery(held.exclude(until=None).order_by("-until").values("until")[:1])
    parts = Part.objects.current().filter(person__in=people).select_related("case__council", "link")
    parts = parts.annotate(last_day=last_day, stays=Exists(held.filter(until=None)))
    return parts.annotate(first_hearing=_ahead(is_appeal=False), appeal_hearing=_ahead(is_appeal=True))


def _ahead(*, is_appeal):
    """The date of the hearing of the panel that sits now."""
    ahead = Hearing.objects.filter(held_on=None, on__gte=timezone.localdate(), case=OuterRef("case"))
    return Subquery(ahead.filter(panel__is_appeal=is_appeal, panel__replaced_at=None).values("on"))
