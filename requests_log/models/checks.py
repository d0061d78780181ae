"""What the rules found and what the Clerk decided: snapshots, so that a later check adds and never rewrites."""

from django.db import models
from django.utils import timezone

from councils.models import Person
from protocols.models import Basis, Clause, Version
from requests_log.models.authorities import DirectContact
from requests_log.models.choices import Outcome, Verdict
from requests_log.models.entries import SENSITIVE, CouncillorRequest, EntryWords


class Check(models.Model):
    """One run of the rules: over which words, by which rules, against which version of the protocol."""

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="checks")
    words = models.ForeignKey(EntryWords, on_delete=models.PROTECT, related_name="+")
    rules_version = models.CharField(max_length=20)
    # The rules that ran, in the order of the catalogue.
    rules = models.JSONField(default=list)
    # The facts as the rules saw them; a correction changes the entry, not this.
    facts = models.JSONField()
    # The Clerk's leave that was in force between the councillor and the officer on the day of the request.
    direct_contact = models.ForeignKey(DirectContact, on_delete=models.PROTECT, null=True, related_name="+")
    protocol_version = models.ForeignKey(Version, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"check of {self.entry} at {self.at:%Y-%m-%d %H:%M}"


class Finding(models.Model):
    run = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="findings")
    rule = models.CharField(max_length=40)
    verdict = models.CharField(max_length=10, choices=Verdict)
    reason = models.TextField()
    spans = models.JSONField(default=list)
    clause = models.ForeignKey(Clause, on_delete=models.PROTECT, null=True, related_name="+")
    basis = models.CharField(max_length=10, choices=Basis, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["run", "rule"], name="one_finding_per_rule_and_check")]

    def __str__(self):
        return f"{self.rule}: {self.verdict}"

    @property
    def is_sensitive(self):
        """Whether it is for the Clerk alone, and no part of a decision or an answer."""
        return self.rule in SENSITIVE


class Decision(models.Model):
    """The Clerk's decision; `reason` is there whenever it departs from what the rules found."""

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="decisions")
    run = models.ForeignKey(Check, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=20, choices=Outcome)
    departs = models.BooleanField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.entry}: {self.outcome}"
