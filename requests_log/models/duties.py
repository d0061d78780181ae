"""What a request obliges the council to, beyond an answer: one duty of a kind to an entry."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from councils.errors import Overtaken
from requests_log.models.entries import CouncillorRequest


class DutyQuerySet(models.QuerySet):
    def visible_to(self, access):
        return self.filter(entry__council=access.council) if access.is_clerk else self.none()

    def made_by(self, access):
        """Those of the requests that somebody made as a councillor."""
        return self.filter(entry__council=access.council, entry__asked_by=access.person)

    def waiting(self):
        return self.filter(state=Duty.State.OPEN)


class Duty(models.Model):
    class Kind(models.TextChoices):
        PARITY = "parity", "Telling the other groups"
        DOCUMENTS = "documents", "Decision on documents"
        AGENDA = "agenda", "Agenda item"

    class State(models.TextChoices):
        OPEN = "open", "To do"
        DONE = "done", "Done"
        DROPPED = "dropped", "Not needed"

    entry = models.ForeignKey(CouncillorRequest, on_delete=models.PROTECT, related_name="duties")
    kind = models.CharField(max_length=12, choices=Kind)
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    # The rule whose finding the Clerk confirmed; empty where it follows from the kind of the request.
    rule = models.CharField(max_length=40, blank=True)
    opened_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True)
    # Grows with every act: whoever acts on an older one is told so.
    revision = models.PositiveIntegerField(default=0)

    objects = DutyQuerySet.as_manager()

    class Meta:
        ordering = ["entry", "kind"]
        verbose_name_plural = "duties"
        constraints = [
            models.UniqueConstraint(fields=["entry", "kind"], name="one_duty_of_a_kind"),
            models.CheckConstraint(
                condition=Q(state="open", closed_at=None) | (~Q(state="open") & Q(closed_at__isnull=False)),
                name="a_closed_duty_says_when",
            ),
        ]

    def __str__(self):
        return f"{self.entry}, {self.get_kind_display().lower()}"

    def get_absolute_url(self):
        return reverse("requests_log:duty", args=[self.entry.council.slug, self.entry_id, self.kind])

    def advance(self, *, seen, **fields):
        """The only place where a duty changes: whoever saw an older revision gets Overtaken and changes nothing."""
        same = Duty.objects.filter(pk=self.pk, revision=seen)
        if not same.update(revision=F("revision") + 1, **fields):
            raise Overtaken("Somebody else has acted on this since you opened it. Nothing of yours was recorded.")
        self.refresh_from_db(fields=["state", "closed_at", "revision", *fields])

    @property
    def is_open(self):
        return self.state == self.State.OPEN

    @property
    def stream(self):
        return f"requests_log.duty:{self.pk}"
