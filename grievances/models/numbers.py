"""The numbers of a year as they were read first: they stay, so that nobody learns of a case from their change."""

from django.db import models
from django.utils import timezone

from councils.models import Council


class YearNumbers(models.Model):
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    figures = models.JSONField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["council", "year"], name="numbers_of_a_year_once")]

    def __str__(self):
        return f"{self.council}, {self.year}"
