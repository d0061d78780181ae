"""Interests that councillors declared themselves in the matter of a request."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Person
from requests_log.models.entries import CouncillorRequest


class DeclaredInterest(models.Model):
    """The declaration is the councillor's own; whoever records it judges nothing."""

    class Where(models.TextChoices):
        MEETING = "meeting", "At a meeting, and it is minuted"
        REGISTER = "register", "In the register of interests"
        WRITING = "writing", "In writing"

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="interests")
    nature = models.CharField(max_length=200)
    on = models.DateField()
    where = models.CharField(max_length=10, choices=Where)
    reference = models.CharField(max_length=60, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    # Recorded by mistake, or no longer an interest: it stays and says so.
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.CheckConstraint(condition=~Q(where="meeting") | ~Q(reference=""), name="a_minuted_interest_has_one")
        ]

    def __str__(self):
        return f"{self.entry}: {self.where}, {self.on}"
