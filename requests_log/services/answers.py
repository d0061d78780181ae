"""The Clerk decides and answers: guard, conditional update, event, mail."""

from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.errors import Overtaken, Refused
from councils.wording import uk_date_words
from requests_log.models import Decision, Delay
from requests_log.models.choices import Outcome, State, Verdict
from requests_log.services.clock import answer_deadline, stop_clock
from requests_log.services.retention import kept_until

# What agrees with the worst finding; any other outcome departs from it and says why.
IN_LINE = {
    Verdict.CLEAR: {Outcome.PROCEED},
    Verdict.CHECK: {Outcome.PROCEED, Outcome.PROCEED_AS_CLERK, Outcome.REFER, Outcome.REDIRECT},
    Verdict.BREACH: {Outcome.PROCEED_AS_CLERK, Outcome.REFER, Outcome.REDIRECT, Outcome.DECLINE},
}


def worst_verdict(check):
    """The gravest finding that a decision is held against; those for the Clerk alone are no part of it."""
    found = {finding.verdict for finding in check.findings.all() if not finding.is_sensitive}
    return next((verdict for verdict in (Verdict.BREACH, Verdict.CHECK) if verdict in found), Verdict.CLEAR)


def departs(check, outcome):
    return Outcome(outcome) not in in_line_with(check)


def in_line_with(check):
    """The outcomes that need no reason."""
    return IN_LINE[worst_verdict(check)]


@transaction.atomic
def decide_request(entry, *, check, outcome, seen, by, reason="", at=None):
    """Record the Clerk's decision on a check; with a reason where it departs from what the rules found."""
    departing = departs(check, outcome)
    if departing and not reason.strip():
        raise Refused("Give a reason: this decision departs from what the rules found.")
    _require(entry, State.LOGGED, State.DECIDED)
    if check != entry.checks.first():
        raise Overtaken("The entry has been checked again since you opened it. Nothing of yours was recorded.")
    entry.advance(seen=seen, state=State.DECIDED)
    at = at or timezone.now()
    decision = Decision.objects.create(entry=entry, run=check, outcome=outcome, departs=departing, by=by, at=at)
    data = {"outcome": outcome, "departs": departing, "check": check.pk}
    history.record(entry.stream, "decided", council=entry.council, by=by, data=data, words=reason, at=at)
    return decision


@transaction.atomic
def answer_request(entry, *, text, seen, by, send=True, given_at=None, at=None, delay="", delay_words=""):
    """Answer the councillor, by mail where wanted and where there is an address; True when a mail was queued.

    `given_at` is when an answer was given that is only recorded now. A late answer needs `delay`, a DelayReason: it is
    for the reports, and the councillor is not written it.
    """
    _require(entry, State.DECIDED)
    at = at or timezone.now()
    given_at = given_at or at
    _refuse_before_question(entry, given_at)
    entry.advance(seen=seen, state=State.ANSWERED, answered_at=given_at, keep_until=kept_until(entry, given_at))
    if stop_clock(entry):
        _record_delay(entry, delay, delay_words, by, at)
    notice = send and mail.post(
        "answer",
        person=entry.asked_by,
        council=entry.council,
        context={"entry": entry, "subject_line": latest_subject(entry), "answer": text, "by": by},
    )
    data = {"sent": bool(notice), "mail": str(notice.pk) if notice else None}
    if given_at != at:
        data["on"] = timezone.localdate(given_at).isoformat()
    history.record(entry.stream, "answered", council=entry.council, by=by, data=data, words=text, at=at)
    return bool(notice)


def _refuse_before_question(entry, given_at):
    """The count of an entry that was opened again starts with the question."""
    row = answer_deadline(entry)
    if row and timezone.localdate(given_at) < row.starts:
        raise Refused(f"It was asked on {uk_date_words(row.starts)}: it was not answered before that.")


def _record_delay(entry, delay, words, by, at):
    if not delay:
        raise Refused("This answer comes after its date: say what held it up.")
    Delay.objects.create(entry=entry, reason=delay, on=timezone.localdate(entry.answered_at), by=by, at=at)
    history.record(entry.stream, "delayed", council=entry.council, by=by, data={"delay": delay}, words=words, at=at)


def latest_subject(entry):
    return entry.all_words.order_by("-number").values_list("subject", flat=True).first()


def _require(entry, *states):
    if entry.state not in states:
        raise Overtaken("This entry is no longer at the stage that you saw. Nothing of yours was recorded.")
