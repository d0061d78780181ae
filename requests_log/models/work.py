"""What the office put into an entry, and what held it up: the figures that the reports are made of."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Council, Person
from requests_log.models.choices import DelayReason
from requests_log.models.entries import CouncillorRequest


class TimeSpent(models.Model):
    """Minutes spent on an entry. They add up; a correction is another row, below zero where it was too much."""

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="time_spent")
    minutes = models.SmallIntegerField()
    on = models.DateField("day")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(minutes=0), name="time_spent_is_some_time")]

    def __str__(self):
        return f"{self.entry}: {self.minutes} minutes"


class Delay(models.Model):
    """Why an answer was extended or went out late. What the Clerk wrote about it lies with the event of the act."""

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="delays")
    reason = models.CharField(max_length=12, choices=DelayReason)
    on = models.DateField("day")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"{self.entry}: {self.get_reason_display()}"


class SmallNumbers(models.Model):
    """From how many answers on a report shows a line of its own. Never changed: the newest row of a council counts."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="small_numbers")
    threshold = models.PositiveSmallIntegerField()
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.council}: {self.threshold}"
