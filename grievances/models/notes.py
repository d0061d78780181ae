"""Anonymous notes, kept as information: no case, no clock, nobody told."""

from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import Council, Person
from grievances.models.sealed import OwnKey, SealedTextField

KEPT_FOR = timedelta(days=365)


class NoteQuerySet(models.QuerySet):
    def visible_to(self, who):
        """Its keeper alone."""
        return self.filter(kept_by=who.person) if who.person else self.none()


class Note(OwnKey):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kept_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    received_on = models.DateField("received")
    at = models.DateTimeField(default=timezone.now)
    text = SealedTextField("what it says")

    objects = NoteQuerySet.as_manager()

    class Meta:
        ordering = ["-received_on", "-pk"]

    def __str__(self):
        return f"note of {self.received_on}"

    def get_absolute_url(self):
        return reverse("grievances:note", args=[self.council.slug, self.pk])

    @property
    def kept_until(self):
        return self.received_on + KEPT_FOR
