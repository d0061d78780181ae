"""What was decided that somebody does, until the handler notes that it was done."""

from django.db.models import Q
from django.urls import reverse

from councils.due import DueItem, Source
from grievances.models import Action, Part
from grievances.workflow import PartKind

PREFIX = "grievances.action"


def items(accesses, since):
    people = [access.person for access in accesses if access.person is not None]
    handled = Part.objects.current().filter(person__in=people, kind=PartKind.HANDLER)
    waiting = Action.objects.filter(Q(done_at=None) | Q(done_at__date__gte=since), due__isnull=False)
    decided = waiting.filter(case__in=handled.values("case"), decision__at__isnull=False)
    return [_item(action) for action in decided.select_related("case__council", "decision")]


def _item(action):
    case = action.case
    return DueItem(
        uid=f"case-action-{action.pk}",
        council=case.council.name,
        what=f"Something that was decided in case {case.reference}",
        act="See that it is done",
        due=action.due,
        url=reverse("grievances:action", args=[case.council.slug, case.pk, action.pk]),
        changed_at=action.done_at or action.decision.at,
        cancelled=action.done_at is not None,
        confidential=True,
    )


def may_know(access, stream):
    """No deadline runs in such a stream."""
    return False


SOURCE = Source(PREFIX, items, may_know)
