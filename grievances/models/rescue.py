"""Two people's act to give a case whose handler is gone to another one, while it waits for the second of them."""

import uuid
from datetime import timedelta

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import Council, Person
from grievances.models.sealed import OwnKey, SealedTextField

WAITS_FOR = timedelta(days=7)


class RescueQuerySet(models.QuerySet):
    def waiting_for(self, person):
        return self.filter(second=person, asked_at__gt=timezone.now() - WAITS_FOR)


class Rescue(OwnKey):
    """What the first of them typed, whether or not there is such a case. Nothing of it stays once it is answered."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    first = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    second = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    reference = SealedTextField()
    reason = SealedTextField()

    objects = RescueQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "first"], name="one_rescue_at_a_time")]

    def __str__(self):
        return f"{self.first} asks {self.second}"

    def get_absolute_url(self):
        return reverse("grievances:rescue", args=[self.council.slug, self.pk])
