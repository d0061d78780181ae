"""What waits in protocols: reviews for clerks, and versions to read for everybody."""

from functools import partial

from django.urls import reverse
from django.utils import timezone

from councils.due import DueItem, Look, Source, by_council
from protocols.partial_dates import last_day
from protocols.services.readers import TIME_TO_READ, newest_rounds, to_read
from protocols.services.reviews import with_reviews


def look(accesses, since):
    """Two queries for any number of people."""
    mine = by_council(accesses)
    rounds = newest_rounds(with_reviews, protocol__council__in=mine) if mine else []
    return Look(partial(_items, rounds, mine, accesses, since))


def _items(rounds, mine, accesses, since, rows):
    today = timezone.localdate()
    for adoption in (adoption for one in rounds for adoption in one.adoptions if adoption.holds_on(today)):
        clerks = [access for access in mine[adoption.version.protocol.council_id] if access.is_clerk]
        if clerks and adoption.review_next:
            item = _review(adoption)
            yield from ((access, item) for access in clerks)
    for reading in to_read(rounds, accesses):
        at = reading.confirmed_at
        if at is None or (since and timezone.localdate(at) >= since):
            yield reading.access, _reading(reading)


def _review(adoption):
    version = adoption.version
    return DueItem(
        uid=f"review-{version.protocol_id}",
        council=version.protocol.council.name,
        what=f"Review {version.protocol.title}",
        act="Record the review",
        due=last_day(adoption.review_next),
        url=version.get_absolute_url(),
        changed_at=max(filter(None, [adoption.at, adoption.reviewed_at])),
        sequence=adoption.reviews or 0,
        own_reminders=True,
    )


def _reading(reading):
    one, asked, at = reading.round, reading.asked_on, reading.confirmed_at
    version, council = one.version, one.version.protocol.council
    return DueItem(
        uid=f"read-{one.begun_by.pk}-{reading.access.person.pk}",
        council=council.name,
        what=f"Read and confirm: {version.protocol.title}",
        act="Read it",
        due=asked + TIME_TO_READ,
        url=version.get_absolute_url(),
        count_url=reverse("count", args=[council.slug, asked.isoformat(), TIME_TO_READ.days]),
        changed_at=at or one.adoptions[-1].at,
        sequence=len(one.adoptions) + (at is not None),
        cancelled=at is not None,
        own_reminders=True,
    )


def may_know(access, stream):
    return access.is_clerk


SOURCE = Source("protocols.protocol", look, may_know)
