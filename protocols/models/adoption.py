"""What happened to a version: it was adopted, it was reviewed, it was superseded."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models import Person
from protocols.models.text import Protocol, Version
from protocols.partial_dates import validate_partial_date


class PartialDateModelField(models.CharField):
    """A date as precise as the record is: "2018-02-13", "2022-02" or "2018"."""

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("max_length", 10)
        kwargs.setdefault("validators", [validate_partial_date])
        super().__init__(*args, **kwargs)


class Change(models.TextChoices):
    """What a version changes, as its adoption declares it; only a substantive change asks everybody to read again."""

    SUBSTANTIVE = "substantive", "Substantive"
    EDITORIAL = "editorial", "Editorial"


class Adoption(models.Model):
    """The council's act that puts a version in force; the database lets nobody take it back."""

    version = models.OneToOneField(Version, on_delete=models.PROTECT, related_name="adoption")
    # Repeated from the version, so that the database can hold "one in force per protocol".
    protocol = models.ForeignKey(Protocol, on_delete=models.PROTECT, related_name="adoptions")
    adopted = PartialDateModelField("date of adoption")
    minute_ref = models.CharField("minute reference", max_length=60)
    body = models.CharField("adopted by", max_length=120, blank=True)
    change = models.CharField(max_length=12, choices=Change, default=Change.SUBSTANTIVE)
    next_review = PartialDateModelField("next review", blank=True)
    in_force_from = models.DateField()
    # The day on which another version came into force.
    in_force_until = models.DateField(null=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-in_force_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["protocol"],
                condition=Q(in_force_until=None),
                name="one_version_in_force_per_protocol",
            ),
            models.CheckConstraint(
                condition=Q(in_force_until=None) | Q(in_force_until__gt=F("in_force_from")),
                name="in_force_for_a_day_or_more",
            ),
        ]

    def __str__(self):
        return f"{self.version} adopted {self.adopted}"

    def holds_on(self, day):
        """On the day of a change the new version counts."""
        return self.in_force_from <= day and (self.in_force_until is None or day < self.in_force_until)


class Outcome(models.TextChoices):
    NO_CHANGE = "no_change", "No change"
    AMEND = "amend", "To be amended"


class Review(models.Model):
    """A review that was held, as precise as the record of it is. One that only the text names has no outcome."""

    version = models.ForeignKey(Version, on_delete=models.PROTECT, related_name="reviews")
    reviewed = PartialDateModelField("date of review")
    body = models.CharField("reviewed by", max_length=120, blank=True)
    minute_ref = models.CharField("minute reference", max_length=60, blank=True)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    next_review = PartialDateModelField("next review", blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["reviewed", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["version", "reviewed", "body", "minute_ref"], name="one_record_of_a_review")
        ]

    def __str__(self):
        return f"{self.version} reviewed {self.reviewed}"
