"""Putting a draft in force."""

from django.db import IntegrityError, transaction

from councils import history
from councils.errors import Overtaken, Refused
from councils.services.turns import in_turn
from councils.wording import partial_date_words
from protocols.models import Adoption, Change
from protocols.partial_dates import first_day
from protocols.services.drafts import claim_draft
from protocols.services.reviews import record_review
from protocols.services.streams import stream_of
from protocols.services.verification import fingerprint


@transaction.atomic
def adopt_version(
    version, *, adopted, minute_ref, by, next_review="", body="", reviewed=(), change=Change.SUBSTANTIVE, seen=None
):
    """Put a draft in force from the (first) day of its adoption; the version before it is superseded.

    Everybody is asked to read a substantive `change`; the first version of a protocol always is one.
    `reviewed` are the dates of earlier reviews that the text names and the Clerk confirmed. `seen` is the revision of
    the draft that was read before, by default that of `version`; Overtaken where it was mended since.
    """
    in_turn(version.protocol.council)
    claim_draft(version, seen=version.revision if seen is None else seen)
    protocol, begins = version.protocol, first_day(adopted)
    before = _supersede(protocol, begins)
    change = change if before else Change.SUBSTANTIVE
    fields = {"change": change, "adopted": adopted, "minute_ref": minute_ref, "body": body, "next_review": next_review}
    adoption = _put_in_force(Adoption(version=version, protocol=protocol, in_force_from=begins, by=by, **fields))
    for date in dict.fromkeys(reviewed):
        record_review(version, reviewed=date, by=by)
    data = {"version": version.number, **fields, "text": fingerprint(version)}
    history.record(stream_of(protocol), "version_adopted", council=protocol.council, by=by, data=data)
    return adoption


def _supersede(protocol, begins):
    """End the force of the version before, if there is one. Returns its adoption."""
    before = protocol.adoptions.filter(in_force_until=None).first()
    if before and before.in_force_from >= begins:
        raise Refused(
            f"The version in force was adopted on {partial_date_words(before.adopted)}; "
            "a new one has to be adopted after that day."
        )
    if before:
        protocol.adoptions.filter(pk=before.pk, in_force_until=None).update(in_force_until=begins)
    return before


def _put_in_force(adoption):
    try:
        with transaction.atomic():
            adoption.save(force_insert=True)
    except IntegrityError as problem:
        raise Overtaken("Somebody else has just adopted a version of this protocol.") from problem
    return adoption
