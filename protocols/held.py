"""What the protocols hold about a person: see councils/held.py."""

from councils.held import Row, Source, acts_in
from protocols.models import Acknowledgement, ReadingReminder


def confirmations(person):
    for row in Acknowledgement.objects.filter(person=person).select_related("version__protocol").order_by("at"):
        yield Row(f"Confirmed to have read {row.version}", row.at)


def reminders(person):
    for row in ReadingReminder.objects.filter(person=person).select_related("version__protocol").order_by("on"):
        yield Row(f"Reminded to read {row.version}", row.on)


SOURCES = (
    Source("Confirmations of reading", confirmations),
    Source("Reminders to read", reminders),
    Source("Acts on protocols", acts_in("protocols")),
)
