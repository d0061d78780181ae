"""Mediation is voluntary: both sides consent, either may leave, and nothing of it travels into the formal stage."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from grievances.models import Attempt, Consent
from grievances.models.mediation import Ended, Session
from grievances.services.parts import add_outsider, give_part
from grievances.services.steps import take_step
from grievances.workflow import Mark, Outcome, PartKind

SIDES = (PartKind.COMPLAINANT, PartKind.RAISER, PartKind.SUBJECT)
To = Consent.To


def attempt_of(case):
    """The try that is under way or was the last, or None."""
    attempt = case.attempt_set.order_by("-offered_at").first()
    if attempt:
        attempt.case = case
    return attempt


@transaction.atomic
def offer(case, *, parts, seen, at=None):
    at = at or timezone.now()
    take_step(case, "offer-mediation", parts=parts, seen=seen, at=at)
    Attempt.objects.create(case=case, offered_at=at)


@transaction.atomic
def consent(case, *, name, parts, seen, at=None):
    """One side agrees. Where several are complained of, each has to."""
    at = at or timezone.now()
    attempt = attempt_of(case)
    own = next(part for part in parts if part.kind in SIDES)
    if attempt.consents.filter(part=own, to=To.MEDIATION).exists():
        raise Refused("You have agreed already. You can decline, too, until it begins.")
    Consent.objects.create(attempt=attempt, part=own, to=To.MEDIATION, at=at)
    marks = {Mark.SUBJECT_CONSENTS} if own.kind == PartKind.SUBJECT and _all_consent(case, attempt) else set()
    take_step(case, name, parts=[own], seen=seen, at=at, more_marks=marks)


def _all_consent(case, attempt, to=To.MEDIATION, kinds=(PartKind.SUBJECT,)):
    owing = case.parts.current().filter(kind__in=kinds)
    return not owing.exclude(pk__in=attempt.consents.filter(to=to).values("part")).exists()


@transaction.atomic
def name_mediator(case, *, parts, seen, name, body, address, by_monitoring_officer=False, at=None):
    """Somebody from outside, who sees the consents and the dates and nothing else."""
    take_step(case, "name-mediator", parts=parts, seen=seen, at=at)
    outsider = add_outsider(case, name=name, body=body, address=address)
    attempt = attempt_of(case)
    attempt.mediator = give_part(case, PartKind.MEDIATOR, outsider=outsider, at=at)
    attempt.mediator_body, attempt.by_monitoring_officer = body, by_monitoring_officer
    attempt.save(update_fields=["mediator", "mediator_body", "by_monitoring_officer"])


@transaction.atomic
def begin(case, *, parts, seen, at=None):
    at = at or timezone.now()
    take_step(case, "begin-mediation", parts=parts, seen=seen, at=at)
    case.attempt_set.filter(pk=attempt_of(case).pk).update(began_at=at)


@transaction.atomic
def set_date(case, *, parts, seen, on, time=None, at=None):
    data = {"on": on.isoformat()}
    take_step(case, "set-mediation-date", parts=parts, seen=seen, data=data, at=at)
    Session.objects.create(attempt=attempt_of(case), on=on, at=time)


@transaction.atomic
def keep_terms(case, *, parts, seen, at=None):
    """One side agrees that the terms, once agreed, are kept here."""
    own = next(part for part in parts if part.kind in SIDES)
    take_step(case, "consent-terms", parts=[own], seen=seen, at=at)
    fields = {"attempt": attempt_of(case), "part": own, "to": To.TERMS}
    Consent.objects.get_or_create(**fields, defaults={"at": at or timezone.now()})


def both_keep_terms(case):
    attempt = attempt_of(case)
    return attempt is not None and _all_consent(case, attempt, To.TERMS, SIDES)


@transaction.atomic
def end(case, *, name, how, parts, seen, terms="", at=None):
    """However it ends, the mediator's part ends with it. Raises Refused for terms without the consent of both sides."""
    at = at or timezone.now()
    attempt = attempt_of(case)
    if terms and not both_keep_terms(case):
        raise Refused("Agreed terms are kept only when both sides have agreed to that.")
    outcome = Outcome.AGREED if how == Ended.AGREED else ""
    take_step(case, name, parts=parts, seen=seen, outcome=outcome, at=at)
    attempt.refresh_from_db()
    attempt.ended, attempt.terms = how, terms
    attempt.save(update_fields=["ended", "terms"])
