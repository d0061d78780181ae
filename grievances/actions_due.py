"""What was decided that somebody does, until the handler notes that it was done."""

from django.db.models import Q
from django.urls import reverse

from councils.due import DueItem
from grievances.models import Action
from grievances.workflow import Stage

CAN_BE_DECIDED = (Stage.FORMAL, Stage.DECIDED, Stage.APPEAL, Stage.CLOSED)


def decided(mine, handled, since):
    """(Access, DueItem) for the handlers' parts; what was done on or after `since` as cancelled."""
    handled = [part for part in handled if part.case.stage in CAN_BE_DECIDED]
    if not handled:
        return []
    handlers = {part.case_id: mine[part.person_id] for part in handled}
    waiting = Action.objects.filter(_open_since(since), due__isnull=False)
    decided = waiting.filter(case__in=handlers, decision__at__isnull=False)
    return [(handlers[action.case_id], _item(action)) for action in decided.select_related("case__council", "decision")]


def _open_since(since):
    return Q(done_at=None) | Q(done_at__date__gte=since) if since else Q(done_at=None)


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
