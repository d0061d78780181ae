"""The steps of setting up a council that councils/ itself knows of."""

from django.db.models import Q
from django.utils import timezone

from councils.first_steps import Step, page_of
from councils.models import Invitation, Membership, Person, Profile, Role, Seat
from councils.models.bodies import Office


def _keys(rows, name):
    return set(rows.values_list(name, flat=True))


def _details(councils):
    return {council.pk for council in councils if council.principal_council and council.email}


def _terms(councils):
    own = Q(terms__has_key="officer_title") | Q(terms__has_key="chair_title")
    return _keys(Profile.objects.filter(own, council__in=councils), "council")


def _people(councils):
    rows = Membership.objects.current().filter(person__council__in=councils, role=Role.COUNCILLOR)
    return _keys(rows, "person__council")


def _chair(councils):
    rows = Seat.objects.current().filter(committee__council__in=councils, committee__is_full_council=True)
    return _keys(rows.filter(office=Office.CHAIR), "committee__council")


def _committees(councils):
    rows = Seat.objects.current().filter(committee__council__in=councils, committee__is_full_council=False)
    return _keys(rows, "committee__council")


def _limits(councils):
    return _keys(Profile.objects.filter(council__in=councils).exclude(limits={}), "council")


def _invited(councils):
    """Where somebody was invited, and nobody is left who could be."""
    stay = Membership.objects.current().exclude(until=timezone.localdate())
    left = Person.objects.filter(council__in=councils, user=None, memberships__in=stay)
    left = left.exclude(contact_email="").exclude(invitations__in=Invitation.objects.open())
    return _keys(Invitation.objects.filter(person__council__in=councils), "person__council") - _keys(left, "council")


def _full_council(council):
    body = council.committees.filter(is_full_council=True).first()
    return page_of("committees")(council) if body is None else f"{page_of('committees')(council)}{body.pk}/seats/"


STEPS = [
    Step(
        10,
        "details",
        "The council’s details",
        "The principal council, whose Monitoring Officer deals with conduct, and an address for the public.",
        page_of("council-settings"),
        _details,
    ),
    Step(
        20,
        "terms",
        "What you call your officer and your chair",
        "Town Clerk or Executive Officer, Mayor or Chairman. Without your own words it is Clerk and Chair.",
        page_of("terms"),
        _terms,
    ),
    Step(
        30,
        "people",
        "Councillors and officers",
        "Type or paste them, or choose a spreadsheet.",
        page_of("people-bring-in"),
        _people,
    ),
    Step(
        40,
        "chair",
        "Who chairs the council",
        "The chair and the vice-chair of the full council.",
        _full_council,
        _chair,
    ),
    Step(
        50,
        "committees",
        "Committees and who sits on them",
        "At least the one that deals with staff. “Your grievance procedure” below says which that is.",
        page_of("committees"),
        _committees,
    ),
    Step(
        90,
        "limits",
        "Limits",
        "How soon a request is answered, how long before a meeting papers come. Each has a default.",
        page_of("limits"),
        _limits,
    ),
    Step(
        110,
        "invitations",
        "Invitations",
        "Everybody gets an email, when you say so.",
        page_of("people-invite-all"),
        _invited,
    ),
]
