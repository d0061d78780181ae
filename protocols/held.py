"""What the protocols hold about a person: see councils/held.py."""

from councils.held import Row, Source, Texts, acts_in, words_in
from protocols.models import Acknowledgement, ReadingReminder


def confirmations(person):
    found = Acknowledgement.objects.filter(person=person).select_related("version__protocol", "event__words")
    for row in found.order_by("at"):
        yield Row(f"Confirmed to have read {row.version}", row.at, row.note)


def reminders(person):
    for row in ReadingReminder.objects.filter(person=person).select_related("version__protocol").order_by("on"):
        yield Row(f"Reminded to read {row.version}", row.on)


SOURCES = (
    Source("confirmations", "Confirmations of reading", confirmations),
    Source("reading_reminders", "Reminders to read", reminders),
    Source("protocol_acts", "Acts on protocols", acts_in("protocols")),
)
TEXTS = (Texts("protocol_words", "Written on protocols", words_in("protocols")),)
