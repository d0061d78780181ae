"""How a case ends, and how it begins again without losing a line."""

from functools import partial

from django.db import transaction

from grievances.models.choices import Left
from grievances.services.steps import take_step
from grievances.workflow import Outcome


def _end(case, *, name, outcome, parts, seen, words, at=None):
    take_step(case, name, parts=parts, seen=seen, words=words, outcome=outcome, at=at)


settle = partial(_end, name="settle", outcome=Outcome.SETTLED)
withdraw = partial(_end, name="withdraw", outcome=Outcome.WITHDRAWN)
accept_outcome = partial(_end, name="accept-outcome", outcome=Outcome.RESOLVED)
close_concern = partial(_end, name="close-concern", outcome=Outcome.RESOLVED)
close_decided = partial(_end, name="close-decided", outcome=Outcome.DECIDED, words="")
close_referred = partial(_end, name="close-referred", outcome=Outcome.REFERRED, words="")


@transaction.atomic
def end_because_left(case, *, parts, seen, because, words, at=None):
    """Resignation, the end of an office or a death; the words say what it means for the case."""
    outcome = Outcome.DIED if because == Left.DIED else Outcome.LEFT
    data = {"because": because}
    take_step(case, "end-otherwise", parts=parts, seen=seen, words=words, data=data, outcome=outcome, at=at)


@transaction.atomic
def reopen(case, *, parts, seen, words, at=None):
    """Back to the stage in which it was closed; the closing stays in the history."""
    take_step(case, "reopen", parts=parts, seen=seen, words=words, to=case.closed_in, at=at)
