"""A real SMTP server on the loopback address, in the mood that a test wants."""

import asyncio
import threading
from contextlib import contextmanager
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller

from tests.serving import free_port


class Mailbox:
    """What arrived, and how the server answers: "take", "refuse", "greylist", "refuse_letter", "hang_up",
    "hang_up_early", "slow", "wait"."""

    def __init__(self):
        self.mood = "take"
        self.messages = []
        self.asked = threading.Event()
        self.go_on = threading.Event()

    @property
    def ids(self):
        return [message["Message-ID"] for message in self.messages]

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if self.mood == "refuse":
            return "550 5.1.1 No such mailbox"
        if self.mood == "greylist":
            return "451 4.7.1 Come back later"
        if self.mood == "hang_up_early":
            server.transport.abort()
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        self.asked.set()
        if self.mood == "refuse_letter":
            return "554 5.6.0 Not this letter"
        if self.mood == "slow":
            await asyncio.sleep(0.02)
        if self.mood == "wait":
            await asyncio.get_running_loop().run_in_executor(None, self.go_on.wait, 30)
        self.messages.append(message_from_bytes(envelope.content, policy=policy.default))
        if self.mood == "hang_up":
            server.transport.abort()
        return "250 OK"


@contextmanager
def running_server(*, tls=None, starttls=None):
    """(Mailbox, port) of a server that lives as long as the block."""
    mailbox = Mailbox()
    asked = {"tls_context": starttls, "require_starttls": True} if starttls else {}
    controller = Controller(mailbox, hostname="127.0.0.1", port=free_port(), ssl_context=tls, **asked)
    controller.start()
    try:
        yield mailbox, controller.port
    finally:
        mailbox.go_on.set()
        controller.stop(no_assert=True)


@contextmanager
def mail_server(settings, *, tls=None, starttls=None):
    """The Mailbox of a server to which `settings` point."""
    with running_server(tls=tls, starttls=starttls) as (mailbox, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "localhost", port
        settings.EMAIL_USE_SSL, settings.EMAIL_USE_TLS = bool(tls), bool(starttls)
        yield mailbox
