"""An old register on its way in, and what an entry that came from one says of where it was."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.errors import Overtaken
from councils.models import Council, Job, Person
from councils.spreadsheets.cells import Sheet
from requests_log.models.entries import CouncillorRequest


class OldRegisterQuerySet(models.QuerySet):
    def visible_to(self, access):
        return self.filter(council=access.council) if access.is_clerk else self.none()

    def waiting(self):
        """Those that nobody has confirmed yet."""
        return self.filter(job=None)


class OldRegister(models.Model):
    """A file that a clerk is bringing in: its cells and the choices made so far. It goes once it is in, or given up."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    file_name = models.CharField(max_length=200)
    # Each a Sheet: its name, its rows, and whether its days are counted from 1904.
    sheets = models.JSONField()
    # {"sheet": place, "heading": place, "columns": {field: index}, "usual": {field: value}}; {} until they are chosen.
    matching = models.JSONField(default=dict)
    # {key of a name: key of a Person, "former" or "leave"}.
    people = models.JSONField(default=dict)
    # What was confirmed, a dictionary for each entry, in the order in which they are numbered.
    ready = models.JSONField(default=list)
    revision = models.PositiveIntegerField(default=0)
    job = models.ForeignKey(Job, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OldRegisterQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]

    def __str__(self):
        return self.file_name

    def get_absolute_url(self):
        return reverse("requests_log:old-register", args=[self.council.slug, self.pk])

    def sheet(self, place):
        return Sheet(**self.sheets[place])

    def change(self, *, seen, **fields):
        """Keep a choice; whoever saw an older revision, or one that is confirmed, gets Overtaken."""
        same = OldRegister.objects.waiting().filter(pk=self.pk, revision=seen)
        if not same.update(revision=models.F("revision") + 1, **fields):
            raise Overtaken("Somebody else has changed or brought in this old register since you opened it.")
        for name, value in fields.items():
            setattr(self, name, value)
        self.revision = seen + 1


class BroughtIn(models.Model):
    """That an entry came from an old register, and by what the same row is known when the file comes again."""

    entry = models.OneToOneField(CouncillorRequest, on_delete=models.PROTECT, related_name="brought_in")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    old_reference = models.CharField(max_length=60, blank=True)
    file_name = models.CharField(max_length=200)
    row = models.PositiveIntegerField()
    # SHA-256 of the old reference with its year or, where there was none, of what the row says.
    key = models.CharField(max_length=64)
    # SHA-256 of what the row says, also where it has a reference.
    content = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "key"], name="a_row_is_brought_in_once")]

    def __str__(self):
        return self.old_reference or f"row {self.row}"
