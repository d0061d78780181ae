"""Telling whoever is complained of what it is about: before that the case does not show itself to him at all."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from grievances.services.parts import tell
from grievances.services.steps import take_step
from grievances.workflow import PartKind


@transaction.atomic
def serve_particulars(case, *, parts, seen, particulars, at=None):
    """From here on the people complained of know of the case; they are asked to confirm the receipt."""
    at = at or timezone.now()
    subjects = case.parts.current().filter(kind=PartKind.SUBJECT)
    if not subjects.exists():
        raise Refused("Nobody is complained of in this case, so there are no particulars to serve.")
    take_step(case, "serve-particulars", parts=parts, seen=seen, words=particulars, at=at)
    case.particulars = particulars
    case.save(update_fields=["particulars"])
    subjects.update(told_at=at)
    tell(case, {PartKind.SUBJECT})


@transaction.atomic
def confirm_receipt(case, *, parts, seen, at=None):
    part = take_step(case, "confirm-receipt", parts=parts, seen=seen, at=at)
    part.received_at = at or timezone.now()
    part.save(update_fields=["received_at"])
