"""Answered entries on chosen days, for the tests of reports: written past the services, which know only today."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from councils.models import Deadline
from requests_log.models import CouncillorRequest
from requests_log.models.choices import State

DAY = timedelta(days=1)


def moment(day):
    return timezone.make_aware(datetime.combine(day, time(10)))


def make_past(council, asked_by, received, answered=None, *, due=None, number=None, limit=True, **facts):
    """An entry with its two deadlines; `due` of the answer is two weeks after unless given."""
    number = number or council.entries.count() + 1
    entry = CouncillorRequest.objects.create(
        council=council,
        year=received.year,
        number=number,
        asked_by=asked_by,
        received_at=moment(received),
        logged_at=moment(received),
        answered_at=answered and moment(answered),
        state=State.ANSWERED if answered else State.LOGGED,
        **{"capacity": "councillor", "channel": "email", "addressee": "clerk", "kind": "document"} | facts,
    )
    if limit:
        _make_deadlines(entry, received, due or received + 14 * DAY, answered)
    return entry


def _make_deadlines(entry, received, due, answered):
    fields = {"council": entry.council, "stream": entry.stream, "limit": "10 working days", "starts": received}
    closed = {"state": "met", "closed_on": answered} if answered else {}
    Deadline.objects.create(name="acknowledge_request", due=received + 5 * DAY, **fields | closed)
    Deadline.objects.create(name="answer_request", due=due, **fields | closed)
