"""Until when a case, a draft and a note are kept, and the daily job that erases what is past its day."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from councils.calendar import deadline
from councils.profile import limit_of
from councils.services.turns import in_turn
from grievances.keeping import DRAFT_KEPT_FOR, DRAFT_NOTICE, NOTICE, limit_for
from grievances.models import Grievance, Note
from grievances.models.notes import KEPT_FOR
from grievances.services.cases import discard_draft
from grievances.services.erasure import erase
from grievances.services.parts import tell_parts
from grievances.workflow import Mark, PartKind, Stage

TOLD = (PartKind.HANDLER, PartKind.COMPLAINANT, PartKind.RAISER, PartKind.SUBJECT)


# Closed cases that the daily job has in hand at once.
AT_A_TIME = 200


@dataclass(frozen=True)
class Plan:
    """`kept_until` is the first day on which a closed case may be erased; `erased_on` is None while it is held."""

    kept_until: date
    tell_on: date
    erased_on: date | None
    is_told: bool

    def is_due(self, today):
        return self.is_told and self.erased_on is not None and self.erased_on <= today


def plan_for(case, today=None):
    """What becomes of a closed case, by the council's limits of the day on which it was raised."""
    today = today or timezone.localdate()
    closed_on = timezone.localdate(case.closed_at)
    findings = {found for point in case.allegation_set.all() for found in (point.finding, point.appeal_finding)}
    name = limit_for(case.outcome, case.closed_in, findings)
    limit = limit_of(case.profile.limits if case.profile else {}, name)
    kept_until = deadline(limit, closed_on).due
    is_told = case.told_of_erasure_at is not None and case.told_of_erasure_at >= case.closed_at
    tell_on = timezone.localdate(case.told_of_erasure_at) if is_told else max(today, kept_until - NOTICE)
    erased_on = None if Mark.HELD in case.marks else max(kept_until, tell_on + NOTICE)
    return Plan(kept_until, tell_on, erased_on, is_told)


def closed_cases():
    """Those that are not erased yet."""
    closed = Grievance.objects.filter(stage=Stage.CLOSED, erased_at=None)
    return closed.select_related("council", "profile").prefetch_related("allegation_set").order_by("closed_at")


def erase_what_is_due():
    """For the daily job, which everybody who runs the site sees: it never says how much there was."""
    today = timezone.localdate()
    for case in closed_cases().iterator(AT_A_TIME):
        if _waits(plan_for(case, today), today):
            attend_to(case, today)
    old = Grievance.objects.filter(stage=Stage.DRAFT, saved_at__date__lte=today - DRAFT_KEPT_FOR + DRAFT_NOTICE)
    for case in old.select_related("council").iterator(AT_A_TIME):
        _attend_to_draft(case, today)
    Note.objects.filter(received_on__lte=today - KEPT_FOR).delete()
    return ""


def _waits(plan, today):
    """Whether the day of telling or of erasing has come."""
    return plan.erased_on is not None and (plan.is_due(today) or (not plan.is_told and plan.tell_on <= today))


@transaction.atomic
def attend_to(case, today):
    """Tell those in a case that it will be erased, or erase it, when the day has come. Returns whether it is gone."""
    in_turn(case.council)
    case.refresh_from_db()
    if case.stage != Stage.CLOSED or case.erased_at:
        return False
    plan = plan_for(case, today)
    if not _waits(plan, today):
        return False
    if plan.is_due(today):
        erase(case, kept_until=plan.kept_until)
        return True
    _tell(case, plan)
    return False


def _tell(case, plan):
    Grievance.objects.filter(pk=case.pk).update(told_of_erasure_at=timezone.now())
    parts = case.parts.known().filter(kind__in=TOLD)
    tell_parts(case, parts, template="case_kept_until", on=plan.erased_on)


@transaction.atomic
def _attend_to_draft(case, today):
    """Its writer is told a fortnight before it goes, and keeps it by saving it once more."""
    in_turn(case.council)
    case.refresh_from_db()
    if case.stage != Stage.DRAFT:
        return
    is_told = case.told_of_erasure_at is not None and case.told_of_erasure_at >= case.saved_at
    told_on = timezone.localdate(case.told_of_erasure_at) if is_told else today
    goes_on = max(case.draft_until, told_on + DRAFT_NOTICE)
    if is_told and goes_on <= today:
        discard_draft(case, seen=case.revision)
    elif not is_told and case.draft_until - DRAFT_NOTICE <= today:
        Grievance.objects.filter(pk=case.pk).update(told_of_erasure_at=timezone.now())
        tell_parts(case, case.parts.current(), template="draft_kept_until", on=goes_on)
