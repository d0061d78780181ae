"""A clerk with an empty site: the council, its people, its committee, invitations, in one sitting."""

import pytest

from councils import beginning
from councils.models import Council, Invitation
from tests.journeys.browsing import follow, press

PASSWORD = "seven quiet lanes"
PEOPLE = """Name,Email,Role
Cllr Iris Lowe,iris@example.org,Chair
Samir Nath,samir at example,
Rhoda Pike,,Village warden"""


@pytest.fixture
def begun(page, look, transactional_db):
    """The page of a clerk who has just set up the council."""
    page.goto("/")
    look(page, "set-up")
    page.get_by_label("Set-up code").fill("ABCD")
    page.get_by_label("Name of the council").fill("Thornby Parish Council")
    page.get_by_label("Full name of the Clerk").fill("Maya Osei")
    page.get_by_label("Email address of the Clerk").fill("maya@thornby.example")
    press(page, "Set up the council")
    look(page, "set-up-errors")
    page.get_by_label("Set-up code").fill(beginning.setup_code())
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password again").fill(PASSWORD)
    press(page, "Set up the council")
    return page


def add_people(page, look):
    follow(page, "Councillors and officers")
    press(page, "Continue")
    look(page, "people-list-errors")
    page.get_by_label("Type or paste them").fill(PEOPLE)
    press(page, "Continue")
    page.get_by_text("The headings were found in row 1").click()
    look(page, "people-list-check")
    press(page, "Correct the list here")
    look(page, "people-list-correct")
    page.get_by_label("Type or paste them").fill(PEOPLE.replace("samir at example", "samir@example.org"))
    press(page, "Continue")
    press(page, "Add 3 people")
    assert "3 people are added" in page.locator("main").inner_text()


def fill_committee(page, look):
    follow(page, "Committees and who sits on them")
    follow(page, "Add a committee")
    page.get_by_label("Name of the committee").fill("Staffing Committee")
    press(page, "Save")
    follow(page, "Give several seats")
    page.get_by_label("Chair", exact=True).select_option(label="Samir Nath")
    page.get_by_label("Iris Lowe").check()
    look(page, "seats-together")
    press(page, "Give these seats")


def test_a_council_is_set_up(begun, look):
    page = begun
    follow(page, "Set up the council")
    look(page, "first-steps")
    follow(page, "What you call your officer")
    press(page, "Save")
    add_people(page, look)
    fill_committee(page, look)
    page.get_by_role("navigation").get_by_role("link", name="Set up", exact=True).click()
    follow(page, "Invitations")
    look(page, "invite-all")
    press(page, "Send 2 invitations")
    look(page, "first-steps-half-done")
    assert "5 of 13 steps are done." in page.locator("main").inner_text()
    press(page, "Limits")
    assert "6 of 13 steps are done." in page.locator("main").inner_text()
    body = Council.objects.get().committees.get(is_full_council=False)
    assert body.seats.count() == Invitation.objects.count() == 2
