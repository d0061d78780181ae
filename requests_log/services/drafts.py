"""What the Clerk does with an e-mail that waits, and notes in brief to be logged later."""

import hashlib
from textwrap import shorten
from uuid import uuid4

from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.errors import Refused
from requests_log.emails import Address, Email, kept
from requests_log.models import Draft
from requests_log.services.entries import log_request

State = Draft.State
LONGEST_FIRST_WORDS = 60


@transaction.atomic
def note_request(*, asked_by, channel, words, form_key, by):
    """Keep a request in brief until it is logged. The same form kept twice is one note."""
    key = hashlib.sha256(f"note {form_key or uuid4()}".encode()).hexdigest()
    at, sender = timezone.now(), Address(asked_by.name, asked_by.email)
    email = Email(sender=sender, sent_at=at, subject=_first_words(words), words=words)
    facts = {"sent_by": asked_by, "noted": channel, "arrived_at": at, "sender": asked_by.name}
    facts |= {"subject": email.subject, "content": kept.to_plain(email)}
    draft, is_new = Draft.objects.get_or_create(council=by.council, message_key=key, defaults=facts)
    if is_new:
        history.record(draft.stream, "noted", council=by.council, by=by, at=at)
    return draft


def _first_words(words):
    return shorten(words, LONGEST_FIRST_WORDS, placeholder=" …")


@transaction.atomic
def log_draft(draft, *, by, **facts):
    """Log the request that an e-mail brought; see log_request. Of two clerks the second gets Overtaken."""
    entry = log_request(council=draft.council, by=by, **facts)
    _settle(draft, State.LOGGED, by=by, entry=entry)
    return entry


@transaction.atomic
def answer_draft(draft, *, person, address, subject, text, by):
    """Answer a plain question of fact. The reply is in the outbox; here only that it was answered is kept."""
    address = address or (person.email if person else "")
    if not address:
        raise Refused("No email address is known for whoever asked. Answer in another way, then discard the e-mail.")
    context = {"subject_line": subject, "answer": text, "by": by}
    notice = mail.post("plain_answer", person=person, address=address, council=draft.council, context=context)
    _settle(draft, State.ANSWERED, by=by, mail=str(notice.pk))


@transaction.atomic
def discard_draft(draft, *, by):
    """Throw away what an e-mail said; that it was here and who discarded it stays."""
    _settle(draft, State.DISCARDED, by=by)


def _settle(draft, state, *, by, entry=None, **data):
    at = timezone.now()
    draft.settle(state, by=by, at=at, entry=entry)
    data |= {"entry": entry.pk} if entry else {}
    history.record(draft.stream, state.value, council=draft.council, by=by, data=data, at=at)
