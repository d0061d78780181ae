"""Who has read and understood which version; the database lets nobody change or remove it."""

from django.core.exceptions import ObjectDoesNotExist
from django.db import models
from django.utils import timezone

from councils.models import Event, Person
from protocols.models.text import Version


class Acknowledgement(models.Model):
    """A person's confirmation. A question or reservation lies with the event, in words that can be erased."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="acknowledgements")
    event = models.OneToOneField(Event, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["version", "person"], name="one_confirmation_per_person")]

    def __str__(self):
        return f"{self.person}: {self.version}"

    @property
    def has_note(self):
        """Whether a question or reservation was stated, also once its words are erased."""
        return bool(self.event.commitment)

    @property
    def note(self):
        try:
            return self.event.words.text
        except ObjectDoesNotExist:
            return ""


class ReadingReminder(models.Model):
    """That somebody was reminded to read a version; inserting the row is the claim to send the notice.

    One that a clerk sent has no number.
    """

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    number = models.PositiveSmallIntegerField(null=True)
    on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "person", "number"], name="one_reading_reminder_of_a_number"),
            models.UniqueConstraint(fields=["version", "person", "on"], name="one_reading_reminder_a_day"),
            models.CheckConstraint(condition=models.Q(number__in=[1, 2]), name="two_reading_reminders_at_most"),
        ]

    def __str__(self):
        return f"{self.person}: {self.version}, reminder {self.number}"


class ReviewReminder(models.Model):
    """That the clerks were reminded of a review, before its date or after; the row is the claim to send."""

    class Kind(models.TextChoices):
        BEFORE = "before", "Before it is due"
        AFTER = "after", "Once it is overdue"

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="+")
    next_review = models.CharField(max_length=10)
    kind = models.CharField(max_length=10, choices=Kind)
    on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["version", "next_review", "kind"], name="one_review_reminder_of_a_kind")
        ]

    def __str__(self):
        return f"{self.version}, review {self.next_review}, {self.kind}"
