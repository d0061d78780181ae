import logging
import os
import sys

from django.core.management.base import BaseCommand

from requests_log.emails import LARGEST_EMAIL, UnreadableEmail
from requests_log.services.receiving import NoCouncil, NoRoom, receive_email

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Takes in an e-mail from standard input as a draft entry, for a mail server's alias of LOGGING_ADDRESS. "
        "Ends with 0 when it was dealt with, and otherwise as sysexits.h says: 65 when it cannot be read, 67 when it "
        "is for none of the councils, 75 when the server should try again later."
    )
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument(
            "--recipient", default="", help="the address that the server delivers to, such as $ORIGINAL_RECIPIENT"
        )

    def handle(self, *, recipient, **options):
        code, words = deliver(sys.stdin.buffer.read(LARGEST_EMAIL + 1), recipient)
        (self.stdout if code == os.EX_OK else self.stderr).write(words)
        if code != os.EX_OK:
            sys.exit(code)


def deliver(content, recipient):
    """(exit code, sentence); the sentence goes back to the sender where the server refuses the message."""
    try:
        received = receive_email(content, recipient=recipient)
    except UnreadableEmail as problem:
        return os.EX_DATAERR, str(problem)
    except NoCouncil:
        return os.EX_NOUSER, "No council has this logging address."
    except NoRoom:
        return os.EX_TEMPFAIL, "Too many e-mails from unknown addresses wait here."
    except Exception as problem:
        # Its kind alone: what it says may be the letter's words.
        logger.error("An e-mail could not be taken in (%s).", type(problem).__name__)
        return os.EX_TEMPFAIL, "It could not be taken in at this moment."
    return os.EX_OK, f"The e-mail was {received}."
