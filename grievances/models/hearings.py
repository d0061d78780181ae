"""What is prepared for a hearing, the hearing itself, what was decided on it, and the appeal."""

from django.db import models
from django.utils import timezone

from grievances.models.panels import Panel
from grievances.models.parts import Part
from grievances.models.sealed import OfCase, SealedTextField


class Investigation(OfCase):
    """What an investigator found. The parties and the panel read it once it was served with the invitation."""

    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="investigation")
    report = SealedTextField()
    handed_in_at = models.DateTimeField(default=timezone.now)
    served_at = models.DateTimeField(null=True)

    def __str__(self):
        return f"investigation of {self.case}"


class Companion(OfCase):
    """Whom a party brings: free choice among these (Employment Relations Act 1999 s.10)."""

    class Kind(models.TextChoices):
        COLLEAGUE = "colleague", "A fellow worker"
        OFFICIAL = "official", "A trade union official"
        REPRESENTATIVE = "representative", "A trade union representative"

    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="companion")
    name = SealedTextField()
    kind = models.CharField(max_length=15, choices=Kind)

    def __str__(self):
        return f"companion of {self.part_id}"


class Hearing(OfCase):
    """A panel's hearing, from the invitation to the record."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="hearing")
    on = models.DateField("date")
    at = models.TimeField("time")
    place = SealedTextField()
    papers = SealedTextField("list of papers")
    # The date that it was postponed from, for a companion.
    first_on = models.DateField(null=True)
    minute_taker = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")
    held_on = models.DateField(null=True)
    others_present = SealedTextField("who else was present")
    record = SealedTextField()
    recorded_by = models.ForeignKey(Part, on_delete=models.PROTECT, null=True, related_name="+")

    def __str__(self):
        return f"hearing of {self.panel_id}"


class PanelDecision(OfCase):
    """What a panel decided, or recommended to the council; the findings on each point are with the Allegation."""

    panel = models.OneToOneField(Panel, on_delete=models.PROTECT, related_name="decision")
    facts = SealedTextField("findings of fact")
    reasons = SealedTextField()
    # The council's own words and minute, where outsiders recommended.
    council_reasons = SealedTextField()
    council_minute = SealedTextField()
    at = models.DateTimeField(null=True)

    def __str__(self):
        return f"decision of {self.panel_id}"


class Action(OfCase):
    """What was decided that somebody does, and by when."""

    decision = models.ForeignKey(PanelDecision, on_delete=models.PROTECT, null=True, related_name="actions")
    words = SealedTextField("what")
    who = SealedTextField()
    due = models.DateField(null=True)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["due", "pk"]

    def __str__(self):
        return f"action in {self.case_id}"


class Appeal(OfCase):
    part = models.OneToOneField(Part, on_delete=models.PROTECT, related_name="appeal")
    grounds = SealedTextField()
    # Only where it came after the date.
    late_because = SealedTextField()
    at = models.DateTimeField(default=timezone.now)

    def __str__(self):
        return f"appeal in {self.case_id}"
