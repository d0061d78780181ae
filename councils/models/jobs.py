"""Work that is done apart from any page: runs of scheduled jobs, reminders that were given, long work in pieces."""

import uuid

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models.people import Council, Person


class JobRun(models.Model):
    """One run of a scheduled job: claimed by inserting it, so that two workers cannot do the same one."""

    class State(models.TextChoices):
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"

    job = models.CharField(max_length=40)
    # What the run is for, such as a date; one run per job and slot.
    slot = models.CharField(max_length=40)
    state = models.CharField(max_length=10, choices=State, default=State.RUNNING)
    started_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="one_run_per_job_and_slot")]

    def __str__(self):
        return f"{self.job} {self.slot} ({self.state})"


class Reminder(models.Model):
    """One reminder: claimed by inserting it with its notice. A thing that is due on another day is reminded of anew."""

    class Kind(models.TextChoices):
        SOON = "soon", "Due soon"
        OVERDUE = "overdue", "Overdue"

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reminders")
    # The DueItem's uid and date.
    uid = models.CharField(max_length=120)
    due = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "uid", "due", "kind"], name="one_reminder_of_a_kind_and_day"),
        ]

    def __str__(self):
        return f"{self.person} of {self.uid} by {self.due} ({self.kind})"


class Job(models.Model):
    """Long work that goes on a piece at a time, each piece and how far it got in one transaction."""

    class State(models.TextChoices):
        OPEN = "open", "Under way"
        DONE = "done", "Done"
        FAILED = "failed", "Stopped by an error"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    # The name of a councils.long_work.Kind.
    kind = models.CharField(max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    # Where the next piece begins, and what came of the pieces so far, in the kind's own words.
    place = models.JSONField(default=dict)
    result = models.JSONField(default=dict)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    # Whose turn it is: whoever was overtaken finds a higher number here and keeps nothing.
    turn = models.PositiveIntegerField(default=0)
    leased_until = models.DateTimeField(null=True)
    failures = models.PositiveSmallIntegerField(default=0)
    started_at = models.DateTimeField(default=timezone.now)
    changed_at = models.DateTimeField(default=timezone.now)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "kind"], condition=Q(state="open"), name="one_open_job_of_a_kind"
            ),
            models.CheckConstraint(
                condition=Q(state="open", finished_at=None) | (~Q(state="open") & Q(finished_at__isnull=False)),
                name="a_finished_job_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.kind} {self.done}/{self.total} ({self.state})"
