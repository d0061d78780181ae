"""Dates that are missed, and limits that both sides agree to change."""

from django.db import transaction

from councils.calendar import Limit, Unit
from councils.errors import Overtaken
from councils.models import Deadline
from councils.services.deadlines import extend_deadline
from grievances.services.steps import take_step


@transaction.atomic
def note_delay(case, *, parts, seen, limit, reason, words, at=None):
    """Why a date is missed; those who wait for it are told."""
    data = {"deadline": limit, "reason": reason}
    take_step(case, "note-delay", parts=parts, seen=seen, words=words, data=data, at=at)


@transaction.atomic
def agree_time(case, *, parts, seen, limit, days, words, at=None):
    """Count a limit longer, by agreement of both sides: the model procedures know no other way."""
    row = Deadline.objects.filter(stream=case.stream, name=limit, state=Deadline.State.OPEN).first()
    if row is None:
        raise Overtaken("This date is no longer open.")
    take_step(case, "agree-time", parts=parts, seen=seen, words=words, data={"deadline": limit, "days": days}, at=at)
    extend_deadline(row, by_limit=Limit(days, Unit.WORKING_DAYS))


@transaction.atomic
def note_advice(case, *, parts, seen, kind, on, words, at=None):
    """The log of advice and of notices to the insurer: the handler's alone."""
    take_step(
        case, "note-advice", parts=parts, seen=seen, words=words, data={"what": kind, "on": on.isoformat()}, at=at
    )
