"""Who sits on a panel, and what keeps somebody from sitting."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Committee, Person
from grievances.conflicts import Conflict
from grievances.models.parts import Outsider, Part
from grievances.models.sealed import OfCase, SealedTextField


class Source(models.TextChoices):
    """Whose panel it is: a council may have another council decide for it, and outsiders only recommend (s.101)."""

    OWN = "own", "Members of our own body"
    OTHER_COUNCIL = "other_council", "Another council’s committee, which decides for us (LGA 1972 s.101)"
    OUTSIDE = "outside", "Outsiders who investigate and recommend; the council decides"


class Panel(OfCase):
    """A panel, its hearing and its decision. One that is named later takes its place; the earlier one is kept."""

    is_appeal = models.BooleanField(default=False)
    source = models.CharField(max_length=15, choices=Source, default=Source.OWN)
    body = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, related_name="+")
    minute_ref = SealedTextField("minute that delegates to it")
    overrides = models.BooleanField("some sat on the first panel", default=False)
    quorum = models.PositiveSmallIntegerField()
    named_at = models.DateTimeField(default=timezone.now)
    replaced_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["named_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "is_appeal"], condition=Q(replaced_at=None), name="one_panel_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{'appeal panel' if self.is_appeal else 'panel'} of {self.case}"

    @property
    def decides(self):
        """Outsiders recommend; another council's committee may be given the decision."""
        return self.source != Source.OUTSIDE


class Place(models.TextChoices):
    MEMBER = "member", "Member"
    RESERVE = "reserve", "Reserve"
    OUT = "out", "Stepped out"


class PanelMember(models.Model):
    """A place on a panel. A reserve has no part in the case, and reads nothing, before he moves up."""

    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="places")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    outsider = models.ForeignKey(Outsider, on_delete=models.PROTECT, null=True, related_name="+")
    part = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="places")
    place = models.CharField(max_length=10, choices=Place, default=Place.MEMBER)
    presides = models.BooleanField(default=False)
    # In the order in which reserves move up.
    number = models.PositiveSmallIntegerField()
    attended = models.BooleanField(default=False)
    decided = models.BooleanField("took part in the decision", default=False)

    class Meta:
        ordering = ["panel", "number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, outsider=None) | Q(person=None, outsider__isnull=False),
                name="a_place_is_a_persons_or_an_outsiders",
            ),
            models.UniqueConstraint(
                fields=["panel"], condition=Q(presides=True, place=Place.MEMBER), name="one_presides"
            ),
        ]

    def __str__(self):
        return f"{self.get_place_display()} of {self.panel_id}"

    @property
    def name(self):
        return self.person.name if self.person_id else self.outsider.name

    @property
    def has_declared(self):
        return bool(self.part_id and self.part.declared_at)


class Interest(OfCase):
    """What keeps somebody from sitting beside what the parts of the case show: recorded by the handler or declared."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    conflict = models.CharField(max_length=15, choices=Conflict.choices())
    words = SealedTextField()
    by = models.ForeignKey(Part, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"{self.person} {self.get_conflict_display()}"
