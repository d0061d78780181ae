"""What waits for somebody, across councils and apps.

An app registers a Source for its streams: what is due in them for which person, and who may know of them. So councils/
shows, feeds and reminds of what is due without importing an app, and no app imports another for it. Each source is
asked for any number of people at once: the start page asks for one, the daily job for those of a hundred councils.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from operator import or_

from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from councils.access import Access, access_of, in_office_since, persons_with_roles, terms_today
from councils.first_steps import WHOLE_LIST
from councils.models import Deadline, Invitation, Proposal, TickedStep


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
class Look:
    """What a source finds for some people: which deadlines it asks for, and the items once those are at hand.

    `items(rows)` gives (Access, DueItem) of what is open, and of what was closed lately as cancelled.
    """

    items: Callable[[list[Deadline]], Iterable[tuple[Access, DueItem]]]
    deadlines: Q | None = None


NOTHING = Look(lambda rows: ())


@dataclass(frozen=True)
class Source:
    """How an app answers for its streams.

    `look(accesses, since)` begins a Look for all these people at once; what was closed on or after `since` belongs to
    it as cancelled, and with None only what is open. `may_know(access, stream)` says whether somebody may see a
    deadline's count. `things(access, streams)` gives {stream: Thing} of those that somebody may know of.
    """

    prefix: str
    look: Callable[[list[Access], date | None], Look]
    may_know: Callable[[Access, str], bool] = lambda access, stream: False
    things: Callable[[Access, list[str]], dict[str, Thing]] = lambda access, streams: {}


_sources: dict[str, Source] = {}


def register(source):
    _sources[source.prefix] = source


def people():
    """Persons as `access_of` takes them, with their councils and accounts."""
    begun = in_office_since(timezone.localdate())
    found = persons_with_roles().annotate(in_office_since=begun, council_terms=terms_today("council"))
    return found.select_related("council", "user")


def accesses_among(persons):
    """The Access of each of `people()` who is something to the council today."""
    accesses = [access_of(person) for person in persons]
    return [access for access in accesses if access.belongs]


def accesses_of(user):
    """The user's Access to each council to which he is something today, and what his first page asks: one query.

    Of each person `is_invited` to another council, whether `changes_wait` in their own for a second person, and
    `set_up_is_away`, whether the council's list of steps is.
    """
    flags = {
        "is_invited": Invitation.objects.open().filter(user=user),
        "changes_wait": Proposal.objects.open().filter(council=OuterRef("council")),
        "set_up_is_away": TickedStep.objects.filter(council=OuterRef("council"), name=WHOLE_LIST),
    }
    asked = people().filter(user=user).annotate(**{name: Exists(rows) for name, rows in flags.items()})
    return accesses_among(asked)


def items_for(accesses, *, since=None):
    """Every DueItem of somebody, the earliest first."""
    return sorted((item for _, item in waiting(accesses, since=since)), key=lambda i: (i.due, i.council, i.what))


def waiting(accesses, *, since=None, until=None):
    """[(Access, DueItem)] of what waits for each of them; with `until` no deadline that is due later."""
    looks = {source.prefix: source.look(accesses, since) for source in _sources.values()}
    wanted = [look.deadlines for look in looks.values() if look.deadlines is not None]
    rows = _by_prefix(_deadlines(reduce(or_, wanted), since, until)) if wanted else {}
    return [found for prefix, look in looks.items() for found in look.items(rows.get(prefix, []))]


def _deadlines(wanted, since, until):
    rows = Deadline.objects.filter(wanted)
    if since is None:
        rows = rows.filter(state=Deadline.State.OPEN)
    else:
        rows = rows.filter(Q(closed_on=None) | Q(closed_on__gte=since))
    return (rows.filter(due__lte=until) if until else rows).order_by("due", "pk")


def _by_prefix(rows):
    found = defaultdict(list)
    for row in rows:
        found[prefix_of(row.stream)].append(row)
    return found


def prefix_of(stream):
    return stream.partition(":")[0]


def by_council(accesses):
    """{key of the council: the Accesses to it}"""
    found = defaultdict(list)
    for access in accesses:
        found[access.council.pk].append(access)
    return found


def streams_of(councils, prefix, names):
    """The deadlines of some councils in streams of one kind that have one of these names."""
    return Q(council__in=list(councils), name__in=list(names), stream__startswith=f"{prefix}:")


def may_know(access, stream):
    source = _sources.get(prefix_of(stream))
    return source is not None and source.may_know(access, stream)


def things_of(access, streams):
    """{stream: Thing} of the streams that somebody may know of; the others are left out."""
    found = {}
    for source in _sources.values():
        own = [stream for stream in streams if prefix_of(stream) == source.prefix]
        found |= source.things(access, own) if own else {}
    return found
