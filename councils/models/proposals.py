"""Changes that wait for a second person."""

from django.db import models
from django.db.models import Q
from django.utils import timezone

from councils.models.bodies import Committee, Seat
from councils.models.people import Council, Membership, Person


class ProposalQuerySet(models.QuerySet):
    def open(self):
        return self.filter(confirmed_at=None, refused_at=None)

    def with_all(self):
        """With what their pages and mails say of them."""
        return self.select_related("council", "person", "committee", "by", "seat__committee", "membership")


class Proposal(models.Model):
    """A change to a guarded body or to one of its people, as somebody asked for it, until a second person answers."""

    class Act(models.TextChoices):
        GIVE_SEAT = "give_seat", "Give a seat"
        END_SEAT = "end_seat", "End a seat"
        CHANGE_PERSON = "change_person", "Change name or address"
        INVITE = "invite", "Invite to an account"
        WITHDRAW = "withdraw", "Withdraw the invitation"
        END_ROLE = "end_role", "End a role"

    council = models.ForeignKey(Council, on_delete=models.PROTECT, related_name="proposals")
    act = models.CharField(max_length=20, choices=Act)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    committee = models.ForeignKey(Committee, on_delete=models.PROTECT, null=True, related_name="+")
    # None also once a seat that had not begun was taken away with a role.
    seat = models.ForeignKey(Seat, on_delete=models.SET_NULL, null=True, related_name="+")
    membership = models.ForeignKey(Membership, on_delete=models.PROTECT, null=True, related_name="+")
    # What was filled in: dates as YYYY-MM-DD.
    facts = models.JSONField(default=dict)
    by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField(default=timezone.now)
    answered_by = models.ForeignKey(Person, on_delete=models.PROTECT, null=True, related_name="+")
    confirmed_at = models.DateTimeField(null=True)
    refused_at = models.DateTimeField(null=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(confirmed_at=None) | Q(refused_at=None), name="confirmed_or_refused_not_both"
            ),
        ]

    def __str__(self):
        """What would be done: "End Ben Dale’s role as Councillor"."""
        name, body = self.person.name, self.committee or (self.seat and self.seat.committee)
        return {
            self.Act.GIVE_SEAT: f"Give {name} a seat on {body}",
            self.Act.END_SEAT: f"End {name}’s seat on {body}",
            self.Act.CHANGE_PERSON: f"Change {name}’s name or address",
            self.Act.INVITE: f"Invite {name} to make an account",
            self.Act.WITHDRAW: f"Withdraw {name}’s invitation",
            self.Act.END_ROLE: f"End {name}’s role as {self.membership and self.membership.title}",
        }[self.act]
