"""Bodies and people whose seats, addresses and accounts nobody changes alone.

An app says which bodies those are (docs/decisions/0020-second-person.md). The rule is the same at all times and for
all councils that have such a body, so that it betrays nothing of what the body has before it.
"""

from collections.abc import Callable
from dataclasses import dataclass

from councils.access import CLERKS, people_with
from councils.models import Committee, Person, Proposal, Seat
from councils.models.bodies import Office
from councils.titles import titled


@dataclass(frozen=True)
class Guard:
    """`bodies(council)` gives the Committees, `changed(proposal)` is told of a change that was made to one of them."""

    bodies: Callable
    changed: Callable[[Proposal], None]


_guards: list[Guard] = []


def register(guard):
    if guard not in _guards:
        _guards.append(guard)


def bodies(council):
    """The guarded Committees of a council; none until an app names one."""
    keys = {body.pk for guard in _guards for body in guard.bodies(council)}
    return Committee.objects.filter(pk__in=keys)


def tell(proposal):
    for guard in _guards:
        guard.changed(proposal)


def members(council):
    """The people who sit on a guarded body today, and the chair of the council beside them."""
    guarded = bodies(council)
    if not guarded:
        return Person.objects.none()
    seats = Seat.objects.current().filter(committee__council=council)
    chairs = seats.filter(committee__is_full_council=True, office=Office.CHAIR)
    return Person.objects.filter(pk__in=(seats.filter(committee__in=guarded) | chairs).values("person"))


def touches(council, *, person=None, committee=None, office=""):
    """Whether it is guarded: a seat on `committee`, or else what is the person's own: address, account, role.

    The chair of the council confirms what is guarded, so whoever gives that seat alone could confirm it all.
    """
    if committee is None:
        return person is not None and members(council).filter(pk=person.pk).exists()
    guarded = bodies(council)
    if committee.is_full_council and office == Office.CHAIR:
        return guarded.exists()
    return guarded.filter(pk=committee.pk).exists()


def why(council, *, person=None, committee=None):
    """Why a change is guarded, in words."""
    if committee is not None:
        chairs = f"whoever is {titled('chair of the council')} confirms such changes"
        return f"{committee.name} deals with staff matters" if touches(council, committee=committee) else chairs
    body = bodies(council).filter(seats__in=person.seats.current()).first()
    is_what = f"sits on {body.name}, which deals with staff matters" if body else titled("is the chair of the council")
    return f"{person.name} {is_what}"


def see_what_waits(access):
    """Whether somebody sees what waits: clerks, and those who sit on a guarded body or are chair of the council."""
    return access.is_clerk or (access.belongs and members(access.council).filter(pk=access.person.pk).exists())


def seconds(council, *, by, person):
    """Who can confirm what `by` wants to change about `person`: those on the guarded bodies who can sign in.

    Other clerks only where there is no such member: they work under, or with, the one who asks. With `person=None`
    nobody is left out for being the one whom it is about.
    """
    out = {by.pk, person and person.pk}
    found = list(members(council).exclude(pk__in=out).filter(user__isnull=False))
    return found or [other for other in people_with(council, *CLERKS) if other.pk not in out and other.user_id]
