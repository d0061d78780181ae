"""The clock of an entry: acknowledge, extend once, pause while waiting for the councillor, and resume."""

from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.errors import Refused
from councils.models import Deadline
from councils.profile import limit_of
from councils.services.deadlines import (
    THAT_APPLIES,
    Clock,
    due_after_extension,
    end_deadline,
    extend_deadline,
    move_start,
    pause_deadline,
    resume_deadline,
    start_deadline,
)
from councils.wording import uk_date_words
from requests_log.models import Delay
from requests_log.models.choices import State

ACKNOWLEDGE, ANSWER, FOLLOW_UP = "acknowledge_request", "answer_request", "follow_up_request"
OPEN_STATES = (Deadline.State.OPEN, Deadline.State.PAUSED)


def start_clock(entry):
    """Both limits run from the day on which the request was received, by the profile of that day."""
    starts = timezone.localdate(entry.received_at)
    for name in (ACKNOWLEDGE, ANSWER):
        start_deadline(council=entry.council, stream=entry.stream, name=name, starts=starts)


def restart_clock(entry):
    """After a correction of the date received: what is still open is counted from the right day.

    What began with a follow-up question goes on from the day of that question.
    """
    starts = timezone.localdate(entry.received_at)
    if deadlines_of(entry).filter(name=ANSWER).exclude(state__in=OPEN_STATES).exists():
        return
    for row in deadlines_of(entry).filter(state__in=OPEN_STATES).exclude(starts=starts).exclude(name=FOLLOW_UP):
        move_start(row, starts=starts)


def stop_clock(entry):
    """The answer ends both limits and opens the time for follow-up questions. True when it was late."""
    answered, on = answer_deadline(entry), timezone.localdate(entry.answered_at)
    for name in (ACKNOWLEDGE, ANSWER):
        end_deadline(entry.stream, name, on=on)
    start_deadline(
        council=entry.council,
        stream=entry.stream,
        name=FOLLOW_UP,
        starts=on,
        profile=answered.profile if answered else THAT_APPLIES,
    )
    # Ended, it has the date that a pause moved it to.
    return answered is not None and deadlines_of(entry).filter(pk=answered.pk, due__lt=on).exists()


def start_again(entry, *, on):
    """A follow-up question gets a count of its own, by the profile that the entry started under.

    One that came from an old register started under none that is known: the profile of that day applies.
    """
    last = deadlines_of(entry).filter(name=ANSWER).order_by("pk").last()
    end_deadline(entry.stream, FOLLOW_UP, state=Deadline.State.DROPPED, on=on)
    return start_deadline(
        council=entry.council,
        stream=entry.stream,
        name=ANSWER,
        starts=on,
        profile=last.profile if last else THAT_APPLIES,
    )


def is_late(entry, on=None):
    """Whether an answer on a day, today unless given, comes after its date."""
    return is_late_by(answer_deadline(entry), entry.council, on)


def is_late_by(row, council, on=None):
    """The same by the deadline for the answer, where there is one."""
    on = on or timezone.localdate()
    if row is None or row.due >= on:
        return False
    return row.state == Deadline.State.OPEN or Clock(council).count(row, until=on).due < on


def deadlines_of(entry):
    return Deadline.objects.filter(stream=entry.stream)


def answer_deadline(entry):
    """The deadline for the answer that is open or paused, or None."""
    return running_answer(deadlines_of(entry).filter(name=ANSWER))


def answer_due(entry):
    """The date of the answer that is awaited, or None."""
    row = answer_deadline(entry)
    return row.due if row else None


def running_answer(rows):
    """The same among the deadlines of an entry."""
    return next((row for row in rows if row.name == ANSWER and row.state in OPEN_STATES), None)


@transaction.atomic
def acknowledge_request(entry, *, seen, by, at=None):
    """Tell the councillor that the request is here and by when the answer comes; True when a mail was queued."""
    if not deadlines_of(entry).filter(name=ACKNOWLEDGE, state__in=OPEN_STATES).exists():
        raise Refused("This request has been acknowledged already.")
    entry.advance(seen=seen)
    end_deadline(entry.stream, ACKNOWLEDGE, on=timezone.localdate(at))
    sent = tell(entry, "acknowledgement", by)
    history.record(entry.stream, "acknowledged", council=entry.council, by=by, data={"sent": sent}, at=at)
    return sent


@transaction.atomic
def extend_request(entry, *, reason, delay, seen, by, at=None):
    """Extend the answer once, by the profile's limit, with a reason that the councillor is told."""
    row = _running(entry)
    if row.extensions:
        raise Refused("The answer has been extended once already. Answer it, or pause the count.")
    entry.advance(seen=seen)
    before = row.due
    extend_deadline(row, by_limit=_extension(row))
    Delay.objects.create(entry=entry, reason=delay, on=timezone.localdate(at), by=by, at=at or timezone.now())
    data = {"from": before.isoformat(), "to": row.due.isoformat(), "delay": delay}
    history.record(entry.stream, "extended", council=entry.council, by=by, data=data, words=reason, at=at)
    return tell(entry, "extension", by, reason=reason)


def extended_until(entry):
    """The date of the answer if it were extended now; None where it cannot be."""
    row = answer_deadline(entry)
    if row is None or row.extensions or row.state != Deadline.State.OPEN:
        return None
    return due_after_extension(row, by_limit=_extension(row))


def _extension(row):
    return limit_of(row.profile.limits if row.profile else {}, "extend_request")


@transaction.atomic
def pause_request(entry, *, reason, seen, by, at=None):
    """Stop the count while the councillor owes something."""
    row = _running(entry)
    entry.advance(seen=seen)
    pause_deadline(row, on=timezone.localdate(at))
    history.record(entry.stream, "paused", council=entry.council, by=by, words=reason, at=at)


@transaction.atomic
def resume_request(entry, *, seen, by):
    row = answer_deadline(entry)
    if row is None or row.state != Deadline.State.PAUSED:
        raise Refused("The count of this request is not paused.")
    entry.advance(seen=seen)
    resume_deadline(row, on=timezone.localdate())
    history.record(entry.stream, "resumed", council=entry.council, by=by, data={"due": row.due.isoformat()})


def _running(entry):
    row = answer_deadline(entry)
    if entry.state == State.ANSWERED or row is None:
        raise Refused("This request has been answered: its count has ended.")
    if row.state == Deadline.State.PAUSED:
        raise Refused("The count is paused. Let it go on first.")
    return row


def tell(entry, template, by, **context):
    """Write to the councillor, with the date of the answer; True when a mail was queued."""
    row = answer_deadline(entry)
    facts = {"entry": entry, "due": uk_date_words(row.due) if row else "", "by": by}
    return bool(mail.post(template, person=entry.asked_by, council=entry.council, context=facts | context))
