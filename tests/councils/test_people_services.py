"""What the acts on people and bodies allow and refuse, and what they leave in the history."""

from datetime import date, timedelta

import pytest

from councils import history, services
from councils.errors import Refused
from councils.models import Role, Seat
from councils.models.bodies import Ending, Office
from councils.services.people import stream_of
from tests.makers import (
    LONG_AGO,
    full_council,
    make_committee,
    make_group,
    make_person,
    make_role,
    make_seat,
)

SPRING, SUMMER = date(2026, 5, 11), date(2026, 7, 1)


def kinds(thing):
    return [event.kind for event in history.timeline(stream_of(thing))]


@pytest.fixture
def staffing(council):
    return make_committee(council)


def test_nobody_gives_a_role_to_himself(clerk):
    with pytest.raises(Refused, match="You cannot give a role to yourself"):
        services.give_role(clerk, role=Role.COUNCILLOR, since=SPRING, by=clerk)


def test_nobody_ends_a_role_of_his_own(clerk):
    with pytest.raises(Refused, match="yourself"):
        services.end_membership(clerk.memberships.get(), until=SPRING, by=clerk)


def test_nobody_seats_himself(staffing, clerk):
    with pytest.raises(Refused, match="You cannot give a seat to yourself"):
        services.seat_member(staffing, person=clerk, since=SPRING, by=clerk)


def test_nobody_ends_a_seat_of_his_own(staffing, clerk):
    with pytest.raises(Refused, match="yourself"):
        services.end_seat(make_seat(staffing, clerk), until=SPRING, by=clerk)


def test_same_role_twice_at_a_time_is_refused(councillor, clerk):
    with pytest.raises(Refused, match="already holds this role"):
        services.give_role(councillor, role=Role.COUNCILLOR, since=LONG_AGO - timedelta(days=30), by=clerk)


def test_role_comes_back_after_a_gap(council, clerk):
    nora = make_person(council, "Nora Quill", Role.COUNCILLOR, until=SPRING)
    services.give_role(nora, role=Role.COUNCILLOR, since=SUMMER, by=clerk)
    assert kinds(nora) == ["role_given"]


def test_role_cannot_end_before_it_begins(councillor, clerk):
    with pytest.raises(Refused, match="before the first"):
        services.end_membership(councillor.memberships.get(), until=LONG_AGO - timedelta(days=1), by=clerk)


def test_seats_of_a_councillor_end_with_the_role(councillor, staffing, clerk):
    seat = make_seat(staffing, councillor)
    services.end_membership(councillor.memberships.get(), until=SPRING, by=clerk, ended_because=Ending.RESIGNED)
    seat.refresh_from_db()
    assert (seat.until, seat.ended_because) == (SPRING, Ending.RESIGNED)
    assert kinds(staffing) == ["seat_ended"]


def test_seats_stay_when_the_next_term_follows_at_once(councillor, staffing, clerk):
    make_seat(staffing, councillor)
    make_role(councillor, Role.COUNCILLOR, since=SPRING + timedelta(days=1))
    services.end_membership(councillor.memberships.get(since=LONG_AGO), until=SPRING, by=clerk)
    assert Seat.objects.get().until is None


def test_somebody_of_another_council_gets_no_seat(staffing, outsider, clerk):
    with pytest.raises(Refused, match="is not a person of this council"):
        services.seat_member(staffing, person=outsider, since=SPRING, by=clerk)


def test_second_seat_on_a_committee_is_refused_also_before_the_first(staffing, councillor, clerk):
    make_seat(staffing, councillor, since=SUMMER)
    with pytest.raises(Refused, match="already has a seat"):
        services.seat_member(staffing, person=councillor, since=SPRING, by=clerk)


@pytest.mark.parametrize("office", [Office.CHAIR, Office.VICE_CHAIR])
def test_committee_has_one_of_each_office_at_a_time(staffing, councillor, chair, clerk, office):
    make_seat(staffing, chair, office)
    with pytest.raises(Refused, match="Samir Nath is"):
        services.seat_member(staffing, person=councillor, since=SPRING, by=clerk, office=office)


def test_successor_takes_the_chair_from_one_who_stays_on(council, councillor, chair, clerk):
    services.end_seat(chair.seats.get(), until=SPRING, by=clerk)
    services.seat_member(full_council(council), person=councillor, since=SUMMER, by=clerk, office=Office.CHAIR)
    assert [seat.person for seat in Seat.objects.current(SUMMER)] == [councillor]


def test_chair_may_succeed_himself(council, chair, clerk):
    services.end_seat(chair.seats.get(), until=SPRING, by=clerk)
    services.seat_member(full_council(council), person=chair, since=SUMMER, by=clerk, office=Office.CHAIR)
    assert chair.seats.current(SUMMER).count() == 1


def test_chair_who_stays_on_may_resign(chair, clerk):
    services.end_seat(chair.seats.get(), until=SPRING, by=clerk)
    services.end_seat(chair.seats.get(), until=SUMMER, by=clerk, ended_because=Ending.RESIGNED)
    assert not chair.seats.current(SUMMER + timedelta(days=1)).exists()


def test_seat_that_has_ended_cannot_end_again(staffing, councillor, clerk):
    seat = make_seat(staffing, councillor, until=SPRING)
    with pytest.raises(Refused, match="already ended"):
        services.end_seat(seat, until=SUMMER, by=clerk)


def test_joining_a_group_leaves_the_one_before_on_the_day_before(council, councillor, clerk):
    make_group(council, "Residents", councillor)
    green = make_group(council, "Green")
    services.join_group(councillor, group=green, since=SPRING, by=clerk)
    assert [m.group for m in councillor.group_memberships.current(SPRING)] == [green]
    assert councillor.group_memberships.get(group__name="Residents").until == SPRING - timedelta(days=1)


def test_leaving_a_group_joins_no_other(council, councillor, clerk):
    make_group(council, "Residents", councillor)
    services.join_group(councillor, group=None, since=SPRING, by=clerk)
    assert not councillor.group_memberships.current(SPRING).exists()
    assert kinds(councillor) == ["group_left"]


def test_group_cannot_be_joined_before_one_that_was_joined_later(council, councillor, clerk):
    green = make_group(council, "Green")
    services.join_group(councillor, group=green, since=SUMMER, by=clerk)
    with pytest.raises(Refused, match="choose a later day"):
        services.join_group(councillor, group=make_group(council, "Residents"), since=SPRING, by=clerk)


@pytest.mark.parametrize("name", ["Staffing Committee", "staffing committee"])
def test_name_of_a_committee_is_used_once(council, staffing, clerk, name):
    with pytest.raises(Refused, match="already a committee called"):
        services.add_committee(council=council, name=name, by=clerk)


def test_two_councils_may_have_committees_of_one_name(other_council, staffing, outsider):
    assert services.add_committee(council=other_council, name=staffing.name, by=outsider)


def test_committee_may_change_the_case_of_its_own_name(staffing, clerk):
    services.rename_committee(staffing, name="STAFFING COMMITTEE", by=clerk)
    assert kinds(staffing) == ["renamed"]


def test_namesakes_have_to_be_told_apart(council, councillor, clerk):
    with pytest.raises(Refused, match="middle initial"):
        services.add_person(council=council, name="iris lowe", by=clerk)


def test_clerk_does_not_change_the_address_of_an_account(councillor, clerk):
    with pytest.raises(Refused, match="Only Iris Lowe can change"):
        services.change_person(councillor, by=clerk, contact_email="new@example.org")


def test_change_that_changes_nothing_leaves_no_trace(councillor, clerk):
    services.change_person(councillor, by=clerk, name=councillor.name, contact_email="")
    assert kinds(councillor) == []


def test_invitation_needs_an_address(council, clerk):
    with pytest.raises(Refused, match="Enter an email address"):
        services.invite(make_person(council, "Ned Marsh"), by=clerk)


def test_address_of_another_person_of_the_council_is_not_invited(council, councillor, clerk):
    ned = make_person(council, "Ned Marsh", contact_email=councillor.user.email)
    with pytest.raises(Refused, match="already uses that account"):
        services.invite(ned, by=clerk)


def test_inviting_again_closes_the_invitation_before(council, clerk):
    ned = make_person(council, "Ned Marsh", contact_email="ned@example.org")
    first, second = services.invite(ned, by=clerk), services.invite(ned, by=clerk)
    assert list(ned.invitations.open()) == [second]
    assert first.user == second.user


@pytest.mark.parametrize("role", [Role.CLERK, Role.DEPUTY_CLERK])
def test_deputy_gives_and_ends_no_role_of_a_clerk(council, clerk, deputy, role):
    puppet = make_person(council, "Nobody Atall")
    with pytest.raises(Refused, match="Only the Clerk"):
        services.give_role(puppet, role=role, since=date.today(), by=deputy)
    with pytest.raises(Refused, match="Only the Clerk"):
        services.end_membership(clerk.memberships.get(), until=date.today(), by=deputy)


def test_a_role_does_not_end_before_a_seat_that_has_begun(council, clerk, councillor):
    make_seat(full_council(council), councillor, since=date.today())
    with pytest.raises(Refused, match="Choose that day or a later one"):
        services.end_membership(councillor.memberships.get(), until=date.today() - timedelta(days=1), by=clerk)
