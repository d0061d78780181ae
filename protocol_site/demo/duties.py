"""What the demo's Clerk did about the duties that requests started; `told` is one act of requests.toml."""

from datetime import timedelta

from django.utils import timezone

from requests_log.duty_pages import with_everything
from requests_log.services import duties
from requests_log.services.meetings import add_meeting


def _duty(entry):
    duty = with_everything(entry.duties.all()).get()
    duty.entry = entry
    return duty


def give(entry, told, *, by, at):
    duty = _duty(entry)
    day = timezone.localdate(at)
    duties.record_given(
        duty, group=duty.report.group, given_on=day, what=told["what"], seen=duty.revision, by=by, at=at
    )


def decide_documents(entry, told, *, by, at):
    duty, body = _duty(entry), entry.council.committees.get(is_full_council=True)
    facts = {name: told.get(name, "") for name in ("documents", "need", "outcome", "reason")}
    facts |= {"officer": by, "body": None, "minute": "", "reviewer": body, "on": timezone.localdate(at)}
    duties.decide_documents(duty, seen=duty.revision, by=by, at=at, **facts)


def drop(entry, told, *, by, at):
    duty = _duty(entry)
    duties.drop_duty(duty, reason=told["reason"], seen=duty.revision, by=by, at=at)


def hold(entry, told, *, by, at):
    """Held against a meeting so many days after the request came."""
    duty, body = _duty(entry), entry.council.committees.get(name=told["body"])
    day = timezone.localdate(entry.received_at) + timedelta(days=told["days"])
    meeting = add_meeting(council=entry.council, body=body, day=day, by=by)
    duties.choose_meeting(duty, meeting, seen=duty.revision, by=by, at=at)


def papers(entry, told, *, by, at):
    duty = _duty(entry)
    duties.papers_came(duty, on=timezone.localdate(at), seen=duty.revision, by=by, at=at)


def take(entry, told, *, by, at):
    duty = _duty(entry)
    duties.take_item(duty, seen=duty.revision, by=by, at=at)


ACTS = {
    "decide_documents": decide_documents,
    "drop": drop,
    "give": give,
    "hold": hold,
    "papers": papers,
    "take": take,
}
