"""Mail servers that are in a bad way, as Django's e-mail backends."""

import smtplib

from django.core.mail.backends import locmem
from django.core.mail.backends.base import BaseEmailBackend
from django.utils import timezone

from councils import post_room
from councils.models import OutboxMail


class Closed(BaseEmailBackend):
    """Nobody answers the door."""

    def open(self):
        raise ConnectionRefusedError("closed today")


class Refusing(BaseEmailBackend):
    """Knows no such address."""

    def send_messages(self, messages):
        raise smtplib.SMTPRecipientsRefused({messages[0].to[0]: (550, b"no such mailbox")})


class Busy(BaseEmailBackend):
    """Asks to come back later."""

    def send_messages(self, messages):
        raise smtplib.SMTPDataError(451, b"try again later")


class HangingUp(BaseEmailBackend):
    """Takes the message, and hangs up before saying that it has."""

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("gone")


class Stopped(BaseException):
    """The process ends here."""


class FallingOver(BaseEmailBackend):
    def send_messages(self, messages):
        raise Stopped


class FallingOverAtTheDoor(BaseEmailBackend):
    def open(self):
        raise Stopped


class Dawdling(locmem.EmailBackend):
    """Takes so long to open that a sweep has given the notice back meanwhile."""

    def open(self):
        OutboxMail.objects.update(claimed_at=timezone.now() - 2 * post_room.stuck_after())
        post_room.recover()
