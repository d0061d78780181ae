"""Taking a step: the one place where a case moves. Guard, conditional update, clocks, event, notices."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken
from councils.models import Deadline
from councils.services.deadlines import end_deadline, start_deadline
from councils.services.turns import in_turn
from grievances.models.mediation import Ended
from grievances.services.parts import tell
from grievances.services.timeline import record
from grievances.workflow import STEPS, Mark, PartKind, Stage, Why, why_not

# A step that takes this mark away ends what was offered or begun.
MEDIATION_OVER = {Mark.MEDIATION_OFFERED}


def require(case, name, parts):
    """The Step, and the one of somebody's parts in which it is taken.

    Raises PermissionDenied where it is not his to take, and Overtaken where the case is not at it (any more).
    """
    step = STEPS[name]
    refusal = why_not(step, case.state, {part.kind for part in parts})
    if refusal == Why.NOT_YOURS:
        raise PermissionDenied
    if refusal == Why.NOT_NOW:
        raise Overtaken("The case has moved on since you opened it. Nothing of yours was recorded.")
    return step, next(part for part in parts if part.kind in step.by)


@transaction.atomic
def take_step(
    case, name, *, parts, seen, words="", data=None, to=None, outcome="", at=None, more_marks=(), less_marks=()
):
    """Take a step by its name in the table; `parts` are those of whoever takes it, `seen` the revision of the page.

    `to` is the stage where the table leaves it to the act (such as reopening), as it may leave marks to it. Returns
    the part it was taken in. The act's own rows are written by the caller, in the same transaction.
    """
    in_turn(case.council)
    step, part = require(case, name, parts)
    at = at or timezone.now()
    before = case.stage
    stage = to or step.to or before
    marks = sorted((set(case.marks) - step.clears - set(less_marks)) | step.gives | set(more_marks))
    case.advance(seen=seen, stage=stage, marks=marks, **_closing(before, stage, outcome, at))
    if step.clears & MEDIATION_OVER or (before == Stage.MEDIATION and stage != before):
        _end_mediation(case, at)
    _run_clocks(case, step, timezone.localdate(at))
    moved = {"from": before, "to": stage} if stage != before else {}
    record(case, name, part=part, data=moved | (data or {}), words=words, at=at)
    tell(case, step.tells, except_part=part)
    return part


def _end_mediation(case, at):
    """However it ends, the mediator steps out; how, the act on it says more exactly."""
    case.attempt_set.filter(ended_at=None).update(ended_at=at, ended=Ended.LEFT)
    case.parts.current().filter(kind=PartKind.MEDIATOR).update(until=at)


def _closing(before, stage, outcome, at):
    if stage == Stage.CLOSED and before != Stage.CLOSED:
        return {"outcome": outcome, "closed_at": at, "closed_in": before}
    if before == Stage.CLOSED and stage != Stage.CLOSED:
        return {"outcome": "", "closed_at": None, "closed_in": ""}
    return {}


def _run_clocks(case, step, on):
    for name in step.ends:
        end_deadline(case.stream, name, on=on)
    if case.stage == Stage.CLOSED:
        drop_clocks(case, on, keep=step.starts)
    for name in step.starts:
        start_clock(case, name, on)


def start_clock(case, name, starts):
    """By the limits that applied on the day the case was raised; one of that name that still runs gives way."""
    end_deadline(case.stream, name, state=Deadline.State.DROPPED, on=starts)
    return start_deadline(council=case.council, stream=case.stream, name=name, starts=starts, profile=case.profile)


def drop_clocks(case, on, keep=()):
    running = Deadline.objects.filter(stream=case.stream, state__in=(Deadline.State.OPEN, Deadline.State.PAUSED))
    for name in running.exclude(name__in=keep).values_list("name", flat=True):
        end_deadline(case.stream, name, state=Deadline.State.DROPPED, on=on)
