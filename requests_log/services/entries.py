"""Logging a councillor's request and correcting what was logged."""

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from councils import history
from councils.errors import Overtaken
from requests_log.models import CouncillorRequest, EntryWords
from requests_log.services.checks import run_check
from requests_log.services.clock import restart_clock, start_clock

ATTEMPTS = 8


@transaction.atomic
def log_request(*, council, subject, words, by, at=None, **facts):
    """Keep a request in the register and check it; `facts` are the fields of CouncillorRequest.

    Here and in the other acts on an entry, `at` is the moment of an act that is entered later, as the demo's are.
    """
    at = at or timezone.now()
    entry = _numbered(CouncillorRequest(council=council, logged_by=by, logged_at=at, **facts))
    EntryWords.objects.create(entry=entry, subject=subject, text=words, by=by, at=at)
    history.record(entry.stream, "logged", council=council, by=by, data={"reference": entry.reference}, at=at)
    run_check(entry, by=by, at=at)
    start_clock(entry)
    return entry


def _numbered(entry):
    """Save with the next number of the year; of two clerks the loser takes the one after."""
    entry.year = timezone.localtime(entry.received_at).year
    for _ in range(ATTEMPTS):
        same_year = CouncillorRequest.objects.filter(council=entry.council, year=entry.year)
        entry.number = (same_year.aggregate(last=Max("number"))["last"] or 0) + 1
        try:
            with transaction.atomic():
                entry.save(force_insert=True)
        except IntegrityError as problem:
            entry.pk = None
            if "number" not in str(problem):
                raise
        else:
            return entry
    raise Overtaken("Others are logging requests at this moment. Please try again.")


@transaction.atomic
def correct_request(entry, *, subject, words, by, reason, seen, at=None, **facts):
    """Correct an entry and check it again; what it said before stays in its history."""
    before = {name: _plain(getattr(entry, name)) for name in facts}
    entry.advance(seen=seen, **facts)
    number = entry.all_words.count() + 1
    at = at or timezone.now()
    EntryWords.objects.create(entry=entry, number=number, subject=subject, text=words, by=by, at=at)
    after = {name: _plain(getattr(entry, name)) for name in facts}
    changed = {name: [before[name], after[name]] for name in facts if before[name] != after[name]}
    data = {"changed": changed, "words": number}
    restart_clock(entry)
    history.record(entry.stream, "corrected", council=entry.council, by=by, data=data, words=reason, at=at)
    run_check(entry, by=by, at=at)


@transaction.atomic
def recheck_request(entry, *, seen, by, at=None):
    """Run the rules again, over the same words, against today's rules and mapping of clauses."""
    entry.advance(seen=seen)
    return run_check(entry, by=by, at=at)


def _plain(value):
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return getattr(value, "pk", value)
