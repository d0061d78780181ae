"""Mediation: who consented and when, who mediates, the dates, and how it ended. No notes, on purpose."""

from django.db import models

from grievances.models.parts import Part
from grievances.models.sealed import OfCase, SealedTextField


class Ended(models.TextChoices):
    AGREED = "agreed", "With an agreement"
    NOT_AGREED = "not_agreed", "Without an agreement"
    LEFT = "left", "One side left"
    DECLINED = "declined", "Declined"


class Attempt(OfCase):
    """One try at mediation. What is said in it is kept nowhere; agreed terms only with the consent of both sides."""

    offered_at = models.DateTimeField()
    mediator = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")
    mediator_body = models.CharField(max_length=120, blank=True)
    # Whoever mediated does not receive a referral, a Monitoring Officer included.
    by_monitoring_officer = models.BooleanField(default=False)
    began_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    ended = models.CharField(max_length=12, choices=Ended, blank=True)
    terms = SealedTextField("agreed terms")

    class Meta:
        ordering = ["offered_at"]
        verbose_name = "mediation"

    def __str__(self):
        return f"mediation in {self.case_id}"

    @property
    def mediator_name(self):
        outsider = self.mediator.outsider
        outsider.case = self.case
        return f"{outsider.name}, {self.mediator_body}"


class Consent(models.Model):
    """One side's consent, to the mediation or to keeping its terms here; it can be withdrawn by leaving."""

    class To(models.TextChoices):
        MEDIATION = "mediation", "To mediation"
        TERMS = "terms", "To keeping the agreed terms"

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="consents")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    to = models.CharField(max_length=10, choices=To)
    at = models.DateTimeField()

    class Meta:
        ordering = ["at"]
        constraints = [models.UniqueConstraint(fields=["attempt", "part", "to"], name="one_consent_of_each")]

    def __str__(self):
        return f"{self.part}: {self.to}"


class Session(models.Model):
    """A date on which mediation takes place."""

    attempt = models.ForeignKey(Attempt, on_delete=models.PROTECT, related_name="sessions")
    on = models.DateField()
    at = models.TimeField(null=True)

    class Meta:
        ordering = ["on", "at"]

    def __str__(self):
        return f"{self.on}"
