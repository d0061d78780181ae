"""What is due in the register, and that only clerks may know of it."""

from functools import partial

from django.urls import reverse

from councils.due import NOTHING, DueItem, Look, Source, Thing, by_council, streams_of
from councils.models import Deadline
from requests_log.models import CouncillorRequest
from requests_log.services.clock import ACKNOWLEDGE, ANSWER

PREFIX = "requests_log.entry"
# The time for follow-up questions is not here: when it ends nobody has to do anything.
WAITS = {
    ACKNOWLEDGE: ("Acknowledge request {}", "Acknowledge it"),
    ANSWER: ("Answer request {}", "Decide and answer"),
}


def look(accesses, since):
    clerks = by_council(access for access in accesses if access.is_clerk)
    return Look(partial(_items, clerks), streams_of(clerks, PREFIX, WAITS)) if clerks else NOTHING


def _items(clerks, rows):
    named = CouncillorRequest.objects.with_subject().select_related("asked_by")
    entries = named.in_bulk([_key(row.stream) for row in rows]) if rows else {}
    for row in rows:
        if entry := entries.get(_key(row.stream)):
            item = _item(row, entry, clerks[row.council_id][0].council)
            yield from ((access, item) for access in clerks[row.council_id])


def _key(stream):
    return int(stream.partition(":")[2])


def _item(row, entry, council):
    what, act = WAITS[row.name]
    return DueItem(
        uid=f"deadline-{row.pk}",
        council=council.name,
        what=what.format(entry.reference),
        act=act,
        due=row.due,
        url=reverse("requests_log:detail", args=[council.slug, entry.pk]),
        count_url=reverse("deadline", args=[council.slug, row.pk]),
        changed_at=row.changed_at,
        sequence=row.sequence,
        cancelled=row.state != Deadline.State.OPEN,
        about=f"{entry.subject}, {entry.asked_by.name}",
    )


def may_know(access, stream):
    """Clerks, and the councillor whose request it is."""
    return access.is_clerk or (
        access.is_councillor and CouncillorRequest.objects.made_by(access).filter(pk=_key(stream)).exists()
    )


def things(access, streams):
    mine = CouncillorRequest.objects.made_by(access) if access.is_councillor else CouncillorRequest.objects.none()
    seen, page = (access.council.entries, "detail") if access.is_clerk else (mine, "own")
    entries = seen.in_bulk([_key(stream) for stream in streams])
    return {entry.stream: _thing(entry, page, access.council.slug) for entry in entries.values()}


def _thing(entry, page, slug):
    return Thing(f"Request {entry.reference}", reverse(f"requests_log:{page}", args=[slug, entry.pk]))


SOURCE = Source(PREFIX, look, may_know, things)
