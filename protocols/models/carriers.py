"""Which clause of a version carries which rule of the request log, or that none does; rows beside the text."""

from django.db import models
from django.utils import timezone

from councils.models import Person
from protocols.models.text import Clause, Version


class Basis(models.TextChoices):
    EXPLICIT = "explicit", "says so"
    IMPLIED = "implied", "implies it"


class RuleClause(models.Model):
    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="rule_clauses")
    rule = models.CharField(max_length=40)
    clause = models.ForeignKey(Clause, on_delete=models.CASCADE, related_name="rule_clauses")
    basis = models.CharField(max_length=10, choices=Basis)
    # Empty while it is only our reading of the text.
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, blank=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rule", "basis", "clause__position"]
        constraints = [models.UniqueConstraint(fields=["version", "rule"], name="one_clause_carries_a_rule")]

    def __str__(self):
        return f"{self.rule}: {self.clause} ({self.basis})"


class RuleAbsence(models.Model):
    """The Clerk's word that no clause of a version carries a rule."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="rule_absences")
    rule = models.CharField(max_length=40)
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["rule"]
        constraints = [models.UniqueConstraint(fields=["version", "rule"], name="a_rule_is_absent_once")]

    def __str__(self):
        return f"{self.version}: no {self.rule}"
