"""The outbox: each row is a notice, and the queue that it waits in."""

import uuid

from django.db import models
from django.db.models import Case, F, Q, When
from django.utils import timezone

from councils.models.accounts import User
from councils.models.people import Council, Person


class OutboxQuerySet(models.QuerySet):
    def with_standing(self):
        """Notices with `stands`, their state; that of the digest for those that went into one."""
        bundled = When(state=OutboxMail.State.BUNDLED, then=F("bundle__state"))
        return self.annotate(stands=Case(bundled, default=F("state"), output_field=models.CharField()))

    def shown_in(self, council):
        """The council's notices as its clerks may see them."""
        return self.filter(council=council, confidential=False).with_standing()


class OutboxMail(models.Model):
    class State(models.TextChoices):
        HELD = "held", "Waits for the daily digest"
        BUNDLED = "bundled", "In a daily digest"
        QUEUED = "queued", "Waiting"
        SENDING = "sending", "Being sent"
        SENT = "sent", "Sent"
        REFUSED = "refused", "Refused"
        BOUNCED = "bounced", "Came back"
        UNKNOWN = "unknown", "Not known whether sent"

    class Link(models.TextChoices):
        """Secret links are made at the moment of sending and never stored."""

        NONE = "", "None"
        SET_PASSWORD = "set_password", "Set a password"
        CONFIRM_ADDRESS = "confirm_address", "Confirm an address"
        LOST_FACTOR = "lost_factor", "Ask for a new second step"
        CASE_CODE = "case_code", "A code for a personal link"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="mails")
    user = models.ForeignKey(User, on_delete=models.PROTECT, null=True, related_name="+")
    address = models.EmailField(blank=True)
    template = models.CharField(max_length=60)
    subject = models.CharField(max_length=200)
    text = models.TextField()
    html = models.TextField()
    link = models.CharField(max_length=20, choices=Link, default=Link.NONE, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    created_at = models.DateTimeField(default=timezone.now)
    next_attempt_at = models.DateTimeField(default=timezone.now)
    attempts = models.PositiveSmallIntegerField(default=0)
    # Whose turn it is: a sender that was overtaken finds another moment here and does nothing more.
    claimed_at = models.DateTimeField(null=True)
    # From here on it may have been sent; before, it certainly was not.
    handed_over_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=200, blank=True)
    # The digest that it went out in.
    bundle = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="bundled")
    # Not for the clerks' eyes: that there is such a notice says too much.
    confidential = models.BooleanField(default=False)

    objects = OutboxQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at"]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(state__in=["queued", "sending"]),
                name="outbox_waiting",
            ),
            models.Index(fields=["council", "-created_at"], name="outbox_of_council"),
            models.Index(fields=["user"], condition=Q(state="held"), name="outbox_held"),
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(state="sent") | Q(sent_at__isnull=False), name="sent_mail_says_when"),
            models.CheckConstraint(
                condition=Q(state="bundled", bundle__isnull=False) | (~Q(state="bundled") & Q(bundle=None)),
                name="bundled_mail_says_where",
            ),
        ]

    def __str__(self):
        return f"{self.subject} ({self.state})"
