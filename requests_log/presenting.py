"""What an entry's page says of its findings and its history, in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from councils.models import Deadline, Role
from councils.profile import LIMITS
from councils.titles import titled
from councils.wording import uk_date_words
from protocols.carriers import titles
from requests_log.models.choices import DelayReason, Outcome, Verdict
from requests_log.rules import RULES
from requests_log.services.clock import ACKNOWLEDGE, ANSWER, FOLLOW_UP

COLOURS = {Verdict.CLEAR: "green", Verdict.CHECK: "blue", Verdict.BREACH: "yellow"}
HAPPENED = {
    "logged": "Logged as {reference}",
    "brought_in": "Brought in from the old register as {reference}{answered}",
    "checked": "Checked against the rules",
    "corrected": "Corrected",
    "decided": "Decided: {outcome}",
    "answered": "Answered{how}",
    "acknowledged": "Acknowledged{how}",
    "extended": "Time for the answer extended to {to}{why}",
    "paused": "Count paused",
    "resumed": "Count goes on: answer due {due}",
    "delayed": "Answered late: {delay}",
    "reopened": "Opened again for a question of {on}: answer due {due}",
    "reopened_why": "Why it was opened again",
    "time_spent": "Time spent: {minutes} minutes, {total} in all",
    "redated": "“{deadline}” has another date",
    "entered": "Entered in the register",
    "ended": "Ended: last day {last}",
    "replaced": "Replaced by a corrected entry",
    "interest_recorded": "Interest recorded, as the councillor declared it",
    "interest_withdrawn": "Interest withdrawn",
}
DATES = ("from", "to", "due", "last", "on")


@dataclass(frozen=True)
class FindingShown:
    """A finding as the page shows it; `quotes` are the words that fired."""

    finding: object
    title: str
    verdict: str
    colour: str
    quotes: list
    next_step: str


@dataclass(frozen=True)
class FindingsShown:
    """What a check found: what was found in full, what was not by the titles of the rules, and the Clerk's alone."""

    found: list
    nothing: list
    for_the_clerk: list

    @property
    def spans(self):
        return [span for shown in self.found + self.for_the_clerk for span in shown.finding.spans]


def findings_of(check, text, access):
    """The findings that somebody may read; those of sensitive rules are the Clerk's, not even the deputy's."""
    may_read = [f for f in check.findings.all() if not f.is_sensitive or Role.CLERK in access.roles]
    shown = [_shown(finding, text) for finding in may_read]
    found = [each for each in shown if each.finding.verdict != Verdict.CLEAR]
    return FindingsShown(
        found=[each for each in found if not each.finding.is_sensitive],
        nothing=[each.title for each in shown if each.finding.verdict == Verdict.CLEAR],
        for_the_clerk=[each for each in found if each.finding.is_sensitive],
    )


def title_of(rule):
    return str(titled(titles().get(rule, RULES[rule].title)))


def _shown(finding, text):
    verdict = Verdict(finding.verdict)
    if finding.is_sensitive and verdict == Verdict.BREACH:
        # No authority would put it in order: it is for the Clerk to look at.
        verdict = Verdict.CHECK
    return FindingShown(
        finding=finding,
        title=title_of(finding.rule),
        verdict=verdict.label,
        colour=COLOURS[verdict],
        quotes=[text[start:end] for start, end in finding.spans],
        next_step=RULES[finding.rule].next_step if finding.verdict != Verdict.CLEAR else "",
    )


@dataclass(frozen=True)
class Happened:
    """One line of the timeline."""

    what: str
    at: object
    by: str
    words: str
    changes: Sequence = ()

    @classmethod
    def of(cls, event, what, changes=()):
        words = getattr(event, "words", None)
        by = event.by.name if event.by else "the system"
        return cls(what=what, at=event.at, by=by, words=words.text if words else "", changes=changes)


def happened(event, changes=()):
    data = {"why": ""} | event.data
    if event.kind == "decided":
        data["outcome"] = Outcome(data["outcome"]).label
    if event.kind == "brought_in":
        answered = data["answered"] and uk_date_words(date.fromisoformat(data["answered"]))
        data["answered"] = f", where it was answered on {answered}" if answered else ""
    if "sent" in data:
        day = f" on {uk_date_words(date.fromisoformat(data['on']))}" if "on" in data else ""
        data["how"] = " by email" if data["sent"] else f"{day}, recorded without a mail"
    if "delay" in data:
        data["delay"] = DelayReason(data["delay"]).label.lower()
        data["why"] = f": {data['delay']}"
    if "deadline" in data:
        data["deadline"] = LIMITS[data["deadline"]].words
    data |= {name: uk_date_words(date.fromisoformat(data[name])) for name in DATES if name in data}
    return Happened.of(event, HAPPENED[event.kind].format(**data), changes)


def minutes_spent(events):
    """What an entry's events say was spent on it in all."""
    return next((event.data["total"] for event in reversed(events) if event.kind == "time_spent"), 0)


CLOCKS = {ACKNOWLEDGE: "Acknowledge", ANSWER: "Answer", FOLLOW_UP: "Follow-up questions until"}


@dataclass(frozen=True)
class ClockShown:
    """One deadline of the entry: what it is for, where it stands, and what can be done with it now."""

    row: object
    words: str
    state: str
    colour: str
    can_acknowledge: bool
    can_extend: bool
    can_pause: bool
    can_resume: bool


def clocks_of(rows, today):
    """The newest deadline of each name, in the order of the work; without the time for questions that was used."""
    rows = [row for row in rows if row.state != Deadline.State.DROPPED]
    newest = {row.name: row for row in sorted(rows, key=lambda row: row.pk)}
    return [_clock(newest[name], words, today) for name, words in CLOCKS.items() if name in newest]


def _clock(row, words, today):
    opened, paused = row.state == Deadline.State.OPEN, row.state == Deadline.State.PAUSED
    state, colour = standing(row, today)
    return ClockShown(
        row=row,
        words=words,
        state=state,
        colour=colour,
        can_acknowledge=opened and row.name == ACKNOWLEDGE,
        can_extend=opened and row.name == ANSWER and not row.extensions,
        can_pause=opened and row.name == ANSWER,
        can_resume=paused,
    )


def standing(row, today):
    """(words, colour) of a deadline."""
    if row.state == Deadline.State.PAUSED:
        return f"Paused since {uk_date_words(row.paused_from)}", "grey"
    if row.state == Deadline.State.MET:
        late = row.closed_on > row.due
        return ("Done late", "orange") if late else ("Done in time", "green")
    if row.name == FOLLOW_UP:
        return ("Over", "grey") if row.due < today else ("Open", "blue")
    if row.due < today:
        return "Overdue", "red"
    return ("Due today", "yellow") if row.due == today else ("In time", "green")
