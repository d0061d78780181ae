"""What a councillor sees of the requests that he or she made: where they stand, the dates, the answer; nothing else."""

from dataclasses import dataclass, field
from datetime import date

from django.utils import timezone

from councils.models import Deadline, Event
from councils.profile import GROUPS, LIMITS, limit_of
from councils.services.deadlines import profile_on
from councils.titles import titled
from requests_log.models.choices import State
from requests_log.services.clock import ANSWER, FOLLOW_UP

TOLD = ("acknowledged", "answered", "reopened", "brought_in")
LIMITS_OF_REQUESTS = GROUPS["Councillors’ requests"]


@dataclass(frozen=True)
class Told:
    """An answer or a question about one, and when; `words` is "" where they are no longer kept."""

    is_answer: bool
    at: date
    words: str


@dataclass
class OwnRequest:
    """`told` are the answers and the questions after them, in order.

    `deadline` is the newest for the answer, `follow_up` the newest for questions about it; either may be None.
    """

    entry: object
    deadline: Deadline | None = None
    follow_up: Deadline | None = None
    acknowledged_at: object = None
    told: list = field(default_factory=list)

    @property
    def state(self):
        """(words, colour): the Clerk's decision is part of the answer, and not told before it."""
        if self.entry.state == State.ANSWERED:
            return "Answered", "green"
        if self.deadline and self.deadline.state == Deadline.State.PAUSED:
            return titled("The Clerk waits for something from you"), "yellow"
        return titled("With the Clerk"), "blue"

    @property
    def is_answered(self):
        """Whether there was an answer; a question about it may have come since."""
        return self.entry.answered_at is not None or any(told.is_answer for told in self.told)

    @property
    def may_follow_up(self):
        """Whether the time for questions about the answer runs."""
        is_open = self.entry.state == State.ANSWERED and self.follow_up is not None
        return is_open and self.follow_up.due >= timezone.localdate()

    @property
    def due(self):
        """The date of the answer while it is counted, or None."""
        return self.deadline.due if self.deadline and self.deadline.state == Deadline.State.OPEN else None


def own_requests(entries):
    """An OwnRequest for each entry, in order: two queries for any number."""
    own = {entry.stream: OwnRequest(entry) for entry in entries}
    for row in Deadline.objects.filter(stream__in=own, name__in=(ANSWER, FOLLOW_UP)).order_by("pk"):
        if row.name == ANSWER:
            own[row.stream].deadline = row
        else:
            own[row.stream].follow_up = row
    events = Event.objects.filter(stream__in=own, kind__in=TOLD).select_related("words", "by")
    for event in events.order_by("stream", "sequence"):
        if event.kind == "acknowledged":
            own[event.stream].acknowledged_at = event.at
        elif told := _told(event):
            own[event.stream].told.append(told)
    return list(own.values())


def _told(event):
    """The Told of an event; None where the old register did not say when or what was answered."""
    words = event.words.text if hasattr(event, "words") else ""
    if event.kind != "brought_in":
        on = event.data.get("on")
        return Told(event.kind == "answered", date.fromisoformat(on) if on else event.at, words)
    return Told(True, date.fromisoformat(event.data["answered"]), words) if words and event.data["answered"] else None


def published_limits(council):
    """[(what, the council's limit for it in words)] that requests received today are counted by."""
    profile = profile_on(council, timezone.localdate())
    limits = profile.limits if profile else {}
    return [(LIMITS[name].words, titled(limit_of(limits, name))) for name in LIMITS_OF_REQUESTS]
