"""Which rules a council has switched on or off beyond those that its protocol carries."""

from django.db import models
from django.utils import timezone

from councils.models import Council, Person


class RuleSwitch(models.Model):
    """A rule is checked, or no longer, for requests received from a day on. Never changed: another one is added."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="rule_switches")
    rule = models.CharField(max_length=40)
    is_on = models.BooleanField()
    since = models.DateField("from")
    # The council's resolution to use the rule: a sensitive rule is not switched on without one.
    minute_ref = models.CharField("minute reference", max_length=60, blank=True)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        # Of two that begin on one day the later one counts.
        ordering = ["-since", "-pk"]

    def __str__(self):
        return f"{self.rule} {'on' if self.is_on else 'off'} from {self.since}"
