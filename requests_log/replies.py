"""The draft of an answer: courteous, and quoting the clause. The Clerk edits it before it goes."""

from datetime import date

from councils.wording import uk_date_words
from requests_log.models.choices import Outcome, Verdict

CLOSING = {
    Outcome.PROCEED: "It is in hand.",
    Outcome.PROCEED_AS_CLERK: "I have looked at it and will see to it.",
    Outcome.REFER: "I shall put it to the council or the committee concerned, and let you know when it will be heard.",
    Outcome.REDIRECT: "Could such requests please come to me, so that I can fit them in with the other work?",
    Outcome.DECLINE: "I am afraid that it cannot be done in this way. I am glad to talk about what could be.",
}


def draft_answer(entry, check, events, told=()):
    """Thanks, the reason of each finding with its clause, what became of duties, and what follows from the decision.

    `told` are the paragraphs of requests_log.told.
    """
    if asked_again := _question_to_answer(events):
        return f"Thank you for your question of {asked_again} about “{entry.subject}”.\n\n"
    decided = [event for event in events if event.kind == "decided"]
    asked = f"Thank you for your request of {uk_date_words(entry.received_at)} about “{entry.subject}”."
    outcome = Outcome(decided[-1].data["outcome"])
    # Whoever is told that it is in hand need not be told what a rule would have asked for.
    found = [] if outcome == Outcome.PROCEED else check.findings.all()
    reasons = [_reason(finding) for finding in found if finding.verdict != Verdict.CLEAR and not finding.is_sensitive]
    closing = CLOSING[outcome]
    return "\n\n".join([asked, *reasons, *told, closing]).strip()


def _question_to_answer(events):
    """The day of the follow-up question that the answer is to, in words; empty for a first answer."""
    newest = [event for event in events if event.kind in ("answered", "reopened")][-1:]
    return next((uk_date_words(date.fromisoformat(e.data["on"])) for e in newest if e.kind == "reopened"), "")


def _reason(finding):
    if finding.clause is None:
        return finding.reason
    quoted = " ".join(finding.clause.text.split())
    return f"{finding.reason} Our protocol says ({finding.clause.label}): “{quoted}”"
