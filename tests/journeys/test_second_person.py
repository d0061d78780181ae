"""A councillor resigns from the staffing committee: the Clerk asks, its chair finds what waits and confirms."""

import pytest
from playwright.sync_api import expect

from tests.grievances.formal import make_staffing
from tests.journeys.browsing import follow, press


@pytest.fixture
def staffing(council):
    return make_staffing(council)[1]


def test_what_waits_for_a_second_person_is_found_and_confirmed(new_page, look, sign_in, clerk, staffing):
    chair, leaver = staffing[:2]
    desk = new_page()
    sign_in(desk, clerk)
    address = f"/thornby/people/{leaver.pk}/"
    desk.goto(address)
    follow(desk, "End this role")
    expect(desk.get_by_text("A second person has to confirm this")).to_be_visible()
    for part, value in (("day", "30"), ("month", "11"), ("year", "2026")):
        desk.locator(f"input[name=until_{part}]").fill(value)
    desk.get_by_label("Resigned").check()
    look(desk, "second-person-beforehand")
    press(desk, "End this role")
    expect(desk.get_by_text("is not done yet")).to_be_visible()
    look(desk, "second-person-waits")
    confirm(new_page(), look, sign_in, chair, leaver)
    desk.goto(address)
    expect(desk.get_by_text("30 November 2026").first).to_be_visible()


def confirm(other, look, sign_in, chair, leaver):
    sign_in(other, chair)
    follow(other, "Changes that wait for a second person")
    look(other, "second-person-list")
    follow(other, f"End {leaver.name}’s role")
    look(other, "second-person-asked")
    other.get_by_label("Yes, I confirm it").check()
    press(other, "Send your answer")
    expect(other.get_by_text("Confirmed, and done.")).to_be_visible()
