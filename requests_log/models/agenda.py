"""Meetings that agenda items are wanted for, and where each item stands."""

from django.db import models
from django.urls import reverse

from councils.models import Committee, Council
from requests_log.models.duties import Duty


class MeetingQuerySet(models.QuerySet):
    def visible_to(self, access):
        return self.filter(council=access.council) if access.is_clerk else self.none()

    def standing(self):
        return self.filter(called_off_at=None)


class Meeting(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="meetings")
    body = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    called_off_at = models.DateTimeField(null=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["day", "body"]
        constraints = [
            models.UniqueConstraint(
                fields=["body", "day"], condition=models.Q(called_off_at=None), name="one_meeting_of_a_body_on_a_day"
            )
        ]

    def __str__(self):
        return f"{self.body}, {self.day}"

    def get_absolute_url(self):
        return reverse("requests_log:meeting", args=[self.council.slug, self.pk])

    @property
    def stream(self):
        return f"requests_log.meeting:{self.pk}"


class Ground(models.TextChoices):
    """Why an item is put off or not taken. What the Clerk may refuse follows from the council's standing orders."""

    LATE = "late", "It, or its papers, came after the council’s limit"
    UNCLEAR = "unclear", "It does not say what the council is to decide"
    IMPROPER = "improper", "It is not the council’s business, or would be unlawful"
    DECIDED = "decided", "It was decided too short a time ago, by standing orders"
    OTHER = "other", "Something else"


class AgendaItem(models.Model):
    class Outcome(models.TextChoices):
        NONE = "", "Not decided"
        TAKEN = "taken", "On the agenda"
        REFUSED = "refused", "Not taken on the agenda"

    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="item")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, null=True, related_name="items")
    papers_on = models.DateField(null=True)
    no_papers = models.BooleanField(default=False)
    outcome = models.CharField(max_length=8, choices=Outcome, default=Outcome.NONE, blank=True)
    # Of the newest refusal or deferral; the earlier ones are in the history.
    ground = models.CharField(max_length=10, choices=Ground, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(papers_on=None) | models.Q(no_papers=False), name="papers_came_or_none_are_needed"
            ),
            models.CheckConstraint(
                condition=~models.Q(outcome="refused") | ~models.Q(ground=""), name="a_refused_item_has_a_ground"
            ),
        ]

    def __str__(self):
        return str(self.duty)

    @property
    def has_papers(self):
        return self.no_papers or self.papers_on is not None
