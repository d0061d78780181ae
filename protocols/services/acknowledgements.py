"""Confirming that one has read and understood a version."""

from django.db import IntegrityError, transaction

from councils import history
from councils.errors import Refused
from protocols.models import Acknowledgement

OLD = "This version is no longer in force. Please read the one that replaced it, and confirm that one."


def readers_stream(version):
    return f"protocols.version:{version.pk}"


def acknowledge(version, *, by, note=""):
    """Record that `by` has read and understood the version in force. Returns (the row, whether it is new).

    Doing it again changes nothing. Raises Refused for a draft and for a version that is no longer in force.
    """
    if version.state == "draft":
        raise Refused("This is a draft. Only a version that the council has adopted can be confirmed.")
    if version.state == "superseded":
        raise Refused(OLD)
    mine = Acknowledgement.objects.filter(version=version, person=by)
    if row := mine.first():
        return row, False
    try:
        return _record(version, by, note), True
    except IntegrityError:
        return mine.get(), False


@transaction.atomic
def _record(version, person, note):
    data = {"version": version.number}
    stream, council = readers_stream(version), version.protocol.council
    event = history.record(stream, "read_and_understood", council=council, by=person, data=data, words=note)
    return Acknowledgement.objects.create(version=version, person=person, event=event, at=event.at)
