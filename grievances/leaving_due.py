"""That a handler whose time with the council ends hands the case over before it does."""

from councils.due import DueItem, Source
from councils.models import Membership
from grievances.models import Part
from grievances.workflow import OPEN, PartKind

PREFIX = "grievances.leaving"


def items(accesses, since):
    people = [access.person for access in accesses if access.person is not None]
    handled = Part.objects.current().filter(person__in=people, kind=PartKind.HANDLER, case__stage__in=OPEN)
    parts = list(handled.select_related("case__council"))
    ends = _ends({part.person_id for part in parts}) if parts else {}
    return [_item(part, ends[part.person_id]) for part in parts if ends.get(part.person_id)]


def _ends(people):
    """{person: the last day of the last of his roles, or None where one has no end}."""
    last = {}
    for person, until in Membership.objects.current().filter(person__in=people).values_list("person", "until"):
        last.setdefault(person, []).append(until)
    return {person: None if None in days else max(days) for person, days in last.items()}


def _item(part, day):
    case = part.case
    return DueItem(
        uid=f"leaving-{part.pk}",
        council=case.council.name,
        what=f"Your time with the council ends: case {case.reference}",
        act="Hand it over",
        due=day,
        url=case.get_absolute_url(),
        changed_at=part.since,
        confidential=True,
    )


def may_know(access, stream):
    """No deadline runs in such a stream."""
    return False


SOURCE = Source(PREFIX, items, may_know)
