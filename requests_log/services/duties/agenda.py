"""An agenda item is held against its meeting: item and papers by the council's limit, the notice by law.

Three clear days before a meeting the notice goes out with the business (LGA 1972 Sch 12 para 10(2)); what is not on it
by then cannot be decided there.
"""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.models import Deadline
from councils.services.deadlines import end_deadline, move_start, profile_on, start_deadline
from councils.wording import uk_date_words
from requests_log.models import AgendaItem
from requests_log.services.checks import run_check
from requests_log.services.duties.acts import (
    end_deadlines,
    finish,
    received_on,
    record,
    require_open,
    running,
    tell_after_answer,
)
from requests_log.told import of_item

PAPERS, NOTICE = "agenda_papers", "meeting_notice"
RULE = "agenda_notice"
Outcome = AgendaItem.Outcome


def begin(duty):
    AgendaItem.objects.create(duty=duty)


@transaction.atomic
def choose_meeting(duty, meeting, *, seen, by, ground="", reason="", at=None):
    """Hold the item against a meeting; another one than before puts it off, which needs a ground and a reason."""
    item, before = duty.item, duty.item.meeting
    _guard_meeting(duty, meeting, putting_off=before is not None, explained=bool(ground and reason.strip()))
    _count_to(duty, meeting.day)
    duty.advance(seen=seen)
    _change(item, meeting=meeting, outcome=Outcome.NONE, ground=ground, reason=reason)
    data = {"body": meeting.body.name, "day": meeting.day.isoformat(), "ground": ground}
    record(duty, "item_put_off" if before else "meeting_chosen", by=by, at=at, words=reason, **data)
    if before:
        tell_after_answer(duty, of_item(item), by=by)
    _check_again(duty.entry, by, at)


def _guard_meeting(duty, meeting, *, putting_off, explained):
    require_open(duty)
    if meeting.called_off_at or meeting.council_id != duty.entry.council_id:
        raise Refused("This meeting does not take place. Choose another one.")
    if meeting.day < received_on(duty.entry):
        raise Refused(f"The item was asked for on {uk_date_words(duty.entry.received_at)}: choose a later meeting.")
    if meeting == duty.item.meeting:
        raise Refused("The item is held against this meeting already.")
    if putting_off and not explained:
        raise Refused("Say on which ground it is put off, and why: the councillor is told.")


def _count_to(duty, day):
    """Both limits run back from the day of the meeting, by the profile that the entry started under."""
    entry = duty.entry
    profile = profile_on(entry.council, received_on(entry))
    for name in (NOTICE, PAPERS):
        row = running(duty, name)
        if row:
            move_start(row, starts=day)
        else:
            start_deadline(council=entry.council, stream=duty.stream, name=name, starts=day, profile=profile)
    if duty.item.has_papers:
        _end_papers(duty)


def _end_papers(duty):
    """The count stays to be read: item and papers are held against it."""
    on = duty.item.papers_on
    end_deadline(duty.stream, PAPERS, state=Deadline.State.MET if on else Deadline.State.DROPPED, on=on)


@transaction.atomic
def papers_came(duty, *, on, seen, by, at=None):
    """Keep when the papers came; None where the item needs none. Once more corrects it."""
    require_open(duty)
    duty.item.papers_on = on
    _end_papers(duty)
    duty.advance(seen=seen)
    _change(duty.item, papers_on=on, no_papers=on is None)
    record(duty, "papers_came" if on else "no_papers", by=by, at=at, **({"on": on.isoformat()} if on else {}))
    _check_again(duty.entry, by, at)
    _finish_if_done(duty, by, at)


@transaction.atomic
def take_item(duty, *, seen, by, at=None):
    """Put the item on the agenda of the meeting that it is held against."""
    require_open(duty)
    if duty.item.meeting is None:
        raise Refused("Choose a meeting first.")
    if duty.item.outcome == Outcome.TAKEN:
        raise Refused("The item is on the agenda already.")
    end_deadline(duty.stream, NOTICE, on=timezone.localdate(at))
    duty.advance(seen=seen)
    _change(duty.item, outcome=Outcome.TAKEN, ground="", reason="")
    record(duty, "item_taken", by=by, at=at, **_meeting_data(duty.item.meeting))
    tell_after_answer(duty, of_item(duty.item), by=by)
    _finish_if_done(duty, by, at)


@transaction.atomic
def refuse_item(duty, *, ground, reason, seen, by, at=None):
    """Do not take the item, on a ground and with a reason that the councillor is told."""
    require_open(duty)
    if not reason.strip():
        raise Refused("Give the reason: the councillor is told why.")
    end_deadlines(duty, state=Deadline.State.DROPPED, on=timezone.localdate(at))
    duty.advance(seen=seen)
    _change(duty.item, outcome=Outcome.REFUSED, ground=ground, reason=reason)
    record(duty, "item_refused", by=by, at=at, words=reason, ground=ground)
    finish(duty, by=by, at=at)
    tell_after_answer(duty, of_item(duty.item), by=by)


def restart(duty):
    """After it was opened again: what was decided is open again, and the dates run to the meeting if there is one."""
    if duty.item.meeting:
        _count_to(duty, duty.item.meeting.day)
    _change(duty.item, outcome=Outcome.NONE, ground="", reason="")


def _change(item, **fields):
    """Inside an act that has advanced the duty, so that nobody else changes the item."""
    for name, value in fields.items():
        setattr(item, name, value)
    item.save(update_fields=list(fields))


def _check_again(entry, by, at):
    """The rule on notice goes by the dates; where it is not checked they change nothing."""
    check = entry.checks.first()
    if check and RULE in check.rules:
        run_check(entry, by=by, at=at)


def _meeting_data(meeting):
    return {"body": meeting.body.name, "day": meeting.day.isoformat()}


def _finish_if_done(duty, by, at):
    if duty.item.outcome == Outcome.TAKEN and duty.item.has_papers:
        finish(duty, by=by, at=at)
