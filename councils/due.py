"""What waits for somebody, across councils and apps.

An app registers a Source for its streams: what is due in them for a person, and who may know of them. So councils/
shows and feeds what is due without importing an app, and no app imports another for it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from councils.access import Access, persons_with_roles, roles_of
from councils.models import Deadline


@dataclass(frozen=True)
class DueItem:
    """One act that waits. `url` leads to it, `count_url` to the day-by-day count; a case is its reference only."""

    uid: str
    council: str
    what: str
    act: str
    due: date
    url: str
    changed_at: datetime
    count_url: str = ""
    # What it is about, for the start page alone: a feed is read by whoever has its link.
    about: str = ""
    sequence: int = 0
    cancelled: bool = False
    # That there is such a thing is itself for few to know: its reminders are in no outbox that clerks can look at.
    confidential: bool = False
    # Its app reminds of it in its own words and time; see councils/services/reminders.py.
    own_reminders: bool = False


@dataclass(frozen=True)
class Thing:
    """What a stream is about: in words, and the address of its page."""

    words: str
    url: str


@dataclass(frozen=True)
class Source:
    """How an app answers for its streams.

    `items(accesses, since)` gives the DueItems of all councils at once: those that are open, and as cancelled those
    that were closed on or after `since`. `may_know(access, stream)` says whether somebody may see a deadline's count.
    `things(access, streams)` gives {stream: Thing} of those that somebody may know of.
    """

    prefix: str
    items: Callable[[list[Access], date], list[DueItem]]
    may_know: Callable[[Access, str], bool]
    things: Callable[[Access, list[str]], dict[str, Thing]] = lambda access, streams: {}


_sources: dict[str, Source] = {}


def register(source):
    _sources[source.prefix] = source


def accesses_of(user):
    """The user's Access to each council to which he is something today: one query."""
    people = persons_with_roles().filter(user=user).select_related("council")
    accesses = [Access(person.council, person, roles_of(person)) for person in people]
    return [access for access in accesses if access.belongs]


def items_for(accesses, *, since):
    """Every DueItem of somebody, the earliest first."""
    found = [item for source in _sources.values() for item in source.items(accesses, since)]
    return sorted(found, key=lambda item: (item.due, item.council, item.what))


def may_know(access, stream):
    source = _sources.get(stream.partition(":")[0])
    return source is not None and source.may_know(access, stream)


def things_of(access, streams):
    """{stream: Thing} of the streams that somebody may know of; the others are left out."""
    found = {}
    for source in _sources.values():
        own = [stream for stream in streams if stream.partition(":")[0] == source.prefix]
        found |= source.things(access, own) if own else {}
    return found


def deadlines_in(accesses, prefix, since):
    """The deadlines of the councils in streams of one kind: open ones, and those closed on or after `since`."""
    councils = [access.council for access in accesses]
    rows = Deadline.objects.filter(council__in=councils, stream__startswith=f"{prefix}:")
    still = rows.filter(state=Deadline.State.OPEN)
    return (still | rows.filter(closed_on__gte=since) | rows.filter(state=Deadline.State.PAUSED)).order_by("due")
