"""Reviews that fall due, for clerks."""

from councils.due import DueItem, Source
from protocols.models import Version
from protocols.partial_dates import last_day


def items(accesses, since):
    mine = {access.council.pk: access.council for access in accesses if access.is_clerk}
    versions = Version.objects.in_force().filter(protocol__council__in=mine) if mine else Version.objects.none()
    versions = versions.select_related("protocol__council", "adoption").prefetch_related("reviews")
    return [_item(version) for version in versions if version.next_review]


def _item(version):
    return DueItem(
        uid=f"review-{version.protocol_id}",
        council=version.protocol.council.name,
        what=f"Review {version.protocol.title}",
        act="Record the review",
        due=last_day(version.next_review),
        url=version.get_absolute_url(),
        changed_at=max([version.adoption.at, *(review.at for review in version.reviews.all())]),
        sequence=len(version.reviews.all()),
    )


def may_know(access, stream):
    return access.is_clerk


SOURCE = Source("protocols.protocol", items, may_know)
