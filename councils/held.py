"""What is held about one person, for a request for personal data (UK GDPR article 15); every app registers its own.

Cases are not among it: whoever looks here may not know that there is one. Their handlers answer for them.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from councils.models import Event


@dataclass(frozen=True)
class Row:
    what: str
    on: date | datetime | None = None
    words: str = ""


@dataclass(frozen=True)
class Source:
    """`rows` gives the Rows about a Person, the oldest first."""

    title: str
    rows: Callable[..., Iterable[Row]]


_sources = []


def register(*sources):
    _sources.extend(source for source in sources if source not in _sources)


def everything_about(person):
    """[(title, Rows)] of all that holds something about the person."""
    found = ((source.title, list(source.rows(person))) for source in _sources)
    return [(title, rows) for title, rows in found if rows]


def events(events):
    """Events as Rows, with what was written with them."""
    for event in events.select_related("words").order_by("at", "pk"):
        words = getattr(event, "words", None)
        yield Row(event.kind.replace("_", " ").replace("-", " ").capitalize(), event.at, words.text if words else "")


def acts_in(app_label):
    """A Source's rows of what the person did in the history of one app, without words about others."""

    def rows(person):
        for event in Event.objects.filter(by=person, stream__startswith=f"{app_label}.").order_by("at", "pk"):
            yield Row(event.kind.replace("_", " ").replace("-", " ").capitalize(), event.at)

    return rows
