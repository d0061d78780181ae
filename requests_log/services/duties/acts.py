"""What the acts on every kind of duty share: its history, its end, and telling the councillor of what became of it."""

from django.utils import timezone

from councils import history, mail
from councils.errors import Refused
from councils.models import Deadline, Event
from councils.services.deadlines import RUNNING, end_deadline
from requests_log.models import Duty
from requests_log.services.answers import latest_subject

State = Duty.State


def record(duty, kind, *, by, at=None, words="", **data):
    history.record(duty.stream, kind, council=duty.entry.council, by=by, data=data, words=words, at=at)


def require_open(duty):
    if not duty.is_open:
        raise Refused("This is closed. Open it again first.")


def received_on(entry):
    return timezone.localdate(entry.received_at)


def deadlines_of(duty):
    return Deadline.objects.filter(stream=duty.stream).select_related("profile")


def running(duty, name):
    """The deadline of that name that still runs, or None."""
    return deadlines_of(duty).filter(name=name, state__in=RUNNING).first()


def end_deadlines(duty, *, state, on=None):
    for row in deadlines_of(duty).filter(state__in=RUNNING):
        end_deadline(duty.stream, row.name, state=state, on=on)


def finish(duty, *, by, at=None):
    """Close a duty that nothing is left to do for; deadlines that still ran were kept."""
    end_deadlines(duty, state=Deadline.State.MET, on=timezone.localdate(at))
    duty.advance(seen=duty.revision, state=State.DONE, closed_at=at or timezone.now())
    record(duty, "duty_done", by=by, at=at)


def tell_after_answer(duty, text, *, by):
    """Let the councillor know what became of it where the answer has gone out; before, it is part of the answer."""
    if Event.objects.filter(stream=duty.entry.stream, kind="answered").exists():
        facts = {"entry": duty.entry, "subject_line": latest_subject(duty.entry), "told": text, "by": by}
        mail.post("duty_told", person=duty.entry.asked_by, council=duty.entry.council, context=facts)
