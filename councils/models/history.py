"""The append-only history that every app writes to, chained by hash within each stream."""

from django.db import models
from django.utils import timezone

from councils.models.people import Council, Person


class Event(models.Model):
    """One thing that happened; councils/history.py writes it, and the database refuses to change it."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="+")
    stream = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    kind = models.CharField(max_length=40)
    data = models.JSONField(default=dict)
    commitment = models.CharField(max_length=64, blank=True)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["stream", "sequence"]
        constraints = [models.UniqueConstraint(fields=["stream", "sequence"], name="one_event_per_place_in_stream")]

    def __str__(self):
        return f"{self.stream} {self.sequence} {self.kind}"


class EventWords(models.Model):
    """What a person wrote, beside the event: this row can be erased one day, and the chain still verifies."""

    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="words")
    text = models.TextField()
    # Without this key nobody can test a guess against the commitment once the row is gone.
    key = models.CharField(max_length=64)

    def __str__(self):
        return f"words of {self.event_id}"
