"""That a handler whose time with the council ends hands the case over before it does."""

from councils.due import DueItem
from grievances.workflow import OPEN


def leaving(mine, handled):
    """(Access, DueItem) for the handlers' own parts, of those who leave; `mine` are {person: Access}."""
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
