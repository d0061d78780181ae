"""What a Clerk has ticked off by hand on the list with which a council is set up."""

from django.db import models
from django.utils import timezone

from councils.models.people import Council, Person


class TickedStep(models.Model):
    """That a step of councils.first_steps needs nothing more, whatever the rows say."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="ticked_steps")
    name = models.CharField(max_length=40)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["council", "name"], name="one_tick_for_a_step")]

    def __str__(self):
        return f"{self.council}: {self.name}"
