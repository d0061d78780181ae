"""What is kept of a draft beside its clauses: the file that it was read from, and what was taken out of it."""

from django.db import models
from django.utils import timezone

from councils.models import Person
from protocols.models.text import Clause, Section, Version
from protocols.sources import lines_of


class OriginalFile(models.Model):
    """The file as it came, byte for byte (its SHA-256 is the version's), and its text as it was read from it."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="original")
    # In the database, so that backups hold it and the triggers protect it.
    content = models.BinaryField()
    text = models.TextField()

    def __str__(self):
        return self.version.file_name

    @property
    def lines(self):
        return lines_of(self.text)


class TakenOut(models.Model):
    """A clause that the Clerk took out of a draft as furniture, such as a footer; it can be put back."""

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="taken_out")
    section = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="+")
    # The clause that it stood behind; empty where it was the first of its section, or where that one is gone too.
    after = models.ForeignKey(Clause, on_delete=models.SET_NULL, null=True, related_name="+")
    line = models.PositiveIntegerField(default=0)
    ref = models.CharField(max_length=30, blank=True)
    heading = models.CharField(max_length=300, blank=True)
    blocks = models.JSONField(default=list)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return " ".join(filter(None, [self.ref, self.heading, *(block["text"] for block in self.blocks)]))
