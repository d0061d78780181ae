"""Erasing a case: its key is destroyed, its rows go, its history stays, and a certificate says what was erased.

What stays is what the yearly numbers need: kind, matter, outcome and dates of the case; and the events, which the
chain holds together and whose words nobody can read.
"""

import hashlib
import json

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from councils import mail
from councils.models import Deadline, Event, OutboxMail, Reminder
from councils.services.turns import in_turn
from grievances.models import ERASED, DestroyedKey, Grievance
from grievances.services.rows_of_case import digest, remove, rows_of, sealed_fields
from grievances.services.timeline import record
from grievances.workflow import PartKind


@transaction.atomic
def erase(case, *, kept_until, at=None):
    """Destroy a case. Returns the DestroyedKey with its certificate."""
    in_turn(case.council)
    at = at or timezone.now()
    found = rows_of(case)
    certificate = _certificate(case, found, kept_until, at)
    key = _entered(case, certificate, at)
    record(case, "erased", data={"certificate": key.sha256}, at=at)
    forget(case, found, at)
    if key.handler:
        mail.post(
            "case_erased",
            person=key.handler,
            council=case.council,
            confidential=True,
            context={"url": key.get_absolute_url()},
        )
    return key


def _entered(case, certificate, at):
    content = json.dumps(certificate, sort_keys=True, ensure_ascii=False)
    handler = case.parts.current().filter(kind=PartKind.HANDLER).select_related("person__user").first()
    return DestroyedKey.objects.create(
        case=case.pk,
        council=case.council,
        handler=handler and handler.person,
        at=at,
        certificate=certificate,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )


def _certificate(case, found, kept_until, at):
    events = Event.objects.filter(stream=case.stream).order_by("-sequence")
    kinds = [(Grievance, {case.pk}), *found.items()]
    return {
        "case": str(case.pk),
        "council": case.council.name,
        "reference": case.reference,
        "raised": timezone.localdate(case.raised_at).isoformat(),
        "closed": timezone.localdate(case.closed_at).isoformat(),
        "kept_until": kept_until.isoformat(),
        "erased": at.isoformat(timespec="seconds"),
        "what": sorted([str(model._meta.verbose_name_plural), len(keys), digest(model, keys)] for model, keys in kinds),
        "events_that_stay": events.count(),
        "last_event": events.values_list("hash", flat=True).first() or "",
    }


def forget(case, found, at):
    """Take the key and every row away, and the mails and dates that name the case."""
    _forget_mails(case)
    deadlines = Deadline.objects.filter(stream=case.stream)
    Reminder.objects.filter(uid__in=[f"deadline-{pk}" for pk in deadlines.values_list("pk", flat=True)]).delete()
    deadlines.delete()
    remove(found)
    emptied = dict.fromkeys(sealed_fields(Grievance), "")
    Grievance.objects.filter(pk=case.pk).update(wrapped_key=b"", marks=[], erased_at=at, **emptied)


def _forget_mails(case):
    """Mails name a case by its address, its reference or a personal link to it."""
    named = Q(text__contains=str(case.pk)) | Q(text__contains=f"case {case.reference}")
    for part in case.parts.filter(link__isnull=False).select_related("link", "outsider", "person"):
        named |= Q(text__contains=str(part.link.pk))
        if part.outsider_id:
            part.outsider.case = case
            named |= Q(address=part.outsider.address, person=None, confidential=True)
        else:
            named |= Q(template="case_code", person=part.person)
    mails = OutboxMail.objects.filter(named, Q(council=case.council) | Q(council=None))
    mails.filter(bundled=None).delete()
    # A digest holds other news too, for which it stays.
    mails.update(subject=ERASED, text=ERASED, html=ERASED)
