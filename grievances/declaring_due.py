"""That a member of a panel declares interests before anything else."""

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone

from councils.due import DueItem
from grievances.services.instances import APPEAL, FIRST
from grievances.workflow import Stage

ASKED = {FIRST.sits: (Stage.FORMAL, FIRST.declare), APPEAL.sits: (Stage.APPEAL, APPEAL.declare)}
# No procedure sets a time for it: until then it does not show as overdue.
IN_PEACE = timedelta(days=3)


def undeclared(mine, opened):
    """(Access, DueItem) for the parts of members who have not declared; `mine` are {person: Access}."""
    return [(mine[part.person_id], _item(part)) for part in opened if _is_asked(part)]


def _is_asked(part):
    stage, _ = ASKED.get(part.kind, (None, ""))
    return part.case.stage == stage and part.declared_at is None


def _item(part):
    case = part.case
    return DueItem(
        uid=f"declare-{part.pk}",
        council=case.council.name,
        what=f"You are asked to sit on the panel in case {case.reference}",
        act="Declare your interests",
        due=timezone.localdate(part.since) + IN_PEACE,
        url=reverse("grievances:step", args=[case.council.slug, case.pk, ASKED[part.kind][1]]),
        changed_at=part.since,
        confidential=True,
    )
