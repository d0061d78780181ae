"""Whether what people wrote with acts on cases is what their events hold a commitment to."""

from councils.models import Event
from councils.verification import Words, proved
from grievances import keys
from grievances.models import SealedWords

# The act of services/erasure.py, which destroys the key and removes the rows.
ERASED = "erased"


def _problems(events):
    """Nobody can tell any more what was written in a case that was erased, and that is the purpose."""
    by_pk = {event.pk: event for event in events}
    streams = {event.stream for event in events if event.commitment}
    erased = set(Event.objects.filter(stream__in=streams, kind=ERASED).values_list("stream", flat=True))
    rows = SealedWords.objects.filter(event__in=by_pk).select_related("case")
    found = {event.pk: "" for event in events if event.commitment and event.stream in erased}
    return found | {row.event_id: _problem(row, by_pk[row.event_id]) for row in rows}


def _problem(row, event):
    if event.stream != row.case.stream or row.part_id != event.data.get("part"):
        return "its words belong to another case or part"
    try:
        return proved(row.commitment_key, row.text, event.commitment)
    except keys.Unreadable:
        return "its words were altered, or CASE_KEYS lacks the key to them"


WORDS = Words(SealedWords, _problems)
