"""The list of destroyed keys as a text to keep outside the database, and applying it to an older backup."""

import json
from datetime import datetime

from django.db import transaction

from councils.models import Council, Person
from grievances.models import DestroyedKey, Grievance
from grievances.services.erasure import forget
from grievances.services.rows_of_case import rows_of
from grievances.services.timeline import record


def listed():
    """One line of JSON for each destroyed key, the oldest first. No text of a case is in it."""
    for key in DestroyedKey.objects.select_related("council").order_by("at"):
        yield json.dumps(
            {
                "case": str(key.case),
                "council": key.council.slug,
                "handler": key.handler_id,
                "at": key.at.isoformat(),
                "certificate": key.certificate,
                "sha256": key.sha256,
            },
            sort_keys=True,
        )


def forget_again(lines):
    """Erase what a restored backup holds of the cases on the list, and take their lines into it. Returns how many.

    The same list a second time changes nothing.
    """
    return sum(_forget_again(json.loads(line)) for line in lines if line.strip())


@transaction.atomic
def _forget_again(row):
    at = datetime.fromisoformat(row["at"])
    if not DestroyedKey.objects.filter(case=row["case"]).exists():
        DestroyedKey.objects.create(
            case=row["case"],
            council=Council.objects.get(slug=row["council"]),
            handler=Person.objects.filter(pk=row["handler"]).first(),
            at=at,
            certificate=row["certificate"],
            sha256=row["sha256"],
        )
    case = Grievance.objects.filter(pk=row["case"], erased_at=None).select_related("council").first()
    if case is None:
        return 0
    record(case, "erased", data={"certificate": row["sha256"]}, at=at)
    forget(case, rows_of(case), at)
    return 1
