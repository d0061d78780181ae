"""Acts on people and bodies that two do at the same moment, or one by a click too many."""

from datetime import date
from threading import Barrier, Thread

import pytest
from django.db import connection

from councils import services
from councils.errors import Overtaken, Refused
from councils.models import Invitation, Person, Role
from councils.models.bodies import Office
from tests.makers import make_committee, make_group, make_person

SPRING = date(2026, 5, 11)


def at_once(*acts):
    """Do all of them at the same moment, each in a connection of its own. Returns the refusals in words."""
    start, refusals = Barrier(len(acts)), []

    def do(act):
        start.wait()
        try:
            act()
        except (Refused, Overtaken) as refusal:
            refusals.append(str(refusal))
        finally:
            connection.close()

    threads = [Thread(target=do, args=[act]) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return refusals


def again(person):
    """The person as another page has fetched it."""
    return Person.objects.select_related("council").get(pk=person.pk)


@pytest.fixture
def nora(transactional_db, council):
    return make_person(council, "Nora Quill", contact_email="nora@example.org")


def test_two_clerks_at_once_fill_a_chair_once(transactional_db, council, councillor, chair, clerk, deputy):
    staffing = make_committee(council)
    seat = {"since": SPRING, "office": Office.CHAIR}
    refusals = at_once(
        lambda: services.seat_member(staffing, person=councillor, by=clerk, **seat),
        lambda: services.seat_member(staffing, person=chair, by=deputy, **seat),
    )
    assert staffing.seats.count() == len(refusals) == 1


def test_two_clerks_at_once_add_a_group_once(transactional_db, council, clerk, deputy):
    adds = [lambda by=by: services.add_group(council=council, name="Residents", by=by) for by in (clerk, deputy)]
    assert at_once(*adds) == ["There is already a group called Residents."]
    assert council.groups.count() == 1


def test_a_person_who_is_added_by_three_clicks_at_once_is_one_person(transactional_db, council, clerk):
    refusals = at_once(*[lambda: services.add_person(council=council, name="Nora Quill", by=clerk)] * 3)
    assert (council.people.filter(name="Nora Quill").count(), len(refusals)) == (1, 2)


def test_a_role_that_is_given_by_three_clicks_at_once_is_one_role(nora, clerk):
    refusals = at_once(*[lambda: services.give_role(again(nora), role=Role.OFFICER, since=SPRING, by=clerk)] * 3)
    assert (nora.memberships.count(), len(refusals)) == (1, 2)


def test_a_group_that_is_joined_by_three_clicks_at_once_is_joined_once(nora, council, clerk):
    group = make_group(council)
    refusals = at_once(*[lambda: services.join_group(again(nora), group=group, since=SPRING, by=clerk)] * 3)
    assert (nora.group_memberships.count(), len(refusals)) == (1, 2)


def test_of_two_invitations_at_once_the_later_one_is_open(nora, clerk):
    assert at_once(*[lambda: services.invite(again(nora), by=clerk)] * 2) == []
    assert Invitation.objects.open().filter(person=nora).count() == 1


def test_one_account_takes_one_of_two_places_that_it_accepts_at_once(nora, council, clerk):
    namesake = make_person(council, "N. Quill", contact_email=nora.contact_email)
    offers = [services.invite(person, by=clerk) for person in (nora, namesake)]
    [refusal] = at_once(*[lambda offer=offer: services.accept_invitation(offer, user=offer.user) for offer in offers])
    assert "already stands behind" in refusal
    assert council.people.filter(user=offers[0].user).count() == 1
