"""Tags for the pages of cases."""

from datetime import date

from django import template

from councils.models import Proposal
from councils.profile import LIMITS
from councils.wording import uk_date_words
from grievances.workflow import STEPS

register = template.Library()

OTHERS = {
    "raised": "Raised",
    "logged-on-paper": "Logged from paper",
    "body-changed": "Who sits on the body for staff matters, or how they are reached, was changed by two people",
    "glass-broken": "Given to another handler by two people, because the handler is gone",
    "action-done": "What was decided was done",
    "erased": "Erased",
    "paper-given": "A paper was handed in",
    "statement-given": "A witness gave a statement",
    "letter-sent": "A letter was sent",
    "mediation-letter-sent": "A letter that offers mediation was sent",
    "pack-issued": "The papers for the hearing were given out",
    "referral-pack-made": "The papers for the Monitoring Officer were put together",
    "access-pack-made": "What is held about a person was put together for them",
    "case-exported": "The case was taken away with its history",
    "papers-served": "Papers were served",
    "witness-named": "A witness was named",
    "witness-asked": "A witness was asked for a statement",
}


@register.simple_tag
def happened(event):
    """An event of a case in words."""
    if event.kind == "redated":
        return f"“{LIMITS[event.data['deadline']].words}” is now {uk_date_words(date.fromisoformat(event.data['to']))}"
    said = SAID[event.kind](event) if event.kind in SAID else ""
    return said or (STEPS[event.kind].done if event.kind in STEPS else OTHERS[event.kind])


def _conflict(event):
    return f"Recorded that {event.names['person']} cannot sit on a panel" if "person" in event.names else ""


def _declared(event):
    if not event.data.get("interest"):
        return "Interests declared: none"
    short = ". The panel is short of its quorum, and has to be named again" if event.data.get("short") else ""
    return f"Stepped out of the panel because of an interest{short}"


def _body_changed(event):
    """Every name of an event of this kind is there from its first day."""
    names, act = event.names, Proposal.Act(event.data["act"]).label
    two = f"asked for by {names['asked_by']}, confirmed by {names['confirmed_by']}"
    return f"{OTHERS[event.kind]}: “{act}”, {names['person']}, {two}"


SAID = {
    "note-conflict": _conflict,
    "declare-interest": _declared,
    "declare-appeal-interest": _declared,
    "body-changed": _body_changed,
}


@register.filter
def day_in_words(text):
    """A date that is kept as text, "2026-05-03", in words."""
    return uk_date_words(date.fromisoformat(text))
