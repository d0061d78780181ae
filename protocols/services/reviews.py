"""Recording what a review of a version came to."""

from django.db import IntegrityError, transaction
from django.db.models import Count, Max, OuterRef, Subquery
from django.db.models.functions import Coalesce

from councils import history
from councils.errors import Overtaken
from protocols.models import Outcome, Review
from protocols.services.streams import stream_of


def with_reviews(adoptions):
    """Adoptions with `review_next` as Version.next_review has it, and how many `reviews` there were, until when."""
    held = Review.objects.filter(version=OuterRef("version"))
    set_later = held.exclude(next_review="").order_by("-reviewed", "-pk").values("next_review")[:1]
    counted = held.order_by().values("version").annotate(number=Count("pk"), last=Max("at"))
    return adoptions.annotate(
        review_next=Coalesce(Subquery(set_later), "next_review"),
        reviews=Subquery(counted.values("number")),
        reviewed_at=Subquery(counted.values("last")),
    )


@transaction.atomic
def record_review(version, *, reviewed, by, body="", minute_ref="", next_review="", outcome=""):
    """Add a review to the record. One that found something to amend sets no next date: the new version will.

    Raises Overtaken when the same review of the version is in the record already.
    """
    if outcome == Outcome.AMEND:
        next_review = ""
    review = Review(
        version=version,
        reviewed=reviewed,
        body=body,
        minute_ref=minute_ref,
        outcome=outcome,
        next_review=next_review,
        by=by,
    )
    try:
        with transaction.atomic():
            review.save(force_insert=True)
    except IntegrityError:
        raise Overtaken("This review has been recorded already.") from None
    data = {"version": version.number, "reviewed": reviewed, "next_review": next_review, "outcome": outcome}
    history.record(stream_of(version.protocol), "reviewed", council=version.protocol.council, by=by, data=data)
    return review
