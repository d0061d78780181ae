"""Which duties a request starts: by its kind at once, by what a rule found once the Clerk has confirmed it."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Deadline
from requests_log.models import Duty
from requests_log.models.choices import Kind, Verdict
from requests_log.services.duties import agenda, parity
from requests_log.services.duties.acts import State, end_deadlines, record

BY_KIND = {
    Kind.GROUP_REPORT: Duty.Kind.PARITY,
    Kind.DOCUMENT: Duty.Kind.DOCUMENTS,
    Kind.AGENDA: Duty.Kind.AGENDA,
}
BY_RULE = {
    "group_report": Duty.Kind.PARITY,
    "need_to_know": Duty.Kind.DOCUMENTS,
    "agenda_notice": Duty.Kind.AGENDA,
}
BEGIN = {Duty.Kind.PARITY: parity.begin, Duty.Kind.AGENDA: agenda.begin}
RESTART = {Duty.Kind.PARITY: parity.restart, Duty.Kind.AGENDA: agenda.restart}


def follow_kind(entry, *, by, at=None, was=""):
    """Open what the kind of an entry asks for; `was` is the kind before a correction, whose duty goes if not begun."""
    if was == entry.kind:
        return
    for duty in entry.duties.waiting().filter(kind=BY_KIND.get(was, ""), rule="", revision=0):
        _drop(duty, by=by, at=at, seen=duty.revision)
    wanted = BY_KIND.get(entry.kind)
    known = entry.duties.filter(kind=wanted or "").first()
    if wanted and known is None:
        open_duty(entry, wanted, by=by, at=at)
    elif known and known.state == State.DROPPED:
        reopen_duty(known, seen=known.revision, by=by)


@transaction.atomic
def open_duty(entry, kind, *, by, rule="", at=None):
    duty, new = Duty.objects.get_or_create(
        entry=entry, kind=kind, defaults={"rule": rule, "opened_at": at or timezone.now()}
    )
    if not new:
        raise Overtaken("This was opened by somebody else since you opened the page.")
    if kind in BEGIN:
        BEGIN[kind](duty)
    record(duty, "duty_opened", by=by, at=at, rule=rule)
    return duty


def proposals(check, duties):
    """[(kind of duty, rule)] that the findings speak for and that the entry does not have; check may be None."""
    findings = check.findings.all() if check else []
    found = [finding.rule for finding in findings if finding.verdict != Verdict.CLEAR]
    there = {duty.kind for duty in duties}
    return [(BY_RULE[rule], rule) for rule in found if rule in BY_RULE and BY_RULE[rule] not in there]


@transaction.atomic
def drop_duty(duty, *, reason, seen, by, at=None):
    """Close a duty that the council does not owe, with the reason."""
    if not duty.is_open:
        raise Refused("This is closed already.")
    _drop(duty, by=by, seen=seen, at=at, words=reason)


def _drop(duty, *, by, seen, at=None, words=""):
    end_deadlines(duty, state=Deadline.State.DROPPED, on=timezone.localdate(at))
    duty.advance(seen=seen, state=State.DROPPED, closed_at=at or timezone.now())
    record(duty, "duty_dropped", by=by, at=at, words=words)


@transaction.atomic
def reopen_duty(duty, *, seen, by):
    if duty.is_open:
        raise Refused("This is open already.")
    if duty.kind in RESTART:
        RESTART[duty.kind](duty)
    duty.advance(seen=seen, state=State.OPEN, closed_at=None)
    record(duty, "duty_reopened", by=by)
