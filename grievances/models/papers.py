"""Papers that were handed in, on whom they were served, and the witnesses whom somebody named."""

import uuid

from django.db import models
from django.urls import reverse
from django.utils import timezone

from councils.models import StoredBytes
from grievances import keys
from grievances.models.parts import Part
from grievances.models.sealed import OfCase, SealedTextField
from grievances.papers.kinds import FileKind


class SealedFile(StoredBytes, OfCase):
    """The bytes of a file, sealed under the key of its case, in the database or in the store of files."""

    size = models.PositiveIntegerField("size in bytes")

    def __str__(self):
        return f"file {self.pk}"

    @classmethod
    def keep(cls, case, content):
        return cls.objects.create(case=case, size=len(content), **cls.placed(keys.seal(case.key, content)))

    @property
    def content(self):
        """The bytes as they came. Raises keys.Erased once the key of the case was destroyed, or as `found`."""
        return keys.unseal(self.key, self.found(self.sealed, self.stored_as))


class PaperQuerySet(models.QuerySet):
    def seen_by(self, parts):
        """What was given in one of these parts, or served on one of them."""
        own = [part.pk for part in parts]
        given = models.Q(giver__in=own) | models.Q(by__in=own)
        served = models.Exists(Served.objects.filter(paper=models.OuterRef("pk"), part__in=own))
        return self.filter(given | served)


class Paper(OfCase):
    """One paper. Its content is apart from it, so that a list of papers fetches none."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    file = models.OneToOneField(SealedFile, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=10, choices=FileKind.choices())
    name = SealedTextField("name of the file")
    note = SealedTextField("what it shows")
    # Who handed it in, and whose paper it is: the handler may hand in what somebody gave on paper.
    by = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    giver = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")
    is_statement = models.BooleanField(default=False)
    # Whether it may be served and put into a pack, or was given for the handler and the investigator alone.
    can_be_served = models.BooleanField(default=True)
    late_because = SealedTextField("why it came late")
    at = models.DateTimeField(default=timezone.now)

    objects = PaperQuerySet.as_manager()

    class Meta:
        ordering = ["at", "pk"]

    def __str__(self):
        return f"paper in {self.case_id}"

    def get_absolute_url(self):
        return reverse("grievances:paper", args=[self.case.council.slug, self.case_id, self.pk])


class Served(models.Model):
    """That a paper was served on somebody, and when."""

    paper = models.ForeignKey(Paper, on_delete=models.PROTECT, related_name="served")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        constraints = [models.UniqueConstraint(fields=["paper", "part"], name="a_paper_is_served_once_on_a_part")]

    def __str__(self):
        return f"{self.paper_id} on {self.part_id}"


class Witness(OfCase):
    """Somebody whom a party or the handler named. He has no part, and hears nothing, before the handler asks him."""

    name = SealedTextField()
    address = SealedTextField("e-mail address")
    about = SealedTextField("what he or she can speak to")
    named_by = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    part = models.OneToOneField(Part, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at", "pk"]
        verbose_name_plural = "witnesses"

    def __str__(self):
        return f"witness in {self.case_id}"
