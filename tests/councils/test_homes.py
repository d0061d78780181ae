"""The first page of each kind of person: the ways that are theirs, council by council."""

from bs4 import BeautifulSoup

from councils.models import Role
from councils.wording import uk_date_words
from tests.grievances.formal import declare, formal_case, invite, make_staffing, name_panel
from tests.grievances.makers import make_case
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


def test_a_clerk_logs_and_sees_what_the_register_waits_for(council, clerk, councillor):
    make_entry(council, councillor, clerk)
    make_decided(council, councillor, clerk)
    make_answered(council, councillor, clerk)
    make_draft(council, subject="Bins")
    assert cards(clerk)["Thornby Parish Council"] == [
        "Log a request",
        "Note one now, finish it later",
        "Set up the council 2 of 12 steps done",
        "Protocols",
        "Register 1 to decide, 1 to answer",
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
    assert "Register 1 to decide, 0 to answer" in found["Thornby Parish Council"]


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
        assert f"Your cases a part in 1 open case, next hearing {day}" in cards(person)["Thornby Parish Council"]
    assert "Your cases a part in 1 open case" in cards(officer)["Thornby Parish Council"]


def test_many_cases_ask_no_more_often(council, clerk, officer):
    same_queries("/", client_of(officer), lambda number: make_case(council, officer), rows=6)
