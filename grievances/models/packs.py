"""Packs of papers that were issued for a hearing."""

import uuid

from django.db import models
from django.utils import timezone

from grievances.models.papers import Paper
from grievances.models.parts import Part
from grievances.models.sealed import OfCase


class IssuedPack(OfCase):
    """Which papers went into a pack, and who got a copy. The copies are set anew each time one is taken away."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    is_appeal = models.BooleanField(default=False)
    papers = models.ManyToManyField(Paper, related_name="+")
    copies = models.ManyToManyField(Part, related_name="+")
    by = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"pack in {self.case_id}"

    @property
    def title(self):
        return "Papers for the appeal hearing" if self.is_appeal else "Papers for the hearing"
