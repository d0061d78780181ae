"""Checking the whole register again, a few entries at a time: after the rules or the protocol's mapping changed."""

from django.db import transaction
from django.urls import reverse

from councils import long_work
from councils.errors import Overtaken
from requests_log.models import CouncillorRequest
from requests_log.models.choices import Verdict
from requests_log.services.answers import worst_verdict
from requests_log.services.checks import latest_check
from requests_log.services.entries import recheck_request

NAME = "requests_log.recheck"
AT_A_TIME = 10
ATTEMPTS = 5
# References that the outcome names; there may be any number of them.
NAMED = 20


def recheck_register(*, council, by):
    """Start the Job, or find the one that is under way."""
    return long_work.start(NAME, council=council, by=by)


def _entries(job):
    return CouncillorRequest.objects.filter(council=job.council)


def _piece(job):
    rest = _entries(job).filter(pk__gt=job.place.get("after", 0)).order_by("pk")
    for key in rest.values_list("pk", flat=True)[:AT_A_TIME]:
        entry, changed = _recheck(key, job.by)
        if changed:
            job.result.setdefault("changed", []).append(entry.reference)
        job.place["after"] = key
        job.done += 1
    # Entries that were logged meanwhile are checked as well.
    job.total = max(job.total, job.done)
    return not rest.filter(pk__gt=job.place.get("after", 0)).exists()


def _recheck(key, by):
    """The entry, and whether its gravest finding has changed; whoever acts on it at this moment comes first.

    An entry that was never checked counts as one in which nothing was found.
    """
    for attempt in range(ATTEMPTS):
        entry = CouncillorRequest.objects.select_related("council", "asked_by", "officer").get(pk=key)
        before = latest_check(entry)
        try:
            with transaction.atomic():
                recheck_request(entry, seen=entry.revision, by=by)
        except Overtaken:
            if attempt == ATTEMPTS - 1:
                raise
        else:
            break
    return entry, (worst_verdict(before) if before else Verdict.CLEAR) != worst_verdict(latest_check(entry))


def _outcome(job):
    changed = job.result.get("changed", [])
    if not job.done:
        return ""
    if not changed:
        return f"{job.done} checked. The gravest finding of each is as it was before."
    named = ", ".join(changed[:NAMED]) + (f" and {len(changed) - NAMED} more" if len(changed) > NAMED else "")
    return f"{job.done} checked. Another finding than before: {named}."


KIND = long_work.Kind(
    name=NAME,
    title="Check the whole register again",
    count=lambda job: _entries(job).count(),
    piece=_piece,
    outcome=_outcome,
    home=lambda job: reverse("requests_log:list", args=[job.council.slug]),
)
