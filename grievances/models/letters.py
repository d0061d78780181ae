"""Letters of cases, and the templates that a council puts in place of ours."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import Council, Person
from grievances.models.papers import SealedFile
from grievances.models.parts import Part
from grievances.models.sealed import OfCase, SealedTextField
from grievances.papers.letters import LETTERS

KINDS = [(letter.code, letter.title) for letter in LETTERS.values()]


class How(models.TextChoices):
    POST = "post", "By post to the home address"
    HAND = "hand", "By hand"
    LINK = "link", "By an e-mail with a link to it here"


class LetterTemplate(models.Model):
    """From its moment on the council's letters of a kind are filled from it; without content, from ours again."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=30, choices=KINDS)
    content = models.BinaryField(default=bytes)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-at", "-pk"]

    def __str__(self):
        return f"{self.get_kind_display()} of {self.council}"


class LetterQuerySet(models.QuerySet):
    def outside_mediation(self):
        """Nothing of mediation is on the pages of the formal stage."""
        return self.exclude(kind__in=[letter.code for letter in LETTERS.values() if letter.of_mediation])


class Letter(OfCase):
    """A letter from its first draft on; once it was sent it is kept as it went."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=30, choices=KINDS)
    # To whom; a letter to the Monitoring Officer goes to somebody without a part.
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")
    recipient = SealedTextField()
    address = SealedTextField()
    text = SealedTextField()
    # Filled from the template; and the one that somebody finished in Word, or the one that was sent.
    filled = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="+")
    final = models.OneToOneField(SealedFile, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField(default=timezone.now)
    sent_on = models.DateField("date", null=True)
    how = models.CharField(max_length=5, choices=How, blank=True)

    objects = LetterQuerySet.as_manager()

    class Meta:
        ordering = ["begun_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(sent_on=None, how="") | models.Q(sent_on__isnull=False, final__isnull=False),
                name="a_sent_letter_is_kept_as_sent",
            ),
        ]

    def __str__(self):
        return f"letter in {self.case_id}"

    def get_absolute_url(self):
        return reverse("grievances:letter", args=[self.case.council.slug, self.case_id, self.pk])

    @property
    def letter_kind(self):
        return LETTERS[self.kind]
