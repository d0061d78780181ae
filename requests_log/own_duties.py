"""What a councillor reads of the duties that his or her request started: dates at once, decisions with the answer."""

from dataclasses import dataclass, field

from requests_log.duty_pages import shown, with_everything
from requests_log.models import Duty
from requests_log.models.parity import Mode
from requests_log.services.duties.agenda import PAPERS
from requests_log.told import of_documents, of_item


@dataclass(frozen=True)
class OwnDuty:
    """`told` are GroupTold rows; `meeting` and `papers_due` (a Deadline) are those of an agenda item."""

    title: str
    texts: list
    told: list = field(default_factory=list)
    meeting: object = None
    papers_due: object = None


def own_duties(entry, *, answered):
    """An OwnDuty for each that is not marked as not needed."""
    duties = list(with_everything(Duty.objects.filter(entry=entry).exclude(state=Duty.State.DROPPED)))
    return [OWN[row.duty.kind](row, answered) for row in shown(duties)]


def _report(row, answered):
    report = row.duty.report
    others = "The other groups are told" if report.mode == Mode.TELL_ALL else "Any other group can have the same"
    return OwnDuty("A report to one group", [f"{others}: that is the council’s way."], told=list(report.told.all()))


def _documents(row, answered):
    decided = row.duty.document_decisions.all()
    if answered and decided:
        return OwnDuty("Decision on documents", [of_documents(decided[0])])
    return OwnDuty("Decision on documents", ["You are told with the answer which documents you can have, and why."])


def _item(row, answered):
    item = row.duty.item
    due = next((deadline for _, deadline in row.dates if deadline.name == PAPERS), None)
    text = of_item(item) if answered else ""
    return OwnDuty("Agenda item", [text] if text else [], meeting=item.meeting, papers_due=due)


OWN = {Duty.Kind.PARITY: _report, Duty.Kind.DOCUMENTS: _documents, Duty.Kind.AGENDA: _item}
