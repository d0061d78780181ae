"""The one door for mail: a notice is a row, written in the act's own transaction and sent after it is committed."""

import logging
import smtplib
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ObjectDoesNotExist
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.template.loader import render_to_string
from django.utils import timezone

from councils import mail_links
from councils.models import OutboxMail

logger = logging.getLogger(__name__)

State = OutboxMail.State
Link = OutboxMail.Link
# Minutes to wait after the first, second, … failed attempt; the last one is repeated.
BACK_OFF = (1, 5, 15, 60, 240)
GIVE_UP_AFTER = 12
# A row that says "being sent" for longer belonged to a process that died.
STUCK_AFTER = timedelta(minutes=15)
DEFINITE_REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)


def post(template, *, person=None, user=None, address="", council=None, context=None, link=Link.NONE):
    """Queue one notice from templates/emails/<template>.txt and .html; somebody without an address gets none."""
    address = address or (person.email if person else user.email)
    if not address:
        return None
    facts = {"person": person, "council": council, "site_url": settings.SITE_URL, "link": mail_links.MARK}
    facts |= context or {}
    subject, text = render_to_string(f"emails/{template}.txt", facts).strip().split("\n", 1)
    mail = OutboxMail.objects.create(
        council=council,
        person=person,
        user=user,
        address=address,
        template=template,
        subject=subject.removeprefix("Subject: ").strip(),
        text=text.strip() + "\n",
        html=render_to_string(f"emails/{template}.html", facts | {"subject": subject.removeprefix("Subject: ")}),
        link=link,
    )
    transaction.on_commit(lambda: _enqueue(mail.pk))
    return mail


def _enqueue(pk):
    from councils.tasks import send_mail

    try:
        send_mail.delay(str(pk))
    except Exception:  # the broker's own errors have no common base; the act is committed, and the sweep will send
        logger.warning("The broker is away; notice %s waits for the sweep.", pk)


def send(pk):
    """Send one waiting notice. Whoever claims the row first sends it; nothing is ever sent twice by itself."""
    now = timezone.now()
    waiting = OutboxMail.objects.filter(pk=pk, state=State.QUEUED, next_attempt_at__lte=now)
    if not waiting.update(state=State.SENDING, claimed_at=now, attempts=F("attempts") + 1):
        return
    mail = OutboxMail.objects.select_related("user").get(pk=pk)
    try:
        message = _message(mail)
    except ObjectDoesNotExist as problem:  # what its link is about is gone, such as an address that was taken back
        _settle(mail, State.REFUSED, error=_short(problem))
        return
    _hand_over(mail, message)


def _hand_over(mail, message):
    connection = get_connection()
    try:
        connection.open()
    except (OSError, smtplib.SMTPException) as problem:
        _later(mail, problem)
        return
    try:
        connection.send_messages([message])
    except DEFINITE_REFUSALS as problem:
        _refused(mail, problem)
    except (OSError, smtplib.SMTPException) as problem:
        _settle(mail, State.UNKNOWN, error=_short(problem))
    else:
        _settle(mail, State.SENT, sent_at=timezone.now(), error="")
    finally:
        connection.close()


def sweep():
    """Send what is due, and show as unknown what a process that died left half-way. Returns the number looked at."""
    now = timezone.now()
    stuck = OutboxMail.objects.filter(state=State.SENDING, claimed_at__lt=now - STUCK_AFTER)
    stuck.update(state=State.UNKNOWN, error="The sender stopped before it could say whether this was sent.")
    due = OutboxMail.objects.filter(state=State.QUEUED, next_attempt_at__lte=now).order_by("next_attempt_at")
    keys = list(due.values_list("pk", flat=True)[:500])
    for pk in keys:
        send(pk)
    return len(keys)


def _message(mail):
    link = mail_links.make(mail)
    message = EmailMultiAlternatives(mail.subject, mail.text.replace(mail_links.MARK, link), to=[mail.address])
    message.attach_alternative(mail.html.replace(mail_links.MARK, link), "text/html")
    # The row's own id, so that a person who settles an unknown notice can find it in the server's log.
    message.extra_headers["Message-ID"] = f"<{mail.pk}@{mail_links.host()}>"
    return message


def _refused(mail, problem):
    code = getattr(problem, "smtp_code", None) or min(
        (code for code, _ in getattr(problem, "recipients", {}).values()), default=550
    )
    if code < 500:
        _later(mail, problem)
    else:
        _settle(mail, State.REFUSED, error=_short(problem))


def _later(mail, problem):
    if mail.attempts >= GIVE_UP_AFTER:
        _settle(mail, State.REFUSED, error=_short(problem))
        return
    wait = timedelta(minutes=BACK_OFF[min(mail.attempts, len(BACK_OFF)) - 1])
    _settle(mail, State.QUEUED, next_attempt_at=timezone.now() + wait, error=_short(problem))


def _settle(mail, state, **fields):
    OutboxMail.objects.filter(pk=mail.pk, state=State.SENDING).update(state=state, **fields)


def _short(problem):
    return f"{type(problem).__name__}: {problem}"[:200]
