"""Whether what people wrote with acts on cases is what their events hold a commitment to."""

from councils.verification import Words, proved
from grievances import keys
from grievances.models import SealedWords


def _problems(events):
    by_pk = {event.pk: event for event in events}
    rows = SealedWords.objects.filter(event__in=events).select_related("case")
    return {row.event_id: _problem(row, by_pk[row.event_id]) for row in rows}


def _problem(row, event):
    """Empty where all is well. Of a case whose key was destroyed nobody can tell any more, and that is the purpose."""
    if event.stream != row.case.stream or row.part_id != event.data.get("part"):
        return "its words belong to another case or part"
    if not row.case.wrapped_key:
        return ""
    try:
        return proved(row.commitment_key, row.text, event.commitment)
    except keys.Unreadable:
        return "its words were altered, or CASE_KEYS lacks the key to them"


WORDS = Words(SealedWords, _problems)
