"""What the councillor is told of the duties of a request: paragraphs of the answer, or of a notice after it."""

from councils.wording import uk_date_words
from requests_log.models import AgendaItem, DocumentDecision, Duty
from requests_log.models.agenda import Ground

Outcome = DocumentDecision.Outcome
DOCUMENTS = {
    Outcome.GIVEN: "You can have what you asked for: {documents}.",
    Outcome.PART: "You can have part of what you asked for: {documents}.",
    Outcome.REFUSED: "I cannot let you have what you asked for: {documents}.",
}


def of_documents(decision):
    """One paragraph: which documents, given or not and why, who decided, and who looks at it again on request."""
    said = [
        DOCUMENTS[Outcome(decision.outcome)].format(documents=_inside(decision.documents)),
        f"The need for them: {_inside(decision.need)}." if decision.need else "",
        f"The reason: {_inside(decision.reason)}." if decision.reason else "",
        f"This was decided by {decision.decider} on {uk_date_words(decision.on)}.",
    ]
    if not decision.is_full:
        said.append(f"If you disagree, tell me: I shall put it to {decision.reviewer}, who can decide otherwise.")
    return " ".join(filter(None, said))


def _inside(text):
    """Words within a sentence: on one line, without the stop at their end."""
    return " ".join(text.split()).rstrip(".")


def of_item(item):
    """Where an agenda item stands, or "" while nothing is decided."""
    meeting = f"the meeting of {item.meeting.body} on {uk_date_words(item.meeting.day)}" if item.meeting else ""
    why = f"{Ground(item.ground).label}. {' '.join(item.reason.split())}" if item.ground else ""
    if item.outcome == AgendaItem.Outcome.TAKEN:
        return f"Your item is on the agenda of {meeting}."
    if item.outcome == AgendaItem.Outcome.REFUSED:
        return f"Your item was not taken on the agenda. {why}".strip()
    if meeting and why:
        return f"Your item was put off to {meeting}. {why}"
    return ""


def told_of(duties):
    """The paragraphs for an answer, in the order of the duties."""
    return [text for duty in duties for text in _texts(duty) if text]


def _texts(duty):
    if duty.kind == Duty.Kind.DOCUMENTS:
        return [of_documents(decision) for decision in duty.document_decisions.all()[:1]]
    return [of_item(duty.item)] if duty.kind == Duty.Kind.AGENDA else []
