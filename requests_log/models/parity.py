"""What one political group was given, and which of the others were told of it, when and how."""

from django.db import models
from django.utils import timezone

from councils.models import Group, OutboxMail, Person
from requests_log.models.duties import Duty


class Mode(models.TextChoices):
    """The codes are those of the answer `group_parity` in protocols/data/profile.toml."""

    TELL_ALL = "tell_all", "The other groups are told"
    ON_REQUEST = "same_on_request", "The other groups can have the same on request"


class GroupReport(models.Model):
    """`same_as` is the earlier report of which another group asked for the same."""

    duty = models.OneToOneField(Duty, on_delete=models.PROTECT, related_name="report")
    mode = models.CharField(max_length=16, choices=Mode)
    # Nothing was confirmed of the council's way on the day of the request.
    mode_is_default = models.BooleanField(default=False)
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="+")
    given_on = models.DateField(null=True)
    what = models.TextField(blank=True)
    same_as = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="given_alike")

    def __str__(self):
        return f"{self.duty}: {self.group}"


class GroupTold(models.Model):
    """One group that was told: by notices to its members, or otherwise, as `words` say."""

    report = models.ForeignKey(GroupReport, on_delete=models.PROTECT, related_name="told")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, related_name="+")
    on = models.DateField()
    words = models.TextField()
    notices = models.ManyToManyField(OutboxMail, related_name="+")
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["on", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "group"], name="a_group_is_told_once")]

    def __str__(self):
        return f"{self.group} on {self.on}"
