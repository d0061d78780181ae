"""What waits in protocols: reviews for clerks, and versions to read for everybody."""

from django.urls import reverse
from django.utils import timezone

from councils.due import DueItem, Source
from councils.models import Person
from protocols.models import Acknowledgement, Version
from protocols.partial_dates import last_day
from protocols.services.readers import TIME_TO_READ, asked_on, begun, rounds_of


def reviews(accesses, since):
    mine = {access.council.pk: access.council for access in accesses if access.is_clerk}
    versions = Version.objects.in_force().filter(protocol__council__in=mine) if mine else Version.objects.none()
    versions = versions.select_related("protocol__council", "adoption").prefetch_related("reviews")
    return [_review(version) for version in versions if version.next_review]


def _review(version):
    return DueItem(
        uid=f"review-{version.protocol_id}",
        council=version.protocol.council.name,
        what=f"Review {version.protocol.title}",
        act="Record the review",
        due=last_day(version.next_review),
        url=version.get_absolute_url(),
        changed_at=max([version.adoption.at, *(review.at for review in version.reviews.all())]),
        sequence=len(version.reviews.all()),
        own_reminders=True,
    )


def readings(accesses, since):
    """What each has to read: four queries for any number of councils. What was confirmed since is cancelled."""
    people = {access.council.pk: access.person for access in accesses}
    rounds = [found[-1] for found in rounds_of(protocol__council__in=people).values()] if people else []
    rounds = [one for one in rounds if one.until is None]
    if not rounds:
        return []
    keys = [person.pk for person in people.values()]
    terms = dict(Person.objects.filter(pk__in=keys).values_list("pk", begun(timezone.localdate())))
    confirmed = Acknowledgement.objects.filter(person__in=keys)
    moments = {(row.version_id, row.person_id): row.at for row in confirmed}
    found = (_reading(one, people[one.version.protocol.council_id], terms, moments) for one in rounds)
    return [item for item, at in found if at is None or timezone.localdate(at) >= since]


def _reading(one, person, terms, moments):
    """(the item, when it was confirmed)"""
    version = one.version
    at = next((moments[key, person.pk] for key in one.version_ids if (key, person.pk) in moments), None)
    asked = asked_on(one, terms[person.pk])
    council = version.protocol.council
    item = DueItem(
        uid=f"read-{one.begun_by.pk}-{person.pk}",
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
    return item, at


def may_know(access, stream):
    return access.is_clerk


REVIEWS = Source("protocols.protocol", reviews, may_know)
READING = Source("protocols.version", readings, may_know)
