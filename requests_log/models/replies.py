"""The council's own wordings of answers."""

from django.db import models
from django.utils import timezone

from councils.models import Council, Person
from requests_log.models.choices import Outcome


class ReplyWording(models.Model):
    """How an answer begins after a decision; a change adds a row, an empty text goes back to the usual wording."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="reply_wordings")
    outcome = models.CharField(max_length=20, choices=Outcome)
    text = models.TextField(blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["council", "outcome", "-id"], name="wordings_newest_first")]

    def __str__(self):
        return f"{self.outcome}: {self.text[:40]}"
