"""The council's procedure on a day, as the routes take it."""

from django.utils import timezone

from councils.access import CLERKS, people_with, roles_of
from councils.models import Committee, Role, Seat
from councils.services.deadlines import profile_on
from grievances.models import AdoptedProcedure
from grievances.workflow import Mediation, Procedure, Somebody

# The answer of the protocol on whom a councillor speaks to first, kept with the council's terms.
CONCERN_FIRST = "concern_first"


def procedure_on(council, day):
    """The AdoptedProcedure that applies on a day, or None while the council goes by the model figures."""
    return AdoptedProcedure.objects.filter(council=council, applies_from__lte=day).first()


def somebody(person, roles=None):
    """A Person as the routes see him."""
    return Somebody(person.pk, frozenset(roles if roles is not None else roles_of(person)), person.name)


def routes_by(council, day=None):
    """The Procedure of a council on a day (today unless given)."""
    day = day or timezone.localdate()
    adopted = procedure_on(council, day) or AdoptedProcedure(council=council)
    profile = profile_on(council, day)
    terms = profile.terms if profile else {}
    people = {person.pk: person for person in people_with(council, *Role, on=day)}
    known = {pk: somebody(person) for pk, person in people.items()}
    return Procedure(
        clerk=_clerk(known.values()),
        acting_clerk=known.get(adopted.acting_clerk_id),
        staffing_body=_seats(adopted.staffing_body, known, day) if adopted.staffing_body_id else (),
        members=_seats(Committee.objects.filter(council=council, is_full_council=True).first(), known, day),
        outsider=Somebody("outsider", name=adopted.outsider_name) if adopted.outsider_name else None,
        mediation=Mediation(adopted.mediation),
        head_not_alone=adopted.head_not_alone,
        concern_first=tuple(terms.get(CONCERN_FIRST) or CLERKS[:1]),
    )


def _clerk(known):
    return next((who for who in known if Role.CLERK in who.roles), None)


def _seats(body, known, day):
    """The members of a body who are somebody to the council, its chair first."""
    seats = Seat.objects.current(day).filter(committee=body).by_office() if body else []
    return tuple(known[seat.person_id] for seat in seats if seat.person_id in known)
