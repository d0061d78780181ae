"""Makers of rows by state, for the tests of every app. Dates are days; nothing here writes history or sends mail."""

import time
from datetime import date

from allauth.account.models import EmailAddress
from django.test import Client

from councils.models import Committee, Council, Group, GroupMembership, Membership, Person, Role, Seat, User
from councils.models.bodies import Office

PASSWORD = "seven quiet lanes"
LONG_AGO = date(2023, 5, 15)


def make_council(name="Thornby Parish Council", slug="thornby", **fields):
    """A council with its full council as a body."""
    council = Council.objects.create(name=name, slug=slug, **fields)
    Committee.objects.create(council=council, name="Full council", is_full_council=True)
    return council


def make_user(email="ada@example.org", *, verified=True, **fields):
    """An account that can sign in with PASSWORD."""
    user = User.objects.create_user(email, PASSWORD, **fields)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=verified)
    return user


def make_person(council, name, role=None, *, since=LONG_AGO, until=None, post="", user=None, **fields):
    """Somebody to a council, with one role or none; without `user` there is no account."""
    person = Person.objects.create(council=council, name=name, user=user, **fields)
    if role:
        make_role(person, role, since=since, until=until, post=post)
    return person


def make_member(council, name, role=None, **fields):
    """A person with an account: "Iris Lowe" signs in as iris.lowe@example.org."""
    return make_person(council, name, role, user=make_user(f"{name.lower().replace(' ', '.')}@example.org"), **fields)


def make_role(person, role=Role.COUNCILLOR, *, since=LONG_AGO, until=None, post=""):
    return Membership.objects.create(person=person, role=role, since=since, until=until, post=post)


def make_committee(council, name="Staffing Committee"):
    return Committee.objects.create(council=council, name=name)


def make_seat(committee, person, office=Office.MEMBER, *, since=LONG_AGO, until=None, **fields):
    return Seat.objects.create(committee=committee, person=person, office=office, since=since, until=until, **fields)


def make_group(council, name="Residents", *people):
    group = Group.objects.create(council=council, name=name)
    for person in people:
        GroupMembership.objects.create(person=person, group=group, since=LONG_AGO)
    return group


def full_council(council):
    return council.committees.get(is_full_council=True)


def sign_in(client, user, *, seconds_ago=0):
    """As if the user had typed the password so long ago."""
    client.force_login(user)
    session = client.session
    session["account_authentication_methods"] = [{"method": "password", "at": time.time() - seconds_ago}]
    session["account_authentication_methods_user"] = str(user.pk)
    session.save()


def client_of(somebody=None):
    """A browser signed in as a person or an account; signed out for None."""
    client = Client()
    if somebody is not None:
        sign_in(client, getattr(somebody, "user", somebody))
    return client
