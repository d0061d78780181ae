"""An answered entry is opened again: by a follow-up question in its time, and later for a reason."""

from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.access import people_with
from councils.errors import Overtaken, Refused
from councils.models import Role
from councils.wording import uk_date_words
from requests_log.models.choices import State
from requests_log.services.clock import FOLLOW_UP, deadlines_of, start_again, tell


@transaction.atomic
def reopen_request(entry, *, question, on, seen, by, reason="", at=None):
    """Open an answered entry again; what was answered stays, and the next answer gets a count from `on`.

    `question` is what is asked or has to be put right, `on` the day on which it came. Once the time for follow-up
    questions is over, only the office opens it again, and gives a reason. The councillor is told; so are the clerks
    where the councillor asked.
    """
    if entry.state != State.ANSWERED:
        raise Overtaken("This entry is open: somebody has opened it again, or it was never answered.")
    if not timezone.localdate(entry.answered_at) <= on <= timezone.localdate(at):
        raise Refused("A follow-up question comes after the answer, and not after today.")
    until = follow_up_until(entry)
    is_in_time = until is not None and on <= until
    if not is_in_time and not reason.strip():
        raise Refused(_too_late(until, by == entry.asked_by))
    entry.advance(seen=seen, state=State.DECIDED, answered_at=None, keep_until=None)
    row = start_again(entry, on=on)
    data = {"on": on.isoformat(), "due": row.due.isoformat(), "in_time": is_in_time}
    history.record(entry.stream, "reopened", council=entry.council, by=by, data=data, words=question, at=at)
    if reason.strip():
        history.record(entry.stream, "reopened_why", council=entry.council, by=by, words=reason, at=at)
    tell(entry, "reopened", by)
    if by == entry.asked_by:
        _tell_clerks(entry, row)
    return row


def _too_late(until, is_own):
    ended = f"The time for questions ended on {uk_date_words(until)}." if until else "The time for questions is over."
    return f"{ended} {'Ask the Clerk, who can open it again.' if is_own else 'Say why it is opened again.'}"


def follow_up_until(entry):
    """The last day for follow-up questions to the newest answer."""
    return deadlines_of(entry).filter(name=FOLLOW_UP).order_by("pk").values_list("due", flat=True).last()


def _tell_clerks(entry, row):
    """Which request and by when: what was asked is on its page."""
    context = {"entry": entry, "due": uk_date_words(row.due)}
    for clerk in people_with(entry.council, Role.CLERK, Role.DEPUTY_CLERK):
        mail.post("follow_up", person=clerk, council=entry.council, context=context)
