"""Sealing the history: once a day, the end of every stream that has grown goes under one digest.

Each digest holds the one before, so that the newest stands for everything that was ever sealed. Whoever has it on paper
can tell later whether any of that was changed, cut off or put in its place, even by somebody who wrote it all anew.
"""

import hashlib
import json

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from councils import history, mail
from councils.models import Event, Seal, SealedHead

STREAM = "councils.seals"
BATCH = 1000


def seal_day(day=None):
    """(the day's Seal, whether it was made now). With SEAL_TO set, a new one is mailed to that address."""
    day = day or timezone.localdate()
    with transaction.atomic():
        seal = Seal.objects.filter(day=day).first()
        if seal is not None:
            return seal, False
        return _sealed(day), True


def _sealed(day):
    last = Seal.objects.first()
    seal = Seal(day=day, previous=last.digest if last else "")
    heads = list(_grown())
    seal.digest = digest(seal, heads)
    seal.save(force_insert=True)
    for head in heads:
        head.seal = seal
    SealedHead.objects.bulk_create(heads, batch_size=BATCH)
    # So a seal that is taken away leaves a gap in a stream that the next one seals.
    history.record(STREAM, "sealed", council=None, data={"day": day.isoformat(), "digest": seal.digest})
    if settings.SEAL_TO:
        mail.post("seal", address=settings.SEAL_TO, context={"seal": seal})
    return seal


def _grown():
    """The ends of the streams that are not sealed yet."""
    later = Event.objects.filter(stream=OuterRef("stream"), sequence__gt=OuterRef("sequence"))
    same = {name: OuterRef(name) for name in ("stream", "sequence", "hash")}
    ends = Event.objects.filter(~Exists(later), ~Exists(SealedHead.objects.filter(**same)))
    for stream, sequence, end in ends.values_list("stream", "sequence", "hash").order_by("stream").iterator(BATCH):
        yield SealedHead(stream=stream, sequence=sequence, hash=end)


def digest(seal, heads):
    """SHA-256 over the day, the digest before, and each head on a line of its own, in the order given."""
    found = hashlib.sha256(_line(seal.day.isoformat(), seal.previous))
    for head in heads:
        found.update(_line(head.stream, head.sequence, head.hash))
    return found.hexdigest()


def _line(*facts):
    return (json.dumps(facts, ensure_ascii=False) + "\n").encode()


def run():
    """The daily job; says what came of it."""
    seal, new = seal_day()
    return f"Sealed {seal.heads.count()} histories" if new else "The day was sealed already"
