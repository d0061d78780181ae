"""Who has lost the second step and asks for it to be reset, and who of the council has answered."""

from datetime import timedelta

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models.accounts import User
from councils.models.people import Person

LASTS = timedelta(days=7)


class FactorResetQuerySet(models.QuerySet):
    def open(self):
        return self.filter(done_at=None, ended_at=None, asked_at__gt=timezone.now() - LASTS)


class FactorReset(models.Model):
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    done_at = models.DateTimeField(null=True)
    # Refused by somebody, or taken back by whoever found the second step again.
    ended_at = models.DateTimeField(null=True)

    objects = FactorResetQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.CheckConstraint(condition=Q(done_at=None) | Q(ended_at=None), name="a_second_step_is_reset_or_not")
        ]

    def __str__(self):
        return f"reset of {self.user_id}"

    @property
    def is_open(self):
        return FactorReset.objects.open().filter(pk=self.pk).exists()


class FactorResetAnswer(models.Model):
    reset = models.ForeignKey(FactorReset, on_delete=models.PROTECT, related_name="answers")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    agrees = models.BooleanField()
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["at"]
        constraints = [
            models.UniqueConstraint(fields=["reset", "person"], name="one_answer_of_a_person_to_a_reset"),
        ]

    def __str__(self):
        return f"{self.person_id} to {self.reset_id}"
