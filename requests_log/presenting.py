"""What an entry's page says of its findings and its history, in words."""

from dataclasses import dataclass

from protocols.carriers import titles
from requests_log.models.choices import Outcome, Verdict
from requests_log.rules import RULES

COLOURS = {Verdict.CLEAR: "green", Verdict.CHECK: "blue", Verdict.BREACH: "yellow"}
HAPPENED = {
    "logged": "Logged as {reference}",
    "checked": "Checked against the rules",
    "corrected": "Corrected",
    "decided": "Decided: {outcome}",
    "answered": "Answered{how}",
}


@dataclass(frozen=True)
class FindingShown:
    """A finding as the page shows it; `quotes` are the words that fired."""

    finding: object
    title: str
    verdict: str
    colour: str
    quotes: list
    next_step: str


def findings_of(check, text):
    return [_shown(finding, text) for finding in check.findings.all()]


def _shown(finding, text):
    rule = RULES[finding.rule]
    return FindingShown(
        finding=finding,
        title=titles().get(finding.rule, rule.title),
        verdict=finding.get_verdict_display(),
        colour=COLOURS[finding.verdict],
        quotes=[text[start:end] for start, end in finding.spans],
        next_step=rule.next_step if finding.verdict != Verdict.CLEAR else "",
    )


@dataclass(frozen=True)
class Happened:
    """One line of the timeline."""

    what: str
    at: object
    by: str
    words: str


def happened(event):
    data = dict(event.data)
    if event.kind == "decided":
        data["outcome"] = Outcome(data["outcome"]).label
    if event.kind == "answered":
        data["how"] = " by e-mail" if data["sent"] else ", recorded without a mail"
    words = getattr(event, "words", None)
    return Happened(
        what=HAPPENED[event.kind].format(**data),
        at=event.at,
        by=event.by.name if event.by else "the system",
        words=words.text if words else "",
    )
