"""The council's bodies and who sits on them."""

from django.db import models
from django.db.models import Case, Exists, OuterRef, Q, Value, When
from django.utils import timezone

from councils.models.people import Council, Person, Term, TermQuerySet


class Committee(models.Model):
    """A committee, or (once for each council) the full council itself."""

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="committees")
    name = models.CharField(max_length=120)
    is_full_council = models.BooleanField("is the full council", default=False)

    class Meta:
        ordering = ["-is_full_council", "name"]
        constraints = [
            models.UniqueConstraint(fields=["council", "name"], name="one_committee_of_a_name"),
            models.UniqueConstraint(fields=["council"], condition=Q(is_full_council=True), name="one_full_council"),
        ]

    def __str__(self):
        return self.name


class Office(models.TextChoices):
    CHAIR = "chair", "Chair"
    VICE_CHAIR = "vice_chair", "Vice-chair"
    MEMBER = "member", "Member"


class Ending(models.TextChoices):
    """Why a seat ended; the council's chair stays on after the end of a term, not after resigning."""

    TERM = "term", "End of term"
    RESIGNED = "resigned", "Resigned"
    DISQUALIFIED = "disqualified", "Disqualified"
    REMOVED = "removed", "The council chose somebody else"
    DIED = "died", "Died"


class SeatQuerySet(TermQuerySet):
    def current(self, on=None):
        """Seats held on a date (today unless given).

        The chairman of the council continues in office until the successor takes it (LGA 1972 s.15(4)), unless he
        resigned or was disqualified; the seat then outlasts its last day.
        """
        on = on or timezone.localdate()
        successor = Seat.objects.filter(
            committee=OuterRef("committee"), office=Office.CHAIR, since__lte=on, since__gt=OuterRef("since")
        )
        stays_on = Q(committee__is_full_council=True, office=Office.CHAIR, ended_because=Ending.TERM)
        return self.filter(Q(since__lte=on) & (Q(until=None) | Q(until__gte=on) | (stays_on & ~Exists(successor))))

    def by_office(self):
        """The chair first, then the vice-chair, then the members by name."""
        places = [When(office=office, then=Value(place)) for place, office in enumerate(Office)]
        return self.order_by(Case(*places), "person__name", "-since")


class Seat(Term):
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="seats")
    office = models.CharField(max_length=20, choices=Office, default=Office.MEMBER)
    ended_because = models.CharField(max_length=20, choices=Ending, default=Ending.TERM)

    objects = SeatQuerySet.as_manager()

    class Meta(Term.Meta):
        ordering = ["office", "-since"]

    def __str__(self):
        return f"{self.person}, {self.get_office_display()} of {self.committee}"


__all__ = ["Committee", "Council", "Ending", "Office", "Seat"]
