"""What waits for the Clerk to log it: e-mails that came to the council's logging address, and the Clerk's notes."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from councils.errors import Overtaken
from councils.models import Council, Person
from requests_log.emails import kept
from requests_log.models.choices import Channel
from requests_log.models.entries import CouncillorRequest


class DraftQuerySet(models.QuerySet):
    def visible_to(self, access):
        return self.filter(council=access.council) if access.is_clerk else self.none()

    def waiting(self):
        return self.filter(state=Draft.State.WAITING)


class Draft(models.Model):
    """`sent_by` is the person of the council whose address it came from; nobody for an address that is not known.

    Of a clerk's note `sent_by` is the councillor who asked, and `noted` how it reached the Clerk; "" for an e-mail.
    What it says is kept while it waits; once it is settled, only that it was here and what became of it.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "Waiting to be logged"
        LOGGED = "logged", "Logged"
        ANSWERED = "answered", "Answered without an entry"
        DISCARDED = "discarded", "Discarded"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="drafts")
    # A hash of the Message-ID, so that the same e-mail is one draft however often it arrives.
    message_key = models.CharField(max_length=64)
    sent_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    arrived_at = models.DateTimeField(default=timezone.now)
    sender = models.CharField(max_length=400, blank=True)
    subject = models.CharField(max_length=150, blank=True)
    content = models.JSONField(null=True)
    noted = models.CharField(max_length=20, choices=Channel, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    entry = models.OneToOneField(CouncillorRequest, on_delete=models.PROTECT, null=True, related_name="draft")
    settled_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    settled_at = models.DateTimeField(null=True)

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["arrived_at", "pk"]
        indexes = [models.Index(fields=["council", "state", "arrived_at"], name="drafts_waiting")]
        constraints = [
            models.UniqueConstraint(fields=["council", "message_key"], name="one_draft_per_message"),
            models.CheckConstraint(
                condition=Q(state="waiting", settled_at=None, content__isnull=False)
                | (~Q(state="waiting") & Q(settled_at__isnull=False, content=None, sender="", subject="")),
                name="a_settled_draft_keeps_no_words",
            ),
            models.CheckConstraint(
                condition=Q(state="logged", entry__isnull=False) | (~Q(state="logged") & Q(entry=None)),
                name="a_logged_draft_has_its_entry",
            ),
        ]

    def __str__(self):
        return f"{self.kind} of {self.arrived_at:%Y-%m-%d} ({self.state})"

    def get_absolute_url(self):
        return reverse("requests_log:draft", args=[self.council.slug, self.pk])

    @property
    def stream(self):
        return f"requests_log.draft:{self.pk}"

    @property
    def email(self):
        return kept.from_plain(self.content)

    @property
    def kind(self):
        return "note" if self.noted else "e-mail"

    def settle(self, state, *, by, at, entry=None):
        """The only place where a draft changes; whoever settles it second gets Overtaken."""
        waiting = Draft.objects.filter(pk=self.pk, state=Draft.State.WAITING)
        emptied = {"content": None, "sender": "", "subject": ""}
        if not waiting.update(state=state, settled_by=by, settled_at=at, entry=entry, **emptied):
            raise Overtaken(f"Somebody else has dealt with this {self.kind}. Nothing of yours was recorded.")
        self.refresh_from_db()
