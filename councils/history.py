"""Writing and verifying the append-only history.

A stream is everything that happened to one thing ("requests_log.entry:<id>"). Its events are numbered from 1 and each
carries the hash of the one before, so that a row that was altered, removed, inserted or moved shows.
"""

import hashlib
import hmac
import json
import secrets
from datetime import UTC

from django.db import IntegrityError, transaction
from django.utils import timezone

from councils.models import Event, EventWords
from councils.protection import Guard

GUARDS = [
    Guard("councils_event", "History cannot be changed."),
    Guard("councils_seal", "A seal cannot be changed."),
    Guard("councils_sealedhead", "A seal cannot be changed."),
]
ERASED = "words_erased"
# Each attempt fails only because somebody else's event was written: with eight, four busy writers lost one.
ATTEMPTS = 50
TOLD = Event.objects.select_related("by", "words").order_by("sequence")
_canonical = json.JSONEncoder(sort_keys=True, ensure_ascii=False).encode


class Crowded(Exception):
    """Somebody else wrote to the same stream every time we tried."""


def record(stream, kind, *, council, by=None, data=None, words="", commitment="", at=None):
    """Append one event; of two writers the loser takes the next number.

    `data` holds facts that name no text of a person's; what somebody wrote goes to `words`, which can be erased. An app
    that keeps its words in a place of its own gives the `commitment` to them instead.
    """
    facts = {"council": council, "by": by, "data": data, "at": at}
    event, kept = _written(stream, kind, words=words, commitment=commitment, **facts)
    _append(event, kept)
    return event


@transaction.atomic
def record_first(kind, beginnings, *, council, by=None, at=None):
    """Begin many streams at once, each with one event: `beginnings` are (stream, data, words). Two queries.

    Raises IntegrityError where one of the streams has begun already.
    """
    written = [
        _written(stream, kind, council=council, by=by, data=data, words=words, at=at)
        for stream, data, words in beginnings
    ]
    for event, _ in written:
        _chain(event)
    Event.objects.bulk_create(event for event, _ in written)
    for event, kept in written:
        if kept:
            kept.event = event
    EventWords.objects.bulk_create(kept for _, kept in written if kept)


def _written(stream, kind, *, council, by, data, words, at, commitment=""):
    """An Event that is not yet in its stream, and the EventWords that go with it or None."""
    key = secrets.token_hex(32) if words else ""
    event = Event(
        council=council,
        stream=stream,
        at=at or timezone.now(),
        by=by,
        kind=kind,
        data=data or {},
        commitment=commit(key, words) if words else commitment,
    )
    return event, EventWords(text=words, key=key) if words else None


def _chain(event, sequence=0, last_hash=""):
    """`sequence` and `last_hash` are those of the event before."""
    event.sequence, event.previous_hash = sequence + 1, last_hash
    event.hash = digest(event)


def _append(event, kept):
    ends = Event.objects.filter(stream=event.stream).order_by("-sequence").values_list("sequence", "hash")
    for _ in range(ATTEMPTS):
        _chain(event, *ends.first() or ())
        try:
            with transaction.atomic():
                event.save(force_insert=True)
                if kept:
                    kept.event = event
                    kept.save(force_insert=True)
        except IntegrityError:
            event.pk = None
        else:
            return
    raise Crowded(f"{event.stream} is being written to by somebody else; please try again.")


def commit(key, words):
    """A keyed commitment: proves what the words were while the key is kept, and tells nothing once it is erased."""
    return hmac.new(bytes.fromhex(key), words.encode(), hashlib.sha256).hexdigest()


def digest(event):
    """SHA-256 over everything that the row says, and so over the whole stream before it."""
    content = [
        event.stream,
        event.sequence,
        event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        event.council_id,
        event.by_id,
        event.kind,
        event.data,
        event.commitment,
        event.previous_hash,
    ]
    return hashlib.sha256(_canonical(content).encode()).hexdigest()


def first_fault(stream):
    """The sequence number at which the chain of a stream breaks, or None when it holds."""
    previous, expected = "", 1
    for event in Event.objects.filter(stream=stream).select_related("words").order_by("sequence"):
        words = getattr(event, "words", None)
        words_differ = words is not None and commit(words.key, words.text) != event.commitment
        if event.sequence != expected or event.previous_hash != previous or digest(event) != event.hash or words_differ:
            return expected
        previous, expected = event.hash, expected + 1
    return None


def erase_words(stream, sequences, *, council, by=None, data=None):
    """Erase what people wrote with these events of a stream. An event says so, or else it would look like tampering."""
    with transaction.atomic():
        EventWords.objects.filter(event__stream=stream, event__sequence__in=sequences).delete()
        record(stream, ERASED, council=council, by=by, data=(data or {}) | {"of": sorted(sequences)})


def timeline(stream):
    """The events of a stream, oldest first, with who did them and what they wrote: one query."""
    return TOLD.filter(stream=stream)
