"""The councils of the demo and who is who in them."""

from allauth.account.models import EmailAddress

from councils import services
from councils.first_steps import WHOLE_LIST
from councils.models import Council, Person, User
from councils.services.first_steps import tick
from protocol_site.demo import script

CLERK = "Judith Amory"


def seed_council(told):
    """The council as people.toml tells it, unless it is there."""
    council = Council.objects.filter(slug=told["slug"]).first()
    if council is None:
        fields = ("slug", "name", "principal_council", "email", "website")
        council = Council.objects.create(**{name: told[name] for name in fields if name in told})
        clerk = _add_persons(council, told["people"])
        _add_bodies(council, told, clerk)
        _give_accounts(council, told["people"], clerk)
        # Nobody sets the demo up.
        tick(council, name=WHOLE_LIST, by=clerk)
    return council


def clerk_of(council):
    return Person.objects.get(council=council, name=CLERK)


def _add_persons(council, persons):
    """Returns the Clerk, who comes first and whom nobody of the council could bring in."""
    clerk = None
    for told in persons:
        address = told.get("account") or told.get("email", "")
        person = services.add_person(council=council, name=told["name"], by=clerk, contact_email=address)
        for role in told["roles"]:
            services.give_role(person, by=clerk, **role)
        clerk = clerk or person
    return clerk


def _add_bodies(council, told, clerk):
    bodies = {
        told["full_council"]: services.add_committee(
            council=council, name=told["full_council"], by=clerk, is_full_council=True
        )
    }
    for name in told.get("committees", ()):
        bodies[name] = services.add_committee(council=council, name=name, by=clerk)
    groups = {name: services.add_group(council=council, name=name, by=clerk) for name in told.get("groups", ())}
    for member in told["people"]:
        person = council.people.get(name=member["name"])
        for seat in member.get("seats", ()):
            terms = {name: value for name, value in seat.items() if name != "body"}
            services.seat_member(bodies[seat["body"]], person=person, by=clerk, **terms)
        if "group" in member:
            since = member["roles"][0]["since"]
            services.join_group(person, group=groups[member["group"]], since=since, by=clerk)


def _give_accounts(council, persons, clerk):
    for told in persons:
        person = council.people.get(name=told["name"])
        if "account" in told:
            user = _account(told["account"])
            services.accept_invitation(services.invite(person, by=clerk), user=user)
        elif told.get("invited"):
            services.invite(person, by=clerk)


def _account(address):
    user = User.objects.filter(email=address).first()
    if user is None:
        user = User.objects.create_user(address, script.password())
        EmailAddress.objects.create(user=user, email=address, primary=True, verified=True)
    return user
