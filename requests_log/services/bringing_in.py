"""Bringing in an old register, some hundred entries at a time: no clock starts, no mail goes out, none is doubled."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone

from councils import history, long_work
from councils.errors import Overtaken
from requests_log.models import BroughtIn, CouncillorRequest, EntryWords, OldRegister
from requests_log.models.choices import Addressee, Authority, Capacity, State
from requests_log.services.entries import ATTEMPTS
from requests_log.services.retention import keeping

NAME = "requests_log.bring_in"
AT_A_TIME = 200


def _count(job):
    return len(OldRegister.objects.get(pk=job.place["register"]).ready)


def _piece(job):
    register = OldRegister.objects.filter(pk=job.place["register"]).first()
    if register is None:
        # An error stopped it for so long that the file is no longer kept.
        return True
    rows = register.ready[job.done : job.done + AT_A_TIME]
    brought = _bring_in(job, register, rows)
    job.result = {name: job.result.get(name, 0) + n for name, n in (("in", brought), ("here", len(rows) - brought))}
    job.done += len(rows)
    finished = job.done >= len(register.ready)
    if finished:
        register.delete()
    return finished


def _bring_in(job, register, rows):
    """Make entries of those rows that are not here yet; returns how many. The same few queries for any number."""
    council = job.council
    here = BroughtIn.objects.filter(council=council, key__in=[row["key"] for row in rows])
    known = set(here.values_list("key", flat=True))
    new = [row for row in rows if row["key"] not in known]
    until = keeping(council)
    entries = _numbered(council, [_entry(job, row, until) for row in new])
    pairs = list(zip(entries, new, strict=True))
    EntryWords.objects.bulk_create(_words(entry, row) for entry, row in pairs)
    BroughtIn.objects.bulk_create(_brought_in(register, entry, row) for entry, row in pairs)
    beginnings = [_beginning(entry, row) for entry, row in pairs]
    history.record_first("brought_in", beginnings, council=council, by=job.by)
    return len(new)


def _entry(job, row, until):
    received, answered = _moment(row["received"]), _moment(row["answered"])
    return CouncillorRequest(
        council=job.council,
        year=received.year,
        asked_by_id=row["asked_by"],
        capacity=Capacity.COUNCILLOR,
        received_at=received,
        channel=row["channel"],
        addressee=Addressee.CLERK,
        kind=row["kind"],
        authority=Authority.NONE,
        state=State.ANSWERED if answered else State.LOGGED,
        answered_at=answered,
        keep_until=answered and until(answered.date()),
        logged_by=job.by,
    )


def _words(entry, row):
    return EntryWords(entry=entry, subject=row["subject"], text=row["words"], by=entry.logged_by, at=entry.logged_at)


def _brought_in(register, entry, row):
    return BroughtIn(
        entry=entry,
        council=entry.council,
        old_reference=row["reference"],
        file_name=register.file_name,
        row=row["number"],
        key=row["key"],
        content=row["content"],
    )


def _moment(text):
    return timezone.make_aware(datetime.fromisoformat(text)) if text else None


def _beginning(entry, row):
    answered = row["answered"] and row["answered"][:10]
    data = {"reference": entry.reference, "row": row["number"], "answered": answered}
    return entry.stream, data, row["answer"]


def _numbered(council, entries):
    """Save with the next numbers of each year; whoever logs a request at the same moment takes the ones after."""
    for _ in range(ATTEMPTS):
        _give_numbers(council, entries)
        try:
            with transaction.atomic():
                return CouncillorRequest.objects.bulk_create(entries)
        except IntegrityError as problem:
            if "number" not in str(problem):
                raise
            for entry in entries:
                entry.pk = None
    raise Overtaken("Others are logging requests at this moment. Please try again.")


def _give_numbers(council, entries):
    years = CouncillorRequest.objects.filter(council=council, year__in={entry.year for entry in entries})
    last = dict(years.order_by().values_list("year").annotate(last=Max("number")))
    for entry in entries:
        entry.number = last[entry.year] = last.get(entry.year, 0) + 1


def _outcome(job):
    if not job.done:
        return ""
    brought, here = job.result.get("in", 0), job.result.get("here", 0)
    was = f" {here} {'was' if here == 1 else 'were'} here already and stayed as before." if here else ""
    return f"{brought} request{'' if brought == 1 else 's'} brought in.{was}"


KIND = long_work.Kind(
    name=NAME,
    title="Bring in an old register",
    count=_count,
    piece=_piece,
    outcome=_outcome,
    home=lambda job: reverse("requests_log:list", args=[job.council.slug]),
)
