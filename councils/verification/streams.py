"""Following each stream from its first event to its last."""

import json
from itertools import islice

from django.db import connection, models
from django.db.models.functions import Cast

from councils.history import ERASED, digest
from councils.models import Event
from councils.verification.faults import BATCH, UNREADABLE, Fault, readable
from councils.verification.words import left_over, problems, without_commitment

COLUMNS = ["pk", *(field.attname for field in Event._meta.concrete_fields if not field.primary_key)]


def faults_of_streams():
    """The first Fault of each stream, in the order of the streams; None after each event that was looked at."""
    stream = None
    for pk, event, problem in _read():
        if event is None:
            yield _cannot_be_read(pk)
            continue
        if stream is None or stream.name != event.stream:
            yield from stream.faults() if stream else ()
            stream = _Stream(event.stream)
        stream.take(event, problem)
        yield None
    yield from stream.faults() if stream else ()
    yield from left_over()


class _Stream:
    def __init__(self, name):
        self.name, self.previous, self.expected = name, "", 1
        self.fault, self.without_words = None, set()

    def take(self, event, problem):
        """`problem` is what is wrong with its words; None when it has none."""
        broken = self._broken(event)
        if problem is None and event.commitment:
            self.without_words.add(event.sequence)
        if event.kind == ERASED and not broken:
            self.without_words.difference_update(event.data.get("of", ()))
        if self.fault is None and (broken or problem):
            self.fault = (event.sequence, broken or problem)
        self.previous, self.expected = event.hash, event.sequence + 1

    def _broken(self, event):
        if event.sequence > self.expected:
            return f"event {self.expected} before it was removed or moved"
        if event.sequence < self.expected or not _is_itself(event):
            return "was altered, moved or put in"
        return "" if event.previous_hash == self.previous else "does not follow from the event before it"

    def faults(self):
        removed = [(sequence, "its words were removed") for sequence in self.without_words]
        for place, what in sorted(removed + [self.fault] * bool(self.fault))[:1]:
            yield Fault(self.name, place, what)


def _is_itself(event):
    try:
        return digest(event) == event.hash and _as_written(event)
    except UNREADABLE:
        return False


def _as_written(event):
    """SQLite keeps facts and moments as text, in which blanks can be changed without changing what it says."""
    if connection.vendor != "sqlite":
        return True
    return event.raw_data == json.dumps(event.data) and event.raw_at == str(event.at.replace(tzinfo=None))


def _read():
    """(pk, Event or None where it cannot be read, what is wrong with its words) in the order of the streams."""
    keys = Event.objects.order_by("stream", "sequence").values_list("pk", flat=True).iterator(BATCH)
    put_in = without_commitment()
    while batch := list(islice(keys, BATCH)):
        events = readable(_events, batch)
        found = problems([event for event in events.values() if event.commitment or event.pk in put_in])
        yield from ((pk, events.get(pk), found.get(pk)) for pk in batch)


def _events(keys):
    """Named tuples: to make an object of each takes Django three times as long as to hash it."""
    raw = {"raw_data": Cast("data", models.TextField()), "raw_at": Cast("at", models.TextField())}
    raw = raw if connection.vendor == "sqlite" else {}
    rows = Event.objects.filter(pk__in=keys).order_by().annotate(**raw).values_list(*COLUMNS, *raw, named=True)
    return {event.pk: event for event in rows if isinstance(event.sequence, int)}


def _cannot_be_read(pk):
    """A Fault that says where an event stood, as far as that can still be told."""
    place = readable(lambda keys: dict(Event.objects.filter(pk__in=keys).values_list("stream", "sequence")), [pk])
    [(stream, sequence)] = place.items() or [(f"event with the row number {pk}", None)]
    return Fault(stream, sequence, "cannot be read any more")
