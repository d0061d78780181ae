"""The history of a case: events in the common chain, and the words to them sealed under the key of the case."""

import secrets

from councils import history
from councils.models import Event, Person
from grievances.models import SealedWords
from grievances.seeing import Sight
from grievances.workflow import MEDIATION_STEPS, STEPS, Stage

EVENTS = Event.objects.select_related("by", "words", "sealed_words").order_by("sequence")  # each use is a copy
# Everybody with a part is told when two people gave a case to another handler, or its dates were counted anew.
KNOWN_TO_EVERYBODY = frozenset({"glass-broken"})

# The facts of an event that are keys of persons.
PEOPLE = ("person", "asked_by", "confirmed_by")

# Nothing of mediation travels into the formal stage.
FORMAL = frozenset({Stage.FORMAL, Stage.DECIDED, Stage.APPEAL})
OF_MEDIATION = MEDIATION_STEPS | {"mediation-letter-sent"}


def record(case, kind, *, part=None, data=None, words="", at=None):
    """Append an event to the case's stream; `data` names no text of a person's.

    With `shown_to` in it, the keys of Parts, those see it beside whomever the table of steps names.
    """
    facts = (data or {}) | ({"part": part.pk} if part else {})
    key = secrets.token_hex(32) if words else ""
    event = history.record(
        case.stream,
        kind,
        council=case.council,
        by=part and part.person,
        data=facts,
        commitment=history.commit(key, words) if words else "",
        at=at,
    )
    if words:
        SealedWords.objects.create(case=case, event=event, text=words, commitment_key=key, part=part)
    return event


def record_look(case, part, page):
    """That somebody looked: an event of its own stream, so that the handler can see who did."""
    history.record(
        case.looks_stream, "looked", council=case.council, by=part.person, data={"part": part.pk, "page": page}
    )


def lines(case, parts, seen):
    """The events of a case that somebody with these parts may know of, oldest first, with their words: one query."""
    events = EVENTS.filter(stream=case.stream)
    kinds, own = {part.kind for part in parts}, {part.pk for part in parts}
    found = [event for event in events if Sight.WHOLE_TIMELINE in seen or _known(event, kinds, own)]
    if case.stage in FORMAL or case.closed_in in FORMAL:
        found = [event for event in found if event.kind not in OF_MEDIATION]
    _name_people(found)
    for event in found:
        if hasattr(event, "sealed_words"):
            event.sealed_words.case = case
    return found


def _name_people(events):
    """Whom an event is about beside whoever did it: {fact of its data: the name}."""
    keys = {event.data.get(fact) for event in events for fact in PEOPLE} - {None}
    names = dict(Person.objects.filter(pk__in=keys).values_list("pk", "name")) if keys else {}
    for event in events:
        event.names = {fact: names[event.data[fact]] for fact in PEOPLE if event.data.get(fact) in names}


def _known(event, kinds, own):
    step = STEPS.get(event.kind)
    shown_to = own.intersection([event.data.get("part"), *event.data.get("shown_to", ())])
    to_everybody = event.kind in KNOWN_TO_EVERYBODY
    return to_everybody or bool(shown_to) or (step is not None and not step.known_to.isdisjoint(kinds))
