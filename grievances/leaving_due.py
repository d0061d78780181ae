"""That a handler whose time with the council ends hands the case over before it does."""

from django.db.models import Exists, OuterRef, Subquery

from councils.due import DueItem
from councils.models import Membership
from grievances.workflow import OPEN


def with_last_day(parts):
    """Parts with `last_day`, of the last of the person's roles, and `stays`, whether one of them has no end."""
    held = Membership.objects.current().filter(person=OuterRef("person"))
    last_day = Subquery(held.exclude(until=None).order_by("-until").values("until")[:1])
    return parts.annotate(last_day=last_day, stays=Exists(held.filter(until=None)))


def leaving(mine, handled):
    """(Access, DueItem) for the handlers' parts, with_last_day, of those who leave; `mine` are {person: Access}."""
    going = [part for part in handled if part.case.stage in OPEN and part.last_day and not part.stays]
    return [(mine[part.person_id], _item(part)) for part in going]


def _item(part):
    case = part.case
    return DueItem(
        uid=f"leaving-{part.pk}",
        council=case.council.name,
        what=f"Your time with the council ends: case {case.reference}",
        act="Hand it over",
        due=part.last_day,
        url=case.get_absolute_url(),
        changed_at=part.since,
        confidential=True,
    )
