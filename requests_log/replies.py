"""The draft of an answer: courteous, and quoting the clause. The Clerk edits it before it goes."""

from datetime import date

from councils.titles import titled
from councils.wording import uk_date_words
from requests_log.models import ReplyWording
from requests_log.models.choices import Outcome, Verdict
from requests_log.reply_wordings import filled

_USUAL = "Thank you for your request of {{date}} about “{{subject}}”.\n\n{findings}{{duties}}\n\n{closing}"
_CLOSING = {
    Outcome.PROCEED: "It is in hand.",
    Outcome.PROCEED_AS_CLERK: "I have looked at it and will see to it.",
    Outcome.REFER: "I shall put it to the council or the committee concerned, and let you know when it will be heard.",
    Outcome.REDIRECT: "Could such requests please come to me, so that I can fit them in with the other work?",
    Outcome.DECLINE: "I am afraid that it cannot be done in this way. I am glad to talk about what could be.",
}


def usual_wording(outcome):
    # Whoever is told that it is in hand need not be told what a rule would have asked for.
    findings = "" if outcome == Outcome.PROCEED else "{findings}\n\n"
    return _USUAL.format(findings=findings, closing=_CLOSING[outcome])


def wordings_of(council):
    """{outcome: the wording that applies}: the council's own, or the usual one. One query."""
    own = {}
    for row in ReplyWording.objects.filter(council=council):
        own.setdefault(row.outcome, row.text)
    return {outcome: own.get(outcome) or usual_wording(outcome) for outcome in Outcome}


def draft_answer(entry, check, events, told=()):
    """The wording for the newest decision, with the reason of each finding and its clause, and what became of duties.

    The entry is one with_words; `told` are the paragraphs of requests_log.told.
    """
    if asked_again := _question_to_answer(events):
        return f"Thank you for your question of {asked_again} about “{entry.subject}”.\n\n"
    decided = [event for event in events if event.kind == "decided"][-1]
    outcome = Outcome(decided.data["outcome"])
    own = ReplyWording.objects.filter(council=entry.council, outcome=outcome).first()
    wording = own.text if own else usual_wording(outcome)
    return filled(wording, _values(entry, check, decided) | {"duties": "\n\n".join(told)})


def _values(entry, check, decided):
    found = [finding for finding in check.findings.all() if finding.verdict != Verdict.CLEAR]
    said = getattr(decided, "words", None)
    return {
        "councillor": entry.asked_by.name,
        "date": uk_date_words(entry.received_at),
        "subject": entry.subject,
        "reference": entry.reference,
        "findings": "\n\n".join(_reason(finding) for finding in found if not finding.is_sensitive),
        "reason": said.text if said else "",
        "clerk": decided.by.name if decided.by else "",
        "council": entry.council.name,
    }


def _question_to_answer(events):
    """The day of the follow-up question that the answer is to, in words; empty for a first answer."""
    newest = [event for event in events if event.kind in ("answered", "reopened")][-1:]
    return next((uk_date_words(date.fromisoformat(e.data["on"])) for e in newest if e.kind == "reopened"), "")


def _reason(finding):
    reason = titled(finding.reason)
    if finding.clause is None:
        return str(reason)
    quoted = " ".join(finding.clause.text.split())
    return f"{reason} Our protocol says ({finding.clause.label}): “{quoted}”"
