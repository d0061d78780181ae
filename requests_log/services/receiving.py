"""E-mails that arrive at a council's logging address, by the mail server or out of a mailbox, become drafts.

Nothing is ever sent in reply, so that no two machines answer one another.
"""

import hashlib
from enum import StrEnum

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.mail_links import message_id
from councils.models import Council, OutboxMail
from requests_log.correspondents import LONGEST_SUBJECT, People, filled_from, subject_of
from requests_log.emails import kept, read_email
from requests_log.logging_address import councils_at
from requests_log.models import Draft

# E-mails from addresses that are not known that may wait in one council at a time.
MOST_UNKNOWN = 200


class Received(StrEnum):
    TAKEN_IN = "taken in"
    HERE_ALREADY = "here already"
    PASSED_OVER = "passed over: a machine’s answer"


class NoCouncil(Exception):
    """The e-mail is for none of the logging addresses."""


class NoRoom(Exception):
    """Too many e-mails from unknown addresses wait; the sender's server should try again later."""


def receive_email(content, *, recipient=""):
    """Take in a message as it came. `recipient` is whom the mail server delivers it to, where it says so.

    Raises UnreadableEmail, NoCouncil or NoRoom; nothing of the message is kept then.
    """
    email = read_email(content)
    councils = _councils_of(email, recipient)
    if not councils:
        raise NoCouncil
    if email.automatic == "reply" or _is_ours(email):
        return Received.PASSED_OVER
    key = hashlib.sha256(email.message_id.encode() or content).hexdigest()
    new = [_keep(council, email, key) for council in councils]
    return Received.TAKEN_IN if any(new) else Received.HERE_ALREADY


def _councils_of(email, recipient):
    if recipient:
        return councils_at([recipient])
    named = [address.address for address in (*email.to, *email.copies, *email.blind_copies)]
    return councils_at(email.delivered_to) or councils_at(named)


def _is_ours(email):
    """A notice of our own that came back or was sent on without a word."""
    own = email.message_id.strip("<>").partition("@")[0]
    return email.message_id == message_id(own) and len(own) == 36 and OutboxMail.objects.filter(pk=own).exists()


@transaction.atomic
def _keep(council, email, key):
    """True for a new draft, False where the message is here already."""
    # One after the other, so that the same message by two ways is still one draft and the room is counted rightly.
    Council.objects.select_for_update().get(pk=council.pk)
    drafts = Draft.objects.filter(council=council)
    if drafts.filter(message_key=key).exists():
        return False
    people = People(council)
    sent_by = people.at(email.sender) if not email.automatic else None
    if sent_by is None and drafts.waiting().filter(sent_by=None).count() >= MOST_UNKNOWN:
        raise NoRoom
    asked = filled_from(email, people).asked
    draft = Draft.objects.create(
        council=council,
        message_key=key,
        sent_by=sent_by,
        sender=str(asked.sender or email.sender or "")[:400],
        subject=subject_of(asked)[:LONGEST_SUBJECT],
        content=kept.to_plain(email),
    )
    history.record(draft.stream, "arrived", council=council, at=timezone.now())
    return True
