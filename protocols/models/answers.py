"""What a version says of the council itself; rows beside the text, never in it."""

from django.db import models
from django.utils import timezone

from councils.models import Person
from protocols.models.text import Clause, Version


class ProfileAnswer(models.Model):
    """The answer to one question of protocols.profile, as it was read or as the Clerk has it.

    `value` is a text, a code, a list of codes, or None where the Clerk confirmed that the text says nothing of it.
    `clause` is empty for what stands at the top of the document or in its footer.
    """

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="profile_answers")
    question = models.CharField(max_length=40)
    value = models.JSONField(null=True)
    clause = models.ForeignKey(Clause, on_delete=models.SET_NULL, null=True, related_name="+")
    words = models.TextField(blank=True)
    # Empty while it is only our reading of the text.
    confirmed_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["version", "question"]
        constraints = [models.UniqueConstraint(fields=["version", "question"], name="one_answer_to_a_question")]

    def __str__(self):
        return f"{self.version}, {self.question}: {self.value}"
