"""The people of a council as lists show them: what each is today, in few queries however many there are."""

from django.db.models import OuterRef, Prefetch, Q, Subquery
from django.utils import timezone

from councils.access import persons_with_roles
from councils.models import GroupMembership, Invitation, Membership, Role, Seat

HOLDS_A_ROLE = Q(("in_the_chair", True), *((f"held_{role}", True) for role in Role), _connector=Q.OR)


def roster(council):
    """People with `current_roles`, `current_groups`, `in_the_chair` and `invited_at` (None unless one is open)."""
    invited = Invitation.objects.open().filter(person=OuterRef("pk")).values("at")[:1]
    groups = GroupMembership.objects.current().select_related("group")
    people = persons_with_roles().filter(council=council).annotate(invited_at=Subquery(invited)).order_by("name", "pk")
    return people.prefetch_related(
        Prefetch("memberships", Membership.objects.current(), to_attr="current_roles"),
        Prefetch("group_memberships", groups, to_attr="current_groups"),
    )


def in_office(people):
    """Those who hold a role today."""
    return people.filter(HOLDS_A_ROLE)


def out_of_office(people):
    """Those who hold none: former councillors and employees, names from an old register, outsiders."""
    return people.exclude(HOLDS_A_ROLE)


def holding(people, role):
    """Those who hold one role today; the chair of the council counts as a councillor until a successor is there."""
    held = Q(**{f"held_{role}": True})
    return people.filter(held | Q(in_the_chair=True) if role == Role.COUNCILLOR else held)


def current_seats():
    """Seats held today with their people, the chair first."""
    return Seat.objects.current().select_related("person").by_office()


def committees(council):
    """The bodies with their `current_seats`."""
    return council.committees.prefetch_related(Prefetch("seats", current_seats(), to_attr="current_seats"))


def groups(council):
    """The political groups with their `current_members`."""
    memberships = GroupMembership.objects.current().select_related("person").order_by("person__name")
    return council.groups.prefetch_related(Prefetch("memberships", memberships, to_attr="current_members"))


def seats_with(membership):
    """The seats that end with a role, those that have not begun among them."""
    if membership.role != Role.COUNCILLOR:
        return []
    seats = membership.person.seats.filter(Q(until=None) | Q(until__gte=timezone.localdate()))
    return seats.select_related("committee").order_by("since", "pk")
