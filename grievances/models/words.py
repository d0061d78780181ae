"""What people wrote with an act on a case, sealed beside its event."""

from django.db import models

from councils.models import Event
from grievances.models.parts import Part
from grievances.models.sealed import OfCase, SealedTextField


class SealedWords(OfCase):
    """The words of one event, and the key of the commitment that the event holds to them (councils/history.py)."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="sealed_words")
    text = SealedTextField()
    commitment_key = SealedTextField()
    # In whose part it was done; outsiders are no persons, and so no `by` of the event.
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "text written with an act"
        verbose_name_plural = "texts written with acts"

    def __str__(self):
        return f"words of {self.event_id}"
