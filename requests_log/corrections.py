"""What a correction of an entry changed, as its page says it."""

from dataclasses import dataclass
from datetime import datetime

from councils.models import Person
from councils.wording import uk_moment_words
from requests_log.forms.requests import RequestForm
from requests_log.models import CouncillorRequest, RegisteredAuthority

SAID = {"subject": "subject", "text": "words", "copies": "copies", "blind_copies": "blind_copies"}
LABELS = {name: field.label for name, field in RequestForm.base_fields.items()}
LABELS["received_at"] = LABELS["received_on"]
NOTHING = "nothing"


@dataclass(frozen=True)
class Change:
    """One answer of the form, before and after."""

    what: str
    before: str
    after: str


def changes_of(entry, events):
    """{event's key: its changes} of the corrections among an entry's events; queries only where there are any."""
    corrections = [event for event in events if event.kind == "corrected"]
    if not corrections:
        return {}
    wordings = {each.number: each for each in entry.all_words.all()}
    return {event.pk: [*_facts(event), *_said(event, wordings)] for event in corrections}


def _facts(event):
    for name, values in event.data["changed"].items():
        yield Change(LABELS[name], *(_in_words(name, value) for value in values))


def _said(event, wordings):
    before, after = (wordings.get(event.data["words"] - back) for back in (1, 0))
    if before is None or after is None:
        return
    for attribute, name in SAID.items():
        was, now = getattr(before, attribute), getattr(after, attribute)
        if was != now:
            yield Change(LABELS[name], _text(was), _text(now))


def _text(value):
    return ("; ".join(value) if isinstance(value, list) else value) or NOTHING


def _in_words(name, value):
    field = CouncillorRequest._meta.get_field(name)
    if value in (None, ""):
        return NOTHING
    if name == "received_at":
        return uk_moment_words(datetime.fromisoformat(value))
    if field.related_model is Person:
        return Person.objects.get(pk=value).name
    if field.related_model is RegisteredAuthority:
        return str(RegisteredAuthority.objects.get(pk=value))
    return dict(field.flatchoices).get(value, str(value))
