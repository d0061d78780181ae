"""Letting somebody without an account in to the own part: a personal link, and a code that is sent to the address."""

import secrets
from datetime import timedelta

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from councils import mail
from councils.errors import Refused
from grievances.models import PersonalLink
from grievances.models.door import ninety_days_on

BETWEEN_CODES = timedelta(minutes=1)


@transaction.atomic
def ask_for_code(link):
    """Send a fresh code to the address on record. Raises Refused where one was asked for a moment ago."""
    link = (
        PersonalLink.objects.select_for_update(of=("self",))
        .select_related("part__person", "part__case")
        .get(pk=link.pk)
    )
    now = timezone.now()
    if link.code_asked_at and link.code_asked_at > now - BETWEEN_CODES:
        raise Refused("A code is on its way already. Wait a minute before you ask for another one.")
    link.code_mail = mail.post(
        "case_code",
        person=link.part.person,
        address=link.address,
        council=link.part.council,
        confidential=True,
        link=mail.Link.CASE_CODE,
    )
    link.code_asked_at, link.code_hash, link.attempts = now, "", 0
    link.save(update_fields=["code_mail", "code_asked_at", "code_hash", "attempts"])


def code_in(notice):
    """The code for a mail that is being sent: six figures, of which only the hash is kept."""
    code = f"{secrets.randbelow(1_000_000):06}"
    PersonalLink.objects.filter(code_mail=notice).update(code_hash=make_password(code))
    return code


def opens(link, code):
    """Whether this is the code that was sent last. Five wrong ones, or a quarter of an hour, and it is none."""
    if not PersonalLink.objects.filter(pk=link.pk, attempts=link.attempts).update(attempts=F("attempts") + 1):
        return False
    if not (link.is_open and link.code_is_fresh and check_password(code, link.code_hash)):
        return False
    PersonalLink.objects.filter(pk=link.pk).update(code_hash="", expires_at=ninety_days_on())
    return True
