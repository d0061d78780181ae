"""Who may see and do what in a council.

A view says whom it is for with one decorator. Somebody who is nothing to the council gets 404, a person of the council
whose part it is not gets 403; a public page is the exception that is written down.
"""

from dataclasses import dataclass
from functools import lru_cache, wraps

from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.utils import timezone

from councils.models import Council, Membership, Person, Profile, Role, Seat
from councils.models.bodies import Office
from councils.titles import spoken_for

CLERKS = (Role.CLERK, Role.DEPUTY_CLERK)
EVERYBODY = tuple(Role)


@dataclass(frozen=True)
class Access:
    """What the signed-in user is to one council today."""

    council: Council
    person: Person | None = None
    roles: frozenset = frozenset()

    @property
    def is_clerk(self):
        return not self.roles.isdisjoint(CLERKS)

    @property
    def is_councillor(self):
        return Role.COUNCILLOR in self.roles

    @property
    def belongs(self):
        return bool(self.roles)

    @property
    def in_words(self):
        with spoken_for(self.council):
            return " and ".join(str(role.label) for role in Role if role in self.roles)


def persons_with_roles(on=None):
    """Persons with `held_<role>` for each role held on a date, in one query.

    The chairman of the council stays a member until the successor takes office (LGA 1972 s.15(4) and (5)).
    """
    return _persons_with_roles(on or timezone.localdate()).all()


@lru_cache(maxsize=32)
def _persons_with_roles(on):
    """Building the query takes Django four times as long as asking it, and every page asks: one is kept for a day."""
    held = Membership.objects.current(on).filter(person=OuterRef("pk"))
    chair = Seat.objects.current(on).filter(person=OuterRef("pk"), committee__is_full_council=True, office=Office.CHAIR)
    flags = {f"held_{role}": Exists(held.filter(role=role)) for role in Role}
    return Person.objects.annotate(**flags, in_the_chair=Exists(chair))


def in_office_since(on):
    """Since when a person (of an outer query) has held a role that is held on a date."""
    held = Membership.objects.current(on).filter(person=OuterRef("pk"))
    return Subquery(held.order_by("since").values("since")[:1])


def roles_of(person):
    """The roles of a person that `persons_with_roles` fetched."""
    roles = {role for role in Role if getattr(person, f"held_{role}")}
    return frozenset(roles | ({Role.COUNCILLOR} if person.in_the_chair else set()))


def terms_today(council="pk"):
    """The council's terms of today, for a query in which `council` is its key; `councils.titles` reads them."""
    applying = Profile.objects.filter(council=OuterRef(council), applies_from__lte=timezone.localdate())
    return Subquery(applying.values("terms")[:1])


def access_of(person):
    """The Access of somebody whom `persons_with_roles` fetched with the council and its `council_terms`."""
    person.council.terms_today = person.council_terms
    return Access(person.council, person, roles_of(person))


def access_to(user, slug):
    """The Access of a user to the council of that address; Http404 when there is no such council."""
    if user.is_authenticated:
        found = persons_with_roles().annotate(council_terms=terms_today("council"))
        person = found.filter(user=user, council__slug=slug).select_related("council").first()
        if person:
            return access_of(person)
    council = Council.objects.filter(slug=slug).annotate(terms_today=terms_today()).first()
    if council is None:
        raise Http404("No such council")
    return Access(council)


def people_with(council, *roles, on=None):
    """The council's persons who hold one of the roles on a date."""
    people = persons_with_roles(on).filter(council=council)
    return [person for person in people if roles_of(person).intersection(roles)]


def public(view):
    """A page for anybody, signed in or not."""
    view.access = ()
    return login_not_required(view)


def for_roles(*roles):
    """A page for holders of one of the roles: 404 for strangers to the council, 403 for its other people."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not request.access.belongs:
                raise Http404("Not for strangers to the council")
            if request.access.roles.isdisjoint(roles):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        guarded.access = roles
        return guarded

    return decorate


for_clerks = for_roles(*CLERKS)
for_everybody = for_roles(*EVERYBODY)
