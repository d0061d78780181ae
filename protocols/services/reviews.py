"""Recording what a review of a version came to."""

from django.db import transaction

from councils import history
from protocols.models import Outcome, Review
from protocols.services.streams import stream_of


@transaction.atomic
def record_review(version, *, reviewed, by, body="", minute_ref="", next_review="", outcome=""):
    """Add a review to the record. One that found something to amend sets no next date: the new version will."""
    if outcome == Outcome.AMEND:
        next_review = ""
    review = Review.objects.create(
        version=version,
        reviewed=reviewed,
        body=body,
        minute_ref=minute_ref,
        outcome=outcome,
        next_review=next_review,
        by=by,
    )
    data = {"version": version.number, "reviewed": reviewed, "next_review": next_review, "outcome": outcome}
    history.record(stream_of(version.protocol), "reviewed", council=version.protocol.council, by=by, data=data)
    return review
