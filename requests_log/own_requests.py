"""What a councillor sees of the requests that he or she made: where they stand, the dates, the answer; nothing else."""

from dataclasses import dataclass, field

from django.utils import timezone

from councils.models import Deadline, Event
from councils.profile import GROUPS, LIMITS, limit_of
from councils.services.deadlines import profile_on
from requests_log.models.choices import State
from requests_log.services.clock import ANSWER

TOLD = ("acknowledged", "answered")
LIMITS_OF_REQUESTS = GROUPS["Councillors’ requests"]


@dataclass
class OwnRequest:
    """`answers` are events with the words of each answer; `deadline` is the newest for the answer, or None."""

    entry: object
    deadline: Deadline | None = None
    acknowledged_at: object = None
    answers: list = field(default_factory=list)

    @property
    def state(self):
        """(words, colour): the Clerk's decision is part of the answer, and not told before it."""
        if self.entry.state == State.ANSWERED:
            return "Answered", "green"
        if self.deadline and self.deadline.state == Deadline.State.PAUSED:
            return "The Clerk waits for something from you", "yellow"
        return "With the Clerk", "blue"

    @property
    def due(self):
        """The date of the answer while it is counted, or None."""
        return self.deadline.due if self.deadline and self.deadline.state == Deadline.State.OPEN else None


def own_requests(entries):
    """An OwnRequest for each entry, in order: two queries for any number."""
    own = {entry.stream: OwnRequest(entry) for entry in entries}
    for row in Deadline.objects.filter(stream__in=own, name=ANSWER).order_by("pk"):
        own[row.stream].deadline = row
    told = Event.objects.filter(stream__in=own, kind__in=TOLD).select_related("words", "by")
    for event in told.order_by("stream", "sequence"):
        if event.kind == "acknowledged":
            own[event.stream].acknowledged_at = event.at
        else:
            own[event.stream].answers.append(event)
    return list(own.values())


def published_limits(council):
    """[(what, the council's limit for it in words)] that requests received today are counted by."""
    profile = profile_on(council, timezone.localdate())
    limits = profile.limits if profile else {}
    return [(LIMITS[name].words, limit_of(limits, name)) for name in LIMITS_OF_REQUESTS]
