"""The council's procedure on a day, as the routes take it; and adopting another."""

from django.db import transaction
from django.utils import timezone

from councils import history
from councils.access import CLERKS, people_with, roles_of
from councils.errors import Refused
from councils.models import Committee, Role, Seat
from councils.models.bodies import Office
from councils.services.deadlines import profile_on
from councils.services.people import stream_of
from councils.services.turns import in_turn
from grievances.models import AdoptedProcedure
from grievances.workflow import Mediation, Procedure, Somebody

# How a protocol's answers on who may mediate read in the list of mediators.
MEDIATORS = {
    "third_party": "A third party whom both sides accept",
    "monitoring_officer": "The principal council’s Monitoring Officer",
    "slcc": "An independent person of the Society of Local Council Clerks",
    "county_association": "The county association of local councils",
    "acas": "Acas",
    "mediator": "A professional mediator",
}
# The answer of the protocol on whom a councillor speaks to first, kept with the council's terms.
CONCERN_FIRST = "concern_first"


def procedure_on(council, day):
    """The AdoptedProcedure that applies on a day, or None while the council goes by the model figures."""
    return procedures_on(council, day).first()


def procedures_on(council, day):
    """Those that began by a day; the first is the one that applies."""
    return AdoptedProcedure.objects.filter(council=council, applies_from__lte=day)


def somebody(person, roles=None):
    """A Person as the routes see him."""
    return Somebody(person.pk, frozenset(roles if roles is not None else roles_of(person)), person.name)


def routes_by(council, day=None):
    """The Procedure of a council on a day (today unless given)."""
    day = day or timezone.localdate()
    adopted = procedure_on(council, day) or AdoptedProcedure(council=council)
    profile = profile_on(council, day)
    terms = profile.terms if profile else {}
    whole = Committee.objects.filter(council=council, is_full_council=True).first()
    people = {person.pk: person for person in people_with(council, *Role, on=day)}
    known = {pk: somebody(person) for pk, person in people.items()}
    return Procedure(
        clerk=_clerk(known.values()),
        acting_clerk=known.get(adopted.acting_clerk_id),
        staffing_body=_seats(adopted.staffing_body, known, day) if adopted.staffing_body_id else (),
        members=_seats(whole, known, day),
        headless=not Seat.objects.current(day).filter(committee=whole, office=Office.CHAIR).exists(),
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


def latest_number(council):
    return (
        AdoptedProcedure.objects.filter(council=council).order_by("-number").values_list("number", flat=True).first()
        or 0
    )


def proposed(council, day):
    """What a form begins with: what applies, or for the first one what the protocol was confirmed to say."""
    adopted = procedure_on(council, day)
    if adopted:
        return adopted
    profile = profile_on(council, day)
    terms = profile.terms if profile else {}
    body = council.committees.filter(name__iexact=terms.get("staffing_body") or "", is_full_council=False).first()
    mediators = [MEDIATORS[code] for code in terms.get("mediator") or () if code in MEDIATORS]
    return AdoptedProcedure(council=council, staffing_body=body, mediators=mediators)


@transaction.atomic
def adopt_procedure(*, council, seen, by, **fields):
    """Let another procedure apply from a day on; cases that were raised before stay with theirs."""
    in_turn(council)
    if latest_number(council) != seen:
        raise Refused("Somebody else changed the procedure since you opened this page. Look at it first.")
    adopted = AdoptedProcedure.objects.create(council=council, number=seen + 1, by=by, **fields)
    data = {"number": adopted.number, "minute": adopted.minute_ref, "applies_from": adopted.applies_from.isoformat()}
    history.record(stream_of(council), "procedure_adopted", council=council, by=by, data=data)
    return adopted
