"""The words beside events: each place in which an app keeps them."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db import models
from django.db.models import Exists, OuterRef

from councils.history import commit
from councils.models import Event, EventWords
from councils.verification.faults import BATCH, UNREADABLE, Fault, readable


@dataclass(frozen=True)
class Words:
    """Where words to events are kept. `problems(events)` gives {event's pk: what is wrong, or ""} of those it knows."""

    model: type[models.Model]
    problems: Callable


def proved(key, text, commitment):
    """What is wrong with words and the key to the event's commitment to them; "" when nothing is."""
    try:
        return "" if commit(key, text) == commitment else "its words were altered"
    except UNREADABLE:
        return "the key to its words was altered"


def _of_events(events):
    commitments = {event.pk: event.commitment for event in events}
    rows = EventWords.objects.filter(event__in=commitments)
    return {row.event_id: proved(row.key, row.text, commitments[row.event_id]) for row in rows}


_kept = [Words(EventWords, _of_events)]


def register(words):
    if words not in _kept:
        _kept.append(words)


def without_commitment():
    """The keys of events that have words although they hold no commitment to any: somebody put them there."""
    rows = (kept.model.objects.filter(event__commitment="") for kept in _kept)
    return {pk for found in rows for pk in found.values_list("event_id", flat=True)}


def problems(events):
    """{event's pk: what is wrong with its words, or ""}; an event without words is not in it."""
    found = {}
    for kept in _kept:
        found |= readable(kept.problems, events, lambda event: {event.pk: "its words cannot be read"})
    return found


def left_over():
    """A Fault for each row of words whose event is gone."""
    for kept in _kept:
        rows = kept.model.objects.filter(~Exists(Event.objects.filter(pk=OuterRef("event_id"))))
        for pk in rows.values_list("event_id", flat=True).iterator(BATCH):
            yield Fault(f"event with the row number {pk}", None, "was removed; its words are still there")
