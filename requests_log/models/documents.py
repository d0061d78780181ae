"""Decisions on documents that a councillor asked for, by the common-law need to know."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Committee, Person
from requests_log.models.duties import Duty


class DocumentDecision(models.Model):
    """The newest counts; one that follows a review stands beside the one that was reviewed."""

    class Outcome(models.TextChoices):
        GIVEN = "given", "Given"
        PART = "part", "Given in part"
        REFUSED = "refused", "Refused"

    duty = models.ForeignKey(Duty, on_delete=models.PROTECT, related_name="document_decisions")
    number = models.PositiveSmallIntegerField()
    documents = models.TextField()
    need = models.TextField()
    outcome = models.CharField(max_length=8, choices=Outcome)
    reason = models.TextField(blank=True)
    # An officer decided, or a body did, by a minute.
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    body = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, related_name="+")
    minute = models.CharField(max_length=60, blank=True)
    on = models.DateField()
    # Who looks at it again when the councillor asks for that.
    reviewer = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["duty", "number"], name="one_document_decision_of_a_number"),
            models.CheckConstraint(
                condition=Q(officer__isnull=False, body=None, minute="") | Q(officer=None, body__isnull=False),
                name="an_officer_or_a_body_decided",
            ),
            models.CheckConstraint(
                condition=Q(outcome="given") | Q(reviewer__isnull=False), name="a_refusal_names_who_reviews_it"
            ),
        ]

    def __str__(self):
        return f"{self.duty}: {self.outcome}"

    @property
    def decider(self):
        return f"{self.body}, {self.minute}" if self.body else self.officer.name

    @property
    def is_full(self):
        return self.outcome == self.Outcome.GIVEN
