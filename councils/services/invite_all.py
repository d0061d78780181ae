"""Inviting everybody who has a role and no account yet, nobody twice."""

from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone

from councils import roster
from councils.models import Invitation, Person, Proposal
from councils.services.proposals import Act, do_or_propose
from councils.services.turns import in_turn


@dataclass
class Invitations:
    """`chosen` are those who would be invited; `left_out` are (Person, why) of the others without an account."""

    chosen: list = field(default_factory=list)
    left_out: list = field(default_factory=list)


def planned(council):
    """The Invitations that would be sent now. Four queries for any number of people."""
    people = roster.in_office(roster.roster(council)).filter(user=None)
    with_account = Person.objects.filter(council=council, user__isnull=False)
    invited = Invitation.objects.open().filter(person__council=council)
    waiting = Proposal.objects.open().filter(council=council, act=Act.INVITE).select_related("person")
    asked = {proposal.person_id: proposal.person for proposal in waiting}
    taken = {person.contact_email.lower(): person.name for person in asked.values()}
    taken |= {email.lower(): name for email, name in invited.values_list("user__email", "person__name")}
    taken |= {email.lower(): name for email, name in with_account.values_list("user__email", "name")}
    found = Invitations()
    for person in people:
        why = _why_not(person, taken, asked)
        if why:
            found.left_out.append((person, why))
        else:
            found.chosen.append(person)
            taken[person.contact_email.lower()] = person.name
    return found


def _why_not(person, taken, asked):
    """Why somebody is not invited now, "" where nothing stands against it."""
    if person.invited_at:
        return "invited already"
    if person.pk in asked:
        return "waits for a second person to confirm it"
    if not person.contact_email:
        return "no email address"
    if not person.in_the_chair and all(role.until == timezone.localdate() for role in person.current_roles):
        return "today is the last day"
    other = taken.get(person.contact_email.lower())
    return f"{other} has the same address" if other else ""


@transaction.atomic
def invite_all(council, *, seen, by):
    """Invite those of the planned whom somebody has `seen` (keys): returns how many, and who waits for a second person.

    Whoever was invited in the meantime is passed over.
    """
    in_turn(council)
    people = [person for person in planned(council).chosen if person.pk in seen]
    waiting = [person for person in people if do_or_propose(Act.INVITE, by=by, person=person)]
    return len(people) - len(waiting), waiting
