"""The list of meetings that agenda items are held against."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from councils import history
from councils.errors import Refused
from councils.models import Deadline
from councils.services.deadlines import RUNNING, move_start
from councils.wording import uk_date_words
from requests_log.models import AgendaItem, Duty, Meeting
from requests_log.services.duties.acts import deadlines_of, end_deadlines, record


@transaction.atomic
def add_meeting(*, council, body, day, by):
    """The meeting of that body on that day; one that is on the list already is that one."""
    meeting, new = Meeting.objects.standing().get_or_create(
        body=body, day=day, called_off_at=None, defaults={"council": council}
    )
    if new:
        data = {"body": body.name, "day": day.isoformat()}
        history.record(meeting.stream, "meeting_added", council=council, by=by, data=data)
    return meeting


@transaction.atomic
def move_meeting(meeting, *, day, by):
    """Give a meeting another day; the dates of the items for it are counted again."""
    _refuse_if_over(meeting)
    before, waiting = meeting.day, _duties(meeting).waiting()
    if day == before:
        raise Refused(f"The meeting is on {uk_date_words(day)} already.")
    try:
        with transaction.atomic():
            Meeting.objects.filter(pk=meeting.pk).update(day=day)
    except IntegrityError:
        raise Refused(f"{meeting.body} has another meeting on {uk_date_words(day)}.") from None
    meeting.refresh_from_db()
    data = {"from": before.isoformat(), "to": day.isoformat()}
    for duty in waiting:
        for row in deadlines_of(duty).filter(state__in=RUNNING):
            move_start(row, starts=day)
        duty.advance(seen=duty.revision)
        record(duty, "meeting_moved", by=by, **data)
    history.record(meeting.stream, "meeting_moved", council=meeting.council, by=by, data=data)


@transaction.atomic
def call_off(meeting, *, by):
    """Take a meeting off the list; items for it wait for another one."""
    _refuse_if_over(meeting)
    Meeting.objects.filter(pk=meeting.pk).update(called_off_at=timezone.now())
    meeting.refresh_from_db()
    data = {"body": meeting.body.name, "day": meeting.day.isoformat()}
    for duty in _duties(meeting).exclude(item__outcome=AgendaItem.Outcome.REFUSED):
        end_deadlines(duty, state=Deadline.State.DROPPED)
        AgendaItem.objects.filter(duty=duty).update(meeting=None, outcome=AgendaItem.Outcome.NONE, ground="", reason="")
        duty.advance(seen=duty.revision, state=Duty.State.OPEN, closed_at=None)
        record(duty, "meeting_called_off", by=by, **data)
    history.record(meeting.stream, "meeting_called_off", council=meeting.council, by=by, data=data)


def _duties(meeting):
    return Duty.objects.filter(item__meeting=meeting).select_related("entry__council", "item").exclude(state="dropped")


def _refuse_if_over(meeting):
    if meeting.called_off_at:
        raise Refused("This meeting was called off already.")
    if meeting.day < timezone.localdate():
        raise Refused("This meeting is over.")
