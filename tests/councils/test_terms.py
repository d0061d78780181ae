"""Access comes and goes with roles; the chair of the council stays on until a successor takes the chair."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils.access import access_to, people_with, persons_with_roles, roles_of
from councils.models import Person, Role, Seat
from councils.models.bodies import Ending, Office
from tests.makers import LONG_AGO, full_council, make_committee, make_person, make_role, make_seat

LAST_DAY = date(2026, 5, 11)
DAY_AFTER = LAST_DAY + timedelta(days=1)


def roles_on(person, day):
    return roles_of(persons_with_roles(day).get(pk=person.pk))


def chairs_on(council, day):
    seats = Seat.objects.current(day).filter(committee=full_council(council), office=Office.CHAIR)
    return [seat.person.name for seat in seats]


@pytest.mark.parametrize("role", Role)
def test_role_ends_with_its_last_day(council, role):
    person = make_person(council, "Nora Quill", role, until=LAST_DAY)
    assert roles_on(person, LAST_DAY) == {role}
    assert roles_on(person, DAY_AFTER) == set()


def test_role_begins_with_its_first_day(council):
    person = make_person(council, "Nora Quill", Role.OFFICER, since=DAY_AFTER)
    assert roles_on(person, LAST_DAY) == set()
    assert roles_on(person, DAY_AFTER) == {Role.OFFICER}


def test_somebody_may_hold_two_roles(council):
    person = make_person(council, "Nora Quill", Role.COUNCILLOR)
    make_role(person, Role.CLERK)
    assert roles_on(person, LAST_DAY) == {Role.COUNCILLOR, Role.CLERK}


def test_clerk_whose_role_ended_yesterday_is_a_stranger_today(clerk, client):
    client.force_login(clerk.user)
    assert client.get("/thornby/people/").status_code == 200
    clerk.memberships.update(until=timezone.localdate() - timedelta(days=1))
    assert client.get("/thornby/people/").status_code == 404


@pytest.fixture
def outgoing(council):
    """A chair whose terms as councillor and as chair are both over."""
    person = make_person(council, "Samir Nath", Role.COUNCILLOR, until=LAST_DAY)
    make_seat(full_council(council), person, Office.CHAIR, until=LAST_DAY)
    return person


def test_chair_stays_in_office_and_a_member_after_the_term(council, outgoing):
    assert chairs_on(council, DAY_AFTER) == ["Samir Nath"]
    assert roles_on(outgoing, DAY_AFTER) == {Role.COUNCILLOR}


def test_chair_goes_when_the_successor_takes_the_chair(council, outgoing):
    successor = make_person(council, "Iris Lowe", Role.COUNCILLOR)
    make_seat(full_council(council), successor, Office.CHAIR, since=DAY_AFTER + timedelta(days=7))
    assert chairs_on(council, DAY_AFTER) == ["Samir Nath"]
    assert chairs_on(council, DAY_AFTER + timedelta(days=7)) == ["Iris Lowe"]
    assert roles_on(outgoing, DAY_AFTER + timedelta(days=7)) == set()


@pytest.mark.parametrize("why", [why for why in Ending if why != Ending.TERM])
def test_chair_who_went_before_the_term_was_over_does_not_stay(council, outgoing, why):
    Seat.objects.update(ended_because=why)
    assert chairs_on(council, DAY_AFTER) == []
    assert roles_on(outgoing, DAY_AFTER) == set()


def test_chair_of_a_committee_does_not_stay(council):
    person = make_person(council, "Samir Nath", Role.COUNCILLOR, until=LAST_DAY)
    make_seat(make_committee(council), person, Office.CHAIR, until=LAST_DAY)
    assert not Seat.objects.current(DAY_AFTER).exists()
    assert roles_on(person, DAY_AFTER) == set()


def test_vice_chair_of_the_council_does_not_stay(council):
    person = make_person(council, "Samir Nath", Role.COUNCILLOR, until=LAST_DAY)
    make_seat(full_council(council), person, Office.VICE_CHAIR, until=LAST_DAY)
    assert not Seat.objects.current(DAY_AFTER).exists()


def test_account_in_two_councils_is_to_each_what_its_person_is(council, other_council, clerk):
    Person.objects.create(council=other_council, name="M. Osei", user=clerk.user)
    assert access_to(clerk.user, "thornby").is_clerk
    assert access_to(clerk.user, "wexcombe").person.name == "M. Osei"
    assert not access_to(clerk.user, "wexcombe").belongs


def test_people_with_a_role_are_those_of_one_council_and_one_day(council, clerk, councillor, outsider):
    make_person(council, "Former Clerk", Role.CLERK, since=LONG_AGO, until=LONG_AGO)
    assert people_with(council, Role.CLERK) == [clerk]
