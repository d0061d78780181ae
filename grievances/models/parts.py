"""Who has which part in a case, from when and until when; and outsiders, who are nobody to the council's lists."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models import Council, Person
from grievances.models.sealed import OfCase, SealedTextField
from grievances.workflow import PartKind


class Outsider(OfCase):
    """Somebody from outside with a part in one case, who comes in by a personal link. In no list of people."""

    name = SealedTextField()
    body = SealedTextField("from which body")
    address = SealedTextField("e-mail address")

    def __str__(self):
        return f"outsider {self.pk}"


class PartQuerySet(models.QuerySet):
    def current(self):
        return self.filter(until=None)

    def known(self):
        """Parts of those who may know of the case: whoever is complained of only once he was told."""
        return self.current().exclude(kind=PartKind.SUBJECT, told_at=None)

    def by_account(self):
        """Parts that an account opens: those of people who had one when the part began.

        Who had none keeps the personal link, sent to the address of that day. Else whoever enters addresses and
        invitations could stand behind a party, and read a case about himself.
        """
        return self.filter(link=None)

    def of(self, who):
        """The parts through which somebody sees cases today. `who` has a `council`, and a `person` or a `part`."""
        if who.person is not None:
            return self.known().by_account().filter(person=who.person)
        return self.known().filter(pk=who.outside_part) if who.outside_part else self.none()


class Part(models.Model):
    """A person's or an outsider's part in a case. It outlives the membership, and ends at once when he steps out."""

    case = models.ForeignKey("grievances.Grievance", on_delete=models.PROTECT, related_name="parts")
    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=15, choices=PartKind.choices())
    person = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    outsider = models.ForeignKey(Outsider, on_delete=models.PROTECT, null=True, related_name="parts")
    since = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(null=True)
    # When a person complained of was told; of a panel member when the interests were declared.
    told_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField("receipt confirmed", null=True)
    declared_at = models.DateTimeField("interests declared", null=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        ordering = ["since", "pk"]
        indexes = [models.Index(fields=["person"], condition=Q(until=None), name="current_parts_of_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, outsider=None) | Q(person=None, outsider__isnull=False),
                name="a_part_is_a_persons_or_an_outsiders",
            ),
            models.UniqueConstraint(
                fields=["case", "kind", "person"],
                condition=Q(until=None, person__isnull=False),
                name="one_current_part_of_a_kind",
            ),
            models.UniqueConstraint(
                fields=["case"], condition=Q(until=None, kind=PartKind.HANDLER), name="one_handler_at_a_time"
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} in {self.case_id}"

    @property
    def is_known(self):
        """As PartQuerySet.known() of a part that is current."""
        return self.kind != PartKind.SUBJECT or self.told_at is not None

    @property
    def name(self):
        return self.person.name if self.person_id else self.outsider.name
