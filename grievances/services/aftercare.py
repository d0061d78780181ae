"""What comes after a decision or an agreement: the actions followed to their date, and asking how things are."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken
from grievances.models import Action
from grievances.services.steps import take_step
from grievances.services.timeline import record
from grievances.workflow import Kind, PartKind

SIDES = {"raiser": "Whoever raised it", "subject": "The other side"}


@transaction.atomic
def finish_action(action, *, parts, words="", at=None):
    """Note that what was decided was done. Those who read the decision in full see it; the case does not move."""
    part = next((part for part in parts if part.kind == PartKind.HANDLER), None)
    if part is None:
        raise PermissionDenied
    at = at or timezone.now()
    if not Action.objects.filter(pk=action.pk, done_at=None).update(done_at=at):
        raise Overtaken("Somebody else has noted already that this was done.")
    case = action.case
    reads = PartKind.SUBJECT if case.kind == Kind.CONCERN else PartKind.COMPLAINANT
    shown_to = list(case.parts.known().filter(kind=reads).values_list("pk", flat=True))
    record(case, "action-done", part=part, data={"action": action.pk, "shown_to": shown_to}, words=words, at=at)


@transaction.atomic
def check_after(case, *, parts, seen, answers, at=None):
    """How each side says that things are, and whether it suffered for the case: for the handler alone.

    `answers` are {"raiser" or "subject": (what was said, whether there was a reprisal in words)}.
    """
    lines = [f"{SIDES[side]}: {said}\nReprisal: {reprisal}" for side, (said, reprisal) in answers.items()]
    take_step(case, "check-after", parts=parts, seen=seen, words="\n\n".join(lines), at=at)
