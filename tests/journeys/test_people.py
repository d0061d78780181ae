"""The Clerk brings people onto the site, and every page of theirs is looked at."""

import pytest
from playwright.sync_api import expect

from councils.models import Person, Seat
from tests.journeys.browsing import follow, press
from tests.makers import full_council, make_committee, make_group, make_person, make_seat


@pytest.fixture
def desk(page, clerk, sign_in):
    """A browser in which the clerk is signed in."""
    sign_in(page, clerk)
    return page


def fill_date(page, name, day, month, year):
    for part, value in (("day", day), ("month", month), ("year", year)):
        page.locator(f"input[name={name}_{part}]").fill(str(value))


def test_clerk_adds_a_councillor_and_invites_her(desk, look):
    desk.goto("/thornby/people/")
    follow(desk, "Add a person")
    look(desk, "person-add")
    desk.get_by_label("Full name").fill("Nora Quill")
    desk.get_by_label("Email address").fill("nora@example.org")
    desk.get_by_label("Councillor").check()
    fill_date(desk, "since", 11, 5, 2026)
    press(desk, "Add this person")
    look(desk, "person-added")
    follow(desk, "Give a role")
    desk.get_by_label("Officer", exact=True).check()
    look(desk, "role-give")
    press(desk, "Give this role")
    follow(desk, "Invite to make an account")
    look(desk, "person-invite")
    press(desk, "Send the invitation")
    expect(desk.get_by_text("Invited on")).to_be_visible()
    look(desk, "person-invited")


def test_clerk_seats_a_councillor(desk, look, council, councillor, chair):
    make_committee(council)
    desk.goto("/thornby/committees/")
    look(desk, "committees")
    follow(desk, "Staffing Committee")
    look(desk, "committee-empty")
    follow(desk, "Give one seat")
    desk.get_by_label("Person").select_option(label="Iris Lowe")
    desk.get_by_label("Vice-chair").check()
    fill_date(desk, "since", 11, 5, 2026)
    look(desk, "seat-give")
    press(desk, "Give this seat")
    assert Seat.objects.filter(person=councillor, office="vice_chair").exists()


def test_errors_are_said_and_nothing_typed_is_lost(desk, look):
    desk.goto("/thornby/people/add/")
    desk.get_by_label("Full name").fill("Maya Osei")
    desk.get_by_label("Email address").fill("maya@example.org")
    press(desk, "Add this person")
    look(desk, "person-add-refused")
    assert desk.get_by_label("Email address").input_value() == "maya@example.org"
    assert Person.objects.count() == 1


def test_pages_of_people_and_bodies(desk, look, council, councillor, chair, officer):
    make_group(council, "Residents", councillor)
    make_person(council, "Former Councillor", "councillor", until="2024-05-05")
    seat = make_seat(full_council(council), councillor)
    chair.seats.update(until="2026-05-11")
    membership = councillor.memberships.get()
    pages = {
        "people": "people/",
        "people-none-found": "people/?search=zzz",
        "person": f"people/{councillor.pk}/",
        "person-chair": f"people/{chair.pk}/",
        "person-change": f"people/{councillor.pk}/change/",
        "person-group": f"people/{councillor.pk}/group/",
        "role-end": f"people/{councillor.pk}/roles/{membership.pk}/end/",
        "full-council": f"committees/{seat.committee_id}/",
        "seat-end": f"committees/{seat.committee_id}/seats/{chair.seats.get().pk}/end/",
        "groups": "groups/",
        "council-settings": "settings/",
        "council-clerk": "",
    }
    for name, address in pages.items():
        desk.goto(f"/thornby/{address}")
        look(desk, name)


def test_start_and_council_page_of_everybody(new_page, look, council, councillor, sign_in):
    visitor = new_page()
    visitor.goto("/thornby/")
    look(visitor, "council-public")
    sign_in(visitor, councillor)
    visitor.goto("/")
    look(visitor, "start")
    visitor.goto("/thornby/")
    look(visitor, "council-councillor")
