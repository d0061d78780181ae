"""A clerk cannot take over a case about the clerk by way of seats, addresses or invitations."""

import pytest

from councils.errors import Refused
from councils.models import Event, Seat
from councils.services import change_person, proposals, seat_member
from councils.services.proposals import Act
from grievances.workflow import PartKind
from tests.grievances.formal import formal_case, make_staffing
from tests.makers import LONG_AGO, client_of, make_committee, make_person


@pytest.fixture
def staffing(council):
    return make_staffing(council)


@pytest.fixture
def friend(council):
    return make_person(council, "Hal Voss", "councillor", contact_email="hal@example.org")


def test_a_clerk_seats_nobody_on_the_body_that_hears_of_the_clerk(staffing, council, officer, clerk, friend):
    formal_case(council, officer, matter="treatment", subjects=[clerk])
    with pytest.raises(Refused, match="second person"):
        seat_member(staffing[0].staffing_body, person=friend, since=LONG_AGO, by=clerk)
    with pytest.raises(Refused, match="second person"):
        change_person(staffing[1][0], by=clerk, name="Somebody else")


def test_the_rule_is_the_same_without_a_case_and_so_betrays_none(staffing, clerk, friend):
    with pytest.raises(Refused, match="second person"):
        seat_member(staffing[0].staffing_body, person=friend, since=LONG_AGO, by=clerk)


def test_a_confirmed_change_is_on_the_timeline_that_the_handler_reads(staffing, council, officer, clerk, friend):
    body, members = staffing[0].staffing_body, staffing[1]
    case = formal_case(council, officer, matter="treatment", subjects=[clerk])
    handler = case.parts.get(kind=PartKind.HANDLER).person
    facts = {"since": LONG_AGO, "until": None, "office": "member"}
    row = proposals.do_or_propose(Act.GIVE_SEAT, by=clerk, person=friend, committee=body, facts=facts)
    proposals.confirm(row, by=members[3])
    assert Seat.objects.filter(person=friend).exists()
    line = Event.objects.get(stream=case.stream, kind="body-changed")
    assert line.data["asked_by"] == clerk.pk
    said = f"“Give a seat”, {friend.name}, asked for by {clerk.name}, confirmed by {members[3].name}"
    assert said in client_of(handler).get(case.get_absolute_url()).content.decode()
    assert "changed by two people" not in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_before_a_procedure_is_adopted_nothing_is_guarded(council, clerk, friend):
    seat_member(make_committee(council), person=friend, since=LONG_AGO, by=clerk)
