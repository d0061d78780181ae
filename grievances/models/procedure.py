"""The council's grievance procedure as it adopted it, in versions; a case stays with the one it was raised under."""

from django.db import models
from django.utils import timezone

from councils.models import Committee, Council, Person
from grievances.workflow import Mediation


class AppealTo(models.TextChoices):
    PANEL = "panel", "An appeal panel of other members"
    FULL_COUNCIL = "full_council", "The full council"


class AdoptedProcedure(models.Model):
    """From a day on. Another one is added and none is changed.

    Panels and quorum follow the model procedures (three members, three for a quorum, one reserve) until the council
    has said otherwise. `minute_ref` is the minute by which the council confirmed it.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    applies_from = models.DateField("from")
    minute_ref = models.CharField("minute", max_length=120)
    mediation = models.CharField(max_length=10, choices=Mediation.choices(), default=Mediation.OPTION)
    mediators = models.JSONField("who may mediate", default=list)
    staffing_body = models.ForeignKey(
        Committee, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name="staffing body"
    )
    delegation_ref = models.CharField("minute that delegates", max_length=120, blank=True)
    acting_clerk = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    acting_ref = models.CharField("resolution", max_length=120, blank=True)
    panel_size = models.PositiveSmallIntegerField(default=3)
    quorum = models.PositiveSmallIntegerField(default=3)
    reserves = models.PositiveSmallIntegerField(default=1)
    appeal_to = models.CharField(max_length=12, choices=AppealTo, default=AppealTo.PANEL)
    appeal_size = models.PositiveSmallIntegerField(default=3)
    head_not_alone = models.BooleanField(default=True)
    outsider_name = models.CharField(max_length=120, blank=True)
    outsider_body = models.CharField(max_length=120, blank=True)
    outsider_email = models.EmailField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-applies_from", "-number"]
        constraints = [models.UniqueConstraint(fields=["council", "number"], name="one_procedure_of_a_number")]

    def __str__(self):
        return f"{self.council}, from {self.applies_from}"
