"""Tags for the pages of cases."""

from datetime import date

from django import template

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
    words = STEPS[event.kind].done if event.kind in STEPS else OTHERS[event.kind]
    if event.kind == "note-conflict" and "person" in event.names:
        return f"Recorded that {event.names['person']} cannot sit on a panel"
    return words


@register.filter
def day_in_words(text):
    """A date that is kept as text, "2026-05-03", in words."""
    return uk_date_words(date.fromisoformat(text))
