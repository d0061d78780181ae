"""The daily seals, and whether the streams still hold what was sealed."""

from django.db.models import Exists, OuterRef

from councils.models import Event, Seal, SealedHead
from councils.services.seals import STREAM as SEALS
from councils.services.seals import digest
from councils.verification.faults import BATCH, UNREADABLE, Fault, readable


def faults_of_seals(kept_outside=()):
    """A Fault for each seal that is broken, and for the first event of each stream that was sealed and is not there.

    `kept_outside` are (day as YYYY-MM-DD, digest) as somebody outside has kept them.
    """
    yield from _of_the_chain()
    yield from _of_what_the_history_says()
    yield from _of_the_heads()
    for day, known in kept_outside:
        if not Seal.objects.filter(day=day, digest=known).exists():
            yield Fault(SEALS, day, "is not the seal that was kept outside")


def _of_the_chain():
    previous = ""
    for pk in Seal.objects.order_by("pk").values_list("pk", flat=True).iterator(BATCH):
        seal = readable(Seal.objects.in_bulk, [pk]).get(pk)
        if seal is None or not _is_itself(seal):
            yield Fault(
                SEALS, seal and str(seal.day), "was altered, or one of its lines was altered, removed or put in"
            )
        elif seal.previous != previous:
            yield Fault(SEALS, str(seal.day), "does not follow from the seal before it")
        previous = seal.digest if seal else ""
    for day in SealedHead.objects.filter(~Exists(Seal.objects.filter(pk=OuterRef("seal_id")))).values("seal_id")[:1]:
        yield Fault(SEALS, None, f"the seal with the row number {day['seal_id']} was removed")


def _is_itself(seal):
    try:
        return digest(seal, seal.heads.order_by("pk").iterator(BATCH)) == seal.digest
    except UNREADABLE:
        return False


def _of_what_the_history_says():
    events = readable(lambda streams: {"told": _told(streams)}, [SEALS]).get("told")
    if events is None:
        return  # the stream itself is broken, and was named
    there = {found: str(day) for found, day in Seal.objects.values_list("digest", "day").iterator(BATCH)}
    yield from (Fault(SEALS, day, "was removed or altered") for found, day in events.items() if found not in there)
    yield from (Fault(SEALS, day, "no event tells of it") for found, day in there.items() if found not in events)


def _told(streams):
    """{digest: day} of the seals as the history tells them."""
    rows = Event.objects.filter(stream__in=streams, kind="sealed").values_list("data__digest", "data__day")
    return dict(rows.iterator(BATCH))


def _of_the_heads():
    same = {name: OuterRef(name) for name in ("stream", "sequence", "hash")}
    gone = SealedHead.objects.filter(~Exists(Event.objects.filter(**same))).order_by("stream", "sequence")
    last = None
    for stream, sequence in gone.values_list("stream", "sequence").iterator(BATCH):
        if stream != last:
            yield Fault(stream, sequence, "was sealed, and is gone or another one")
        last = stream
