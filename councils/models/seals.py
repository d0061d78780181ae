"""The daily seal over the history of the whole installation, which an outsider can keep."""

from django.db import models


class Seal(models.Model):
    """One day's seal; councils/services/seals.py makes it, and the database refuses to change it."""

    day = models.DateField(unique=True)
    previous = models.CharField(max_length=64, blank=True)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.day.isoformat()} {self.digest}"


class SealedHead(models.Model):
    """The end of one stream as it was sealed. A stream that nothing was added to since is not sealed again."""

    seal = models.ForeignKey(Seal, on_delete=models.PROTECT, related_name="heads")
    stream = models.CharField(max_length=80)
    sequence = models.PositiveIntegerField()
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["stream", "sequence", "hash"], name="one_seal_of_a_head")]

    def __str__(self):
        return f"{self.stream} {self.sequence}"
