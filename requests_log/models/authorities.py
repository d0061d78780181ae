"""The council's authority as far as requests rest on it: resolutions, delegations, and leave for direct contact.

A row is never rewritten (requests_log/guards.py): its end is written once, and a correction is another row.
"""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from councils.models import Committee, Council, Person
from councils.models.people import Term, TermQuerySet
from requests_log.models.choices import Authority


class RegisteredQuerySet(TermQuerySet):
    def visible_to(self, access):
        return self.filter(council=access.council) if access.is_clerk else self.none()

    def standing(self):
        """Rows that no correction has replaced."""
        return self.filter(correction=None)

    def current(self, on=None):
        """Rows in force on a date (today unless given); the last day still counts."""
        on = on or timezone.localdate()
        return super().current(on).filter(Q(ended_on=None) | Q(ended_on__gte=on))

    def over(self, on=None):
        on = on or timezone.localdate()
        return self.filter(Q(until__lt=on) | Q(ended_on__lt=on))


class Registered(Term):
    """`until` is the last day that it was given for, `ended_on` the last day of one that was ended."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    ended_on = models.DateField("ended on", null=True)
    corrects = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="correction")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    objects = RegisteredQuerySet.as_manager()

    class Meta(Term.Meta):
        abstract = True
        constraints = [
            *Term.Meta.constraints,
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("since")), name="%(class)s_not_ended_before_it_began"
            ),
        ]

    @property
    def last_day(self):
        """The last day in force, or None."""
        return min(filter(None, [self.until, self.ended_on]), default=None)

    @property
    def is_over(self):
        return self.last_day is not None and self.last_day < timezone.localdate()

    @property
    def is_to_come(self):
        return self.since > timezone.localdate()

    def is_current(self, on):
        return self.since <= on and (self.last_day is None or on <= self.last_day)


class RegisteredAuthority(Registered):
    """A resolution or a delegation; `since` is the day on which it was passed."""

    class Kind(models.TextChoices):
        RESOLUTION = "resolution", "Resolution"
        DELEGATION = "delegation", "Delegation"

    kind = models.CharField(max_length=12, choices=Kind, default=Kind.RESOLUTION)
    minute = models.CharField(max_length=60)
    # The bare number of the minute, by which the words of a request are held against the register.
    number = models.CharField(max_length=60)
    body = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="+")
    words = models.TextField()
    covers = models.TextField("what it covers")

    class Meta(Registered.Meta):
        indexes = [models.Index(fields=["council", "number"], name="authority_by_number")]

    def __str__(self):
        return f"{self.minute}, {self.body}"

    def get_absolute_url(self):
        return reverse("requests_log:authority", args=[self.council.slug, self.pk])

    @property
    def stream(self):
        return f"requests_log.authority:{self.pk}"

    @property
    def authority(self):
        """What an entry that rests on it records."""
        return Authority.COUNCIL if self.body.is_full_council else Authority.COMMITTEE


class DirectContact(Registered):
    """The Clerk's leave for a councillor to ask an officer directly on one matter."""

    councillor = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    officer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    matter = models.CharField(max_length=200)

    def __str__(self):
        return f"{self.councillor} and {self.officer}: {self.matter}"

    def get_absolute_url(self):
        return reverse("requests_log:contact", args=[self.council.slug, self.pk])

    @property
    def stream(self):
        return f"requests_log.contact:{self.pk}"
