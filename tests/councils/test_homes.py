"""The first page of each kind of person: the ways that are theirs, council by council."""

import pytest
from bs4 import BeautifulSoup

from councils.models import Role
from councils.wording import uk_date_words
from grievances.models import Part
from grievances.services.instances import APPEAL
from grievances.workflow import Outcome
from tests.grievances.formal import appealed_case, declare, formal_case, invite, make_staffing, name_panel
from tests.grievances.makers import act, make_case
from tests.makers import client_of, make_person, make_role
from tests.requests_log.makers import make_answered, make_decided, make_draft, make_entry
from tests.test_queries import same_queries


def cards(person):
    """{name of a council: the words of the ways on its card}"""
    page = BeautifulSoup(client_of(person).get("/").content, "html.parser")
    for hidden in page.select(".govuk-visually-hidden"):
        hidden.decompose()
    ways = {
        card.h2.get_text(): card.select(".govuk-button, .govuk-button-group > .govuk-link, li")
        for card in page.select(".app-home")
    }
    return {name: [" ".join(way.get_text().split()) for way in found] for name, found in ways.items()}


def cases_of(person):
    """What the way to the cases says of them."""
    (way,) = [way for way in cards(person)["Thornby Parish Council"] if way.startswith("Your cases")] or [""]
    return way.removeprefix("Your cases ")


def test_a_clerk_logs_and_sees_what_the_register_waits_for(council, clerk, councillor):
    make_entry(council, councillor, clerk)
    make_decided(council, councillor, clerk)
    make_answered(council, councillor, clerk)
    make_draft(council, subject="Bins")
    assert cards(clerk)["Thornby Parish Council"] == [
        "Log a request",
        "Note one now, finish it later",
        "Set up the council 2 of 13 steps done",
        "Protocols",
        "Register of requests 1 to decide, 1 to answer",
        "To be finished 1 e-mail or note",
        "Reports",
        "Raise a concern in confidence",
        "People",
    ]


def test_a_councillor_sees_the_own_requests_alone(council, clerk, councillor, chair):
    make_entry(council, councillor, clerk)
    assert "My requests 1 with the Clerk" in cards(councillor)["Thornby Parish Council"]
    assert "My requests none with the Clerk" in cards(chair)["Thornby Parish Council"]


def test_an_officer_finds_the_protocol_and_the_way_to_raise_a_concern(officer):
    assert cards(officer) == {"Thornby Parish Council": ["Protocols", "Raise a concern in confidence"]}


def test_only_who_has_a_part_sees_that_there_are_cases(council, clerk, officer, councillor):
    make_case(council, officer)
    assert "Your cases a part in 1 open case" in cards(officer)["Thornby Parish Council"]
    assert "case" not in str(cards(councillor)).lower()


def test_two_councils_stand_beside_each_other_and_are_not_mixed(council, other_council, clerk, councillor):
    make_person(other_council, "M. Osei", Role.COUNCILLOR, user=clerk.user)
    make_entry(council, councillor, clerk)
    found = cards(clerk)
    assert found["Wexcombe Town Council"] == [
        "Protocols",
        "My requests none with the Clerk",
        "Reports",
        "Raise a concern in confidence",
    ]
    assert "Register of requests 1 to decide, 0 to answer" in found["Thornby Parish Council"]


def test_who_is_two_things_in_one_council_has_the_ways_of_both(council, councillor):
    make_role(councillor, Role.OFFICER)
    page = client_of(councillor).get("/").content.decode()
    assert "You are here as Iris Lowe, Officer and Councillor." in page
    assert "My requests" in page


def test_a_panel_and_the_handler_read_when_the_next_hearing_is(council, clerk, officer):
    _, people = make_staffing(council)
    case = formal_case(council, officer)
    name_panel(case, clerk, people)
    declare(case, *people[:3])
    day = uk_date_words(invite(case, clerk))
    for person in (clerk, people[0]):
        assert f"a part in 1 open case, next hearing {day}" in cases_of(person)
    assert cases_of(officer) == "a part in 1 open case"


def test_the_first_panel_does_not_read_when_the_appeal_is_heard(council, clerk, officer):
    _, people = make_staffing(council)
    case = appealed_case(council, officer, clerk, people)
    name_panel(case, clerk, people[3:], instance=APPEAL)
    declare(case, *people[3:6], instance=APPEAL)
    day = uk_date_words(invite(case, clerk, instance=APPEAL))
    for person in (clerk, people[3]):
        assert cases_of(person) == f"a part in 1 open case, next hearing {day}"
    assert cases_of(people[0]) == "a part in 1 open case"


def test_who_has_not_declared_interests_reads_no_date_of_a_hearing(council, clerk, officer):
    _, people = make_staffing(council)
    case = formal_case(council, officer)
    name_panel(case, clerk, people)
    declare(case, *people[:3])
    invite(case, clerk)
    Part.objects.filter(case=case, person=people[0]).update(declared_at=None)
    assert cases_of(people[0]) == "a part in 1 open case"
    assert "next hearing" in cases_of(people[1])


@pytest.mark.parametrize("kind", ["raiser", "minute_taker", "mediator", "witness", "companion"])
def test_who_sees_no_stage_does_not_read_from_the_number_that_a_case_was_closed(kind, council, officer, councillor):
    case = make_case(council, officer)
    Part.objects.create(case=case, council=council, kind=kind, person=councillor)
    assert cases_of(councillor) == "a part in 1 case"
    act(case, "withdraw", officer, words="No more of it.", outcome=Outcome.WITHDRAWN)
    assert cases_of(councillor) == "a part in 1 case"
    assert cases_of(officer) == ""


def test_many_cases_ask_no_more_often(council, clerk, officer):
    same_queries("/", client_of(officer), lambda number: make_case(council, officer), rows=6)
