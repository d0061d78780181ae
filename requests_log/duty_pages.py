"""What pages say of the duties that a request started: where each stands, its dates, and what happened, in words."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.utils import timezone

from councils.models import Deadline, OutboxMail
from councils.profile import LIMITS
from councils.wording import uk_date_words
from requests_log.models import AgendaItem, DocumentDecision, Duty, GroupTold
from requests_log.models.agenda import Ground
from requests_log.presenting import Happened, standing
from requests_log.services.duties.agenda import NOTICE, PAPERS
from requests_log.services.duties.opening import proposals
from requests_log.services.duties.parity import TELL

COLOURS = {Duty.State.OPEN: "blue", Duty.State.DONE: "green", Duty.State.DROPPED: "grey"}
DATED = {PAPERS: "Item and papers in by", NOTICE: "Notice of the meeting out by", TELL: "Tell them by"}
HAPPENED = {
    "duty_opened": "Opened",
    "duty_done": "Done",
    "duty_dropped": "Not needed",
    "duty_reopened": "Opened again",
    "documents_decided": "Decided by {decider} on {on}: {outcome}",
    "group_given": "Given to {group} on {on}",
    "group_told": "{group} told on {on}{how}",
    "group_matched": "The same as {group} was given for request {reference}",
    "meeting_chosen": "Held against the meeting of {body} on {day}",
    "item_put_off": "Put off to the meeting of {body} on {day}: {ground}",
    "item_taken": "On the agenda of {body} on {day}",
    "item_refused": "Not taken on the agenda: {ground}",
    "papers_came": "Papers came on {on}",
    "no_papers": "No papers are needed",
    "meeting_added": "On the list: {body}, {day}",
    "meeting_moved": "Meeting moved from {from} to {to}",
    "meeting_called_off": "Meeting of {body} on {day} called off",
    "redated": "“{deadline}” has another date",
}
DATES = ("on", "day", "from", "to")


@dataclass(frozen=True)
class DutyShown:
    """`dates` are (words, Deadline, words of its state, colour) of what still runs; `summary` says what is known."""

    duty: Duty
    state: str
    colour: str
    summary: str
    dates: list


def with_everything(duties):
    """Duties with all that `shown` asks for: five queries for any number."""
    report = ("report__group", "report__same_as__group", "report__same_as__duty__entry")
    decided = DocumentDecision.objects.select_related("officer", "body", "reviewer")
    told = GroupTold.objects.select_related("group", "by")
    notices = Prefetch("notices", OutboxMail.objects.with_standing().select_related("person"))
    found = duties.select_related("entry__council", "entry__asked_by__user", "item__meeting__body", *report)
    return found.prefetch_related(
        Prefetch("document_decisions", decided), Prefetch("report__told", told.prefetch_related(notices))
    )


def shown(duties):
    """A DutyShown for each, in order: one query for the dates of all."""
    rows = Deadline.objects.filter(stream__in=[duty.stream for duty in duties], state=Deadline.State.OPEN)
    dates, today = {}, timezone.localdate()
    for row in rows.order_by("due"):
        dates.setdefault(row.stream, []).append((DATED[row.name], row, *standing(row, today)))
    return [_shown(duty, dates.get(duty.stream, [])) for duty in duties]


def _shown(duty, dates):
    return DutyShown(duty, duty.get_state_display(), COLOURS[duty.state], SUMMARIES[duty.kind](duty), dates)


def duties_of(entry, check):
    """What the page of an entry with_what_follows shows: duties, those that findings speak for, others, interests."""
    rows = shown(list(with_everything(Duty.objects.filter(entry=entry)))) if entry.has_duties else []
    proposed = proposals(check, [row.duty for row in rows])
    there = {row.duty.kind for row in rows} | {kind for kind, _ in proposed}
    return {
        "duties": rows,
        "proposed": [(kind, kind.label, rule) for kind, rule in proposed],
        "addable": [(kind, kind.label) for kind in Duty.Kind if kind not in there],
        "interests": list(entry.interests.select_related("by")) if entry.has_interests else [],
    }


def _of_report(duty):
    report, told = duty.report, len(duty.report.told.all())
    if report.given_on is None:
        return f"For {report.group}. Nothing is recorded as given yet" if report.group else "Nothing is recorded yet"
    same = f", the same as {report.same_as.group}" if report.same_as else ""
    others = f"; {told} group{'' if told == 1 else 's'} told" if told else ""
    return f"Given to {report.group} on {uk_date_words(report.given_on)}{same}{others}"


def _of_documents(duty):
    newest = next(iter(duty.document_decisions.all()), None)
    if newest is None:
        return "Not decided yet"
    return f"{newest.get_outcome_display()}, decided by {newest.decider} on {uk_date_words(newest.on)}"


def _of_item(duty):
    item = duty.item
    if item.outcome == AgendaItem.Outcome.REFUSED:
        return f"{item.get_outcome_display()}: {item.get_ground_display()}"
    if item.meeting is None:
        return "No meeting chosen yet"
    meeting = f"{item.meeting.body}, {uk_date_words(item.meeting.day)}"
    return f"On the agenda: {meeting}" if item.outcome else f"Held against {meeting}"


SUMMARIES = {
    Duty.Kind.PARITY: _of_report,
    Duty.Kind.DOCUMENTS: _of_documents,
    Duty.Kind.AGENDA: _of_item,
}


def happened(event):
    data = dict(event.data)
    data |= {name: uk_date_words(date.fromisoformat(data[name])) for name in DATES if data.get(name)}
    if "ground" in data:
        data["ground"] = Ground(data["ground"]).label if data["ground"] else ""
    if "outcome" in data:
        data["outcome"] = DocumentDecision.Outcome(data["outcome"]).label.lower()
    if "deadline" in data:
        data["deadline"] = LIMITS[data["deadline"]].words
    if "sent" in data:
        data["how"] = f", by a notice to {data['sent']} of its members" if data["sent"] else ""
    return Happened.of(event, HAPPENED[event.kind].format(**data))


@dataclass(frozen=True)
class Timing:
    """Whether something came in time: `due` is the Deadline whose days it is held against."""

    what: str
    came: date | None
    due: Deadline | None

    @property
    def state(self):
        """(words, colour)"""
        if self.due is None:
            return "", ""
        if self.came is None:
            return "Not in yet", "blue"
        return ("In time", "green") if self.came <= self.due.due else ("After the limit", "orange")


def timings_of(item, received, rows):
    """The item and its papers held against the council's limit, by the newest count."""
    due = next((row for row in sorted(rows, key=lambda row: -row.pk) if row.name == PAPERS), None)
    found = [Timing("Item", received, due)]
    return found if item.no_papers else [*found, Timing("Papers", item.papers_on, due)]
