"""What a council's clocks run by: its closed days, the Clerk's working pattern, its profile and the open deadlines."""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from councils.models.people import Council, Person


class ClosedDay(models.Model):
    class Kind(models.TextChoices):
        CLOSURE = "closure", "The council is closed"
        PROCLAIMED = "proclaimed", "Bank holiday, thanksgiving or mourning by proclamation"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="closed_days")
    day = models.DateField()
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.CLOSURE)
    reason = models.CharField(max_length=80)

    class Meta:
        ordering = ["day"]
        constraints = [models.UniqueConstraint(fields=["council", "day", "kind"], name="one_closed_day_of_a_kind")]

    def __str__(self):
        return f"{self.day}: {self.reason}"


class WorkingPattern(models.Model):
    """The days of the week that the Clerk works (0 is Monday), from a day on and until the next pattern begins."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="working_patterns")
    since = models.DateField("from")
    weekdays = models.JSONField(default=list)

    class Meta:
        ordering = ["-since"]
        constraints = [models.UniqueConstraint(fields=["council", "since"], name="one_working_pattern_from_a_day")]

    def __str__(self):
        return f"{self.council} from {self.since}"


class Leave(models.Model):
    """Days on which the Clerk is away. No reason is kept: it may be sickness."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="leaves")
    first = models.DateField("first day")
    last = models.DateField("last day")

    class Meta:
        ordering = ["first"]
        constraints = [models.CheckConstraint(condition=Q(last__gte=F("first")), name="leave_ends_after_it_begins")]

    def __str__(self):
        return f"{self.first} to {self.last}"


class Profile(models.Model):
    """A council's own terms and limits from a date on.

    An entry or a case stays with the profile that it started under, so a profile is never changed: another begins.
    """

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="profiles")
    number = models.PositiveIntegerField()
    applies_from = models.DateField("from")
    terms = models.JSONField(default=dict)
    # {name of the limit: the limit as councils.calendar.Limit writes it}; see councils/profile.py for the names.
    limits = models.JSONField(default=dict)
    # {name of a limit that was read in a text: {"words": where it is said, "url": its address}}
    sources = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-applies_from", "-number"]
        constraints = [models.UniqueConstraint(fields=["council", "number"], name="one_profile_of_a_number")]

    def __str__(self):
        return f"{self.council}, from {self.applies_from}"


class Deadline(models.Model):
    """A date by which somebody has to do something about one stream (an entry, later a case).

    The date follows from the fields beside it; it is kept so that what is due can be found, and counted again when a
    closed day, a pause or an extension is added.
    """

    class State(models.TextChoices):
        OPEN = "open", "Open"
        PAUSED = "paused", "Paused"
        MET = "met", "Done"
        DROPPED = "dropped", "No longer needed"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="deadlines")
    stream = models.CharField(max_length=80)
    name = models.CharField(max_length=40)
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, null=True, related_name="+")
    limit = models.CharField(max_length=120)
    starts = models.DateField()
    # [["2026-05-01", "2026-05-08"], …]: from the first day up to the day before the second.
    pauses = models.JSONField(default=list)
    # ["10 working days", …]
    extensions = models.JSONField(default=list)
    paused_from = models.DateField(null=True)
    due = models.DateField()
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    closed_on = models.DateField(null=True)
    # [["2026-05-04", true, ""], …]: the days as they were counted when it was closed; days closed later change nothing.
    days_at_end = models.JSONField(default=list)
    # Grows with every change, for calendars that follow the feed.
    sequence = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["due", "pk"]
        indexes = [
            models.Index(fields=["council", "name", "due"], condition=Q(state="open"), name="open_deadlines_by_name"),
            models.Index(fields=["council", "closed_on"], name="deadlines_by_their_end"),
            models.Index(fields=["stream"], name="deadlines_of_a_stream"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["stream", "name"], condition=Q(state__in=["open", "paused"]), name="one_open_deadline_of_a_name"
            ),
            models.CheckConstraint(
                condition=Q(state="paused", paused_from__isnull=False) | (~Q(state="paused") & Q(paused_from=None)),
                name="a_paused_deadline_says_since_when",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["met", "dropped"], closed_on__isnull=False)
                | (Q(state__in=["open", "paused"]) & Q(closed_on=None)),
                name="a_closed_deadline_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.stream} {self.name} {self.due}"


class CalendarLink(models.Model):
    """A secret address of a calendar feed; only the hash of the secret is kept, so it is shown once."""

    user = models.ForeignKey("councils.User", on_delete=models.CASCADE, related_name="calendar_links")
    token_hash = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(default=timezone.now)
    last_read_at = models.DateTimeField(null=True)
    revoked_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"{self.user} since {self.created_at:%Y-%m-%d}"
