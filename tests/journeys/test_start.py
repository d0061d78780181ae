"""The start page, the count of a date, and the link for one's own calendar."""

from tests.makers import client_of
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry


def test_clerk_goes_from_what_is_due_to_its_count_and_to_the_act(page, council, councillor, clerk, sign_in, look):
    make_entry(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto("/")
    look(page, "start-clerk")
    page.locator(".app-due a").first.click()
    look(page, "deadline")
    assert "Day by day" in page.locator("main").inner_text()
    page.goto("/")
    page.get_by_role("link", name="Decide and answer").first.click()
    assert "Verge at Mill Lane" in page.locator("h1").inner_text()


def test_councillor_with_nothing_due_is_shown_the_way(page, council, councillor, sign_in, look):
    sign_in(page, councillor)
    page.goto("/")
    look(page, "start-councillor")
    page.get_by_role("link", name="Protocols").first.click()
    look(page, "protocols-none-for-councillor")


def test_somebody_makes_and_revokes_a_calendar_link(page, clerk, sign_in, look):
    sign_in(page, clerk)
    page.goto("/accounts/calendar/")
    look(page, "calendar-none")
    page.get_by_role("button", name="Make a link").click()
    look(page, "calendar-made")
    address = page.locator(".govuk-inset-text").inner_text().strip()
    path = "/" + address.split("/", 3)[3]
    assert client_of(None).get(path).status_code == 200
    page.goto("/accounts/calendar/")
    page.get_by_role("link", name="Revoke").first.click()
    look(page, "calendar-revoke")
    page.get_by_role("button", name="Revoke the link").click()
    assert client_of(None).get(path).status_code == 404


def test_error_pages_are_readable(page, council, councillor, sign_in, look):
    sign_in(page, councillor)
    for address, name in ((f"/{council.slug}/requests/", "403"), (f"/{council.slug}/nothing-here/", "404")):
        page.goto(address)
        look(page, f"page-{name}")
    page.watch.problems.clear()


def test_a_resident_finds_the_protocol_from_the_front_door(page, council, look):
    make_adopted(council)
    page.goto("/")
    page.get_by_role("link", name="read the protocol of a council").click()
    look(page, "councils")
    page.get_by_role("link", name=council.name).click()
    page.get_by_role("link", name="The protocols in force").click()
    page.get_by_role("link", name="Protocol for councillors and staff").click()
    assert "must not seek to instruct" in page.locator("main").inner_text()
