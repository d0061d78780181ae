"""What is due of the duties that requests started: for clerks, and for the councillor whose papers are awaited."""

from functools import partial

from django.db.models import Q
from django.urls import reverse

from councils.due import NOTHING, DueItem, Look, Source, Thing, by_council, streams_of
from councils.models import Deadline
from requests_log.models import Duty
from requests_log.services.duties.agenda import NOTICE, PAPERS
from requests_log.services.duties.parity import TELL

PREFIX = "requests_log.duty"
WAITS = {
    PAPERS: ("Papers for the agenda item of request {}", "Record the papers"),
    NOTICE: ("Decide on the agenda item of request {} before the notice goes out", "Decide on it"),
    TELL: ("Tell the other groups what one was given, request {}", "Tell them"),
}
OWN = ("Send the papers for your agenda item, request {}", "See what it is for")


def _key(stream):
    return int(stream.partition(":")[2])


def look(accesses, since):
    mine = by_council(access for access in accesses if access.is_clerk or access.is_councillor)
    return Look(partial(_items, mine), streams_of(mine, PREFIX, WAITS)) if mine else NOTHING


def _items(mine, rows):
    accesses = [access for many in mine.values() for access in many]
    known = _visible(accesses).in_bulk([_key(row.stream) for row in rows]) if rows else {}
    for row in rows:
        duty = known.get(_key(row.stream))
        if duty:
            concerned = [access for access in mine[row.council_id] if _waits(row, duty, access)]
            yield from ((access, _item(row, duty, access)) for access in concerned)


def _waits(row, duty, access):
    return access.is_clerk or (row.name == PAPERS and duty.entry.asked_by_id == access.person.pk)


def _visible(accesses):
    kept = Q(entry__council__in=[access.council for access in accesses if access.is_clerk])
    own = Q(entry__asked_by__in=[access.person for access in accesses if access.is_councillor])
    return Duty.objects.filter(kept | own).select_related("entry__council", "entry__asked_by")


def _item(row, duty, access):
    entry = duty.entry
    what, act = WAITS[row.name] if access.is_clerk else OWN
    return DueItem(
        uid=f"deadline-{row.pk}",
        council=access.council.name,
        what=what.format(entry.reference),
        act=act,
        due=row.due,
        url=_url(access, duty),
        count_url=reverse("deadline", args=[access.council.slug, row.pk]),
        changed_at=row.changed_at,
        sequence=row.sequence,
        cancelled=row.state != Deadline.State.OPEN,
        about=entry.asked_by.name if access.is_clerk else "",
    )


def _url(access, duty):
    if access.is_clerk:
        return duty.get_absolute_url()
    return reverse("requests_log:own", args=[access.council.slug, duty.entry_id])


def may_know(access, stream):
    """Clerks, and the councillor whose request started it."""
    return access.is_clerk or (access.is_councillor and Duty.objects.made_by(access).filter(pk=_key(stream)).exists())


def things(access, streams):
    found = _visible([access]).in_bulk([_key(stream) for stream in streams])
    return {duty.stream: Thing(_name(duty), _url(access, duty)) for duty in found.values()}


def _name(duty):
    return f"Request {duty.entry.reference}, {duty.get_kind_display().lower()}"


SOURCE = Source(PREFIX, look, may_know, things)
