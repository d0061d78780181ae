"""What is held about one person, for a request for personal data (UK GDPR article 15); every app registers its own.

Cases are not among it: whoever looks here may not know that there is one. Their handlers answer for them.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from councils.models import Event
from councils.redaction import spans


@dataclass(frozen=True)
class Row:
    what: str
    on: date | datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class Source:
    """`rows` gives the Rows about a Person, the oldest first; `name` stands for it in a form that is posted."""

    name: str
    title: str
    rows: Callable[..., Iterable[Row]]


@dataclass(frozen=True)
class Texts:
    """`rows` gives the Rows of a council with all that people wrote or were written, whomever it is about."""

    name: str
    title: str
    rows: Callable[..., Iterable[Row]]


_sources = []
_texts = []
# Left out of what is held, or else each look at it would change it.
OF_ACCESS = ("access_pack_made", "held_looked_through")


def register(*sources, texts=()):
    _sources.extend(source for source in sources if source not in _sources)
    _texts.extend(text for text in texts if text not in _texts)


def everything_naming(council, phrases):
    """[(Texts, Rows)] of what names somebody who is not on the council's list, in one of these ways."""
    found = ((texts, [row for row in texts.rows(council) if _names(row, phrases)]) for texts in _texts)
    return [(texts, rows) for texts, rows in found if rows]


def _names(row, phrases):
    return spans(row.what, phrases) or spans(row.words, phrases)


def everything_about(person):
    """[(Source, Rows)] of all that holds something about the person."""
    found = ((source, list(source.rows(person))) for source in _sources)
    return [(source, rows) for source, rows in found if rows]


def events_of(streams):
    """{stream: Rows} of the events, with what was written with them: one query."""
    found = defaultdict(list)
    events = Event.objects.filter(stream__in=streams).exclude(kind__in=OF_ACCESS).select_related("words")
    for event in events.order_by("at", "pk"):
        words = getattr(event, "words", None)
        found[event.stream].append(Row(_done(event), event.at, words.text if words else ""))
    return found


def _done(event):
    return event.kind.replace("_", " ").replace("-", " ").capitalize()


def words_in(app_label, called=lambda council: {}):
    """The rows of Texts: what was written with the events of one app; `called` gives {stream: what it is of}."""

    def rows(council):
        names = called(council)
        events = Event.objects.filter(council=council, stream__startswith=f"{app_label}.", words__isnull=False)
        events = events.exclude(kind__in=OF_ACCESS).select_related("words").order_by("at", "pk")
        for event in events.iterator():
            of = names.get(event.stream)
            yield Row(f"{of}: {_done(event)}" if of else _done(event), event.at, event.words.text)

    return rows


def acts_in(app_label):
    """A Source's rows of what the person did in the history of one app, without words about others."""

    def rows(person):
        events = Event.objects.filter(by=person, stream__startswith=f"{app_label}.").exclude(kind__in=OF_ACCESS)
        for event in events.order_by("at", "pk"):
            yield Row(_done(event), event.at)

    return rows
