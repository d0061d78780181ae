"""Sending what waits in the outbox.

A sender claims a row, opens the door of the mail server, and notes the moment at which it hands the message over.
A process that dies before that moment has sent nothing: its row goes back into the queue. One that dies after it
may have sent the message: its row is shown as not known, and a person settles it. So nothing is sent twice by
itself, and nothing is lost.
"""

import logging
import smtplib
import time
from contextlib import suppress
from datetime import timedelta

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import InterfaceError, OperationalError, connection
from django.db.models import F, Q
from django.utils import timezone

from councils import mail_links
from councils.clock_ahead import is_ahead
from councils.errors import Overtaken
from councils.mail_transport import transmit
from councils.models import OutboxMail

logger = logging.getLogger(__name__)

State = OutboxMail.State
# Minutes to wait after the first, second, … failed attempt; the last one is repeated.
BACK_OFF = (1, 5, 15, 60, 240)
LONGEST_WAIT = timedelta(minutes=max(BACK_OFF))
GIVE_UP_AFTER = 12
SWEEP_AT_MOST = 500
# Seconds; a sweep ends in time for the next one and for Celery's limit on a task.
SWEEP_FOR = 240
# Seconds between attempts to record what happened while the database is away.
RECORD_AGAIN_AFTER = (1, 2, 4, 8, 15)
BROKEN_OFF = (OSError, smtplib.SMTPException)
REFUSALS = (smtplib.SMTPRecipientsRefused, smtplib.SMTPSenderRefused, smtplib.SMTPDataError)


def stuck_after():
    """After so long a sender is dead: an exchange waits a dozen times at most, EMAIL_TIMEOUT seconds each time."""
    return timedelta(seconds=max(15 * 60, 45 * settings.EMAIL_TIMEOUT))


def send(pk):
    """Send one waiting notice; whoever claims the row first sends it. False when the mail server was out of reach."""
    now = timezone.now()
    waiting = OutboxMail.objects.filter(pk=pk, state=State.QUEUED, next_attempt_at__lte=now)
    if not waiting.update(state=State.SENDING, claimed_at=now, handed_over_at=None, attempts=F("attempts") + 1):
        return True
    mail = OutboxMail.objects.select_related("user").get(pk=pk)
    if mail.claimed_at != now:
        return True
    try:
        message = _message(mail)
    except Exception as problem:  # such as a link about an address that was taken back; it would fail again
        logger.exception("Notice %s cannot be written.", pk)
        _settle(mail, State.REFUSED, error=_short(problem))
        return True
    return _deliver(mail, message)


def sweep():
    """Send what is due, and look after what processes that died left half-way. Returns the number tried."""
    recover()
    due = OutboxMail.objects.filter(state=State.QUEUED, next_attempt_at__lte=timezone.now())
    keys = list(due.order_by("next_attempt_at").values_list("pk", flat=True)[:SWEEP_AT_MOST])
    tried, latest = 0, time.monotonic() + SWEEP_FOR
    for pk in keys:
        tried += 1
        if not send(pk) or time.monotonic() > latest:
            break
    return tried


def recover():
    """Rows of senders that died: back into the queue where nothing was handed over, otherwise not known."""
    put_off = OutboxMail.objects.filter(is_ahead("next_attempt_at", by=LONGEST_WAIT), state=State.QUEUED)
    put_off.update(next_attempt_at=timezone.now())
    long_ago = Q(claimed_at__lt=timezone.now() - stuck_after()) | is_ahead("claimed_at")
    stuck = OutboxMail.objects.filter(long_ago, state=State.SENDING)
    stuck.exclude(handed_over_at=None).update(
        state=State.UNKNOWN, error="The sender stopped before it could record whether this was sent."
    )
    never_sent = stuck.filter(handed_over_at=None)
    never_sent.filter(attempts__gte=GIVE_UP_AFTER).update(
        state=State.REFUSED, error="The sender stopped each time before this could be sent."
    )
    never_sent.update(state=State.QUEUED, next_attempt_at=timezone.now(), error="The sender stopped before sending.")


def _message(mail):
    link = mail_links.make(mail)
    text = mail.text.replace(mail_links.MARK, link)
    # Whoever answers a notice reaches the council's office and not this program.
    reply_to = [mail.council.email] if mail.council and mail.council.email else []
    message = EmailMultiAlternatives(mail.subject, text, to=[mail.address], reply_to=reply_to)
    message.attach_alternative(mail.html.replace(mail_links.MARK, link), "text/html")
    # The row's own id, so that a person who settles an unknown notice can find it in the server's log.
    message.extra_headers["Message-ID"] = mail_links.message_id(mail.pk)
    # No out-of-office replies to notices (RFC 3834).
    message.extra_headers["Auto-Submitted"] = "auto-generated"
    message.message()
    return message


def _deliver(mail, message):
    server = get_connection()
    try:
        server.open()
    except BROKEN_OFF as problem:
        _later(mail, problem, patient=True)
        return False
    try:
        _hand_over(mail, message, server)
    finally:
        with suppress(*BROKEN_OFF):
            server.close()
    return True


def _hand_over(mail, message, server):
    try:
        transmit(server, message, lambda: _mark(mail))
    except Overtaken:
        logger.warning("Notice %s took too long to prepare; another sender has it.", mail.pk)
    except REFUSALS as problem:
        _refused(mail, problem)
    except BROKEN_OFF as problem:
        if mail.handed_over_at:
            _settle(mail, State.UNKNOWN, error=_short(problem))
        else:
            _later(mail, problem)
    else:
        _settle(mail, State.SENT, sent_at=timezone.now(), error="")


def _mark(mail):
    """Note that the message is now handed over, if the row is still ours."""
    now = timezone.now()
    ours = OutboxMail.objects.filter(pk=mail.pk, state=State.SENDING, claimed_at=mail.claimed_at)
    if not ours.update(handed_over_at=now):
        raise Overtaken("Another sender has this notice.")
    mail.handed_over_at = now


def _refused(mail, problem):
    code = getattr(problem, "smtp_code", None) or min(
        (code for code, _ in getattr(problem, "recipients", {}).values()), default=550
    )
    # A refused sender is a fault of our settings, which somebody mends; it says nothing about the address.
    if code < 500 or isinstance(problem, smtplib.SMTPSenderRefused):
        _later(mail, problem)
    else:
        _settle(mail, State.REFUSED, error=_short(problem))


def _later(mail, problem, *, patient=False):
    """Back into the queue for later. `patient` while no server is in reach: that will not be the notice's fault."""
    if mail.attempts >= GIVE_UP_AFTER and not patient:
        _settle(mail, State.REFUSED, error=_short(problem))
        return
    waits = BACK_OFF[:-1] if patient else BACK_OFF
    wait = timedelta(minutes=waits[min(mail.attempts, len(waits)) - 1])
    _settle(mail, State.QUEUED, next_attempt_at=timezone.now() + wait, error=_short(problem))


def _settle(mail, state, **fields):
    """Record what came of our claim, also when a sweep has meanwhile called it not known."""
    ours = Q(state=State.SENDING) | Q(state=State.UNKNOWN)
    rows = OutboxMail.objects.filter(ours, pk=mail.pk, claimed_at=mail.claimed_at)
    for wait in (*RECORD_AGAIN_AFTER, None):
        try:
            rows.update(state=state, **fields)
        except (OperationalError, InterfaceError):
            if wait is None or connection.in_atomic_block:
                raise
            connection.close()
            time.sleep(wait)
        else:
            return


def _short(problem):
    return f"{type(problem).__name__}: {problem}"[:200]
