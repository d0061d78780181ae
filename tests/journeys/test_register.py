"""The Clerk logs, decides and answers in a browser, in three ways: by mouse, by keyboard alone, without scripts."""

from contextlib import contextmanager

import pytest
from django.db import connection
from playwright.sync_api import expect

from requests_log.models import CouncillorRequest
from requests_log.models.choices import State
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_decided, make_entry

WORDS = "get Dave to cut the verge before Saturday"


@pytest.fixture
def register(council, councillor, officer):
    make_adopted(council)
    return f"/{council.slug}/requests/"


def fill_in(page):
    page.get_by_label("Subject").fill("Verge")
    page.get_by_label("The request in the councillor’s own words").fill(WORDS)
    page.get_by_label("Who asked?").select_option(label="Iris Lowe")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")


def expect_the_clause(page):
    finding = page.locator(".app-finding").first
    assert "Needs authority" in finding.inner_text()
    assert "A councillor must not seek to instruct any employee." in finding.inner_text()
    finding.get_by_role("link", name="Clause 2.2").click()
    page.wait_for_url("**#c-2.2")
    assert "must not seek to instruct" in page.locator(":target").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_clerk_logs_a_request_and_reaches_the_clause(new_page, clerk, sign_in, look, register, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, clerk)
    page.goto(register)
    look(page, "register-empty")
    page.get_by_role("main").get_by_role("link", name="Log a request").click()
    look(page, "request-new")
    fill_in(page)
    page.get_by_role("button", name="Log and check the request").click()
    look(page, "request-checked")
    expect_the_clause(page)


@contextmanager
def words_out_of_reach():
    """The database refuses the act in its middle."""
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE requests_log_entrywords RENAME TO out_of_reach")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE out_of_reach RENAME TO requests_log_entrywords")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_the_database_refused_is_sent_again_from_the_page_that_says_so(
    new_page, clerk, sign_in, look, register, scripts
):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    fill_in(page)
    with words_out_of_reach():
        page.get_by_role("button", name="Log and check the request").click()
        page.get_by_text("Nothing of what you sent was saved.").wait_for()
    look(page, "request-refused")
    assert WORDS in page.get_by_role("main").inner_text()
    page.get_by_role("button", name="Send it again").click()
    page.get_by_text("Logged as").first.wait_for()
    assert CouncillorRequest.objects.count() == 1


def tab_to(page, name):
    for _ in range(80):
        if page.evaluate("document.activeElement.name") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{name} cannot be reached by the keyboard")


def test_clerk_logs_a_request_by_keyboard_alone(page, clerk, sign_in, register):
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    tab_to(page, "subject")
    page.keyboard.type("Verge")
    tab_to(page, "words")
    page.keyboard.type(WORDS)
    tab_to(page, "asked_by")
    page.keyboard.type("Iris")
    tab_to(page, "kind")
    page.keyboard.type("A service")
    tab_to(page, "authority_ref")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/new/" not in url)
    assert "Needs authority" in page.locator("main").inner_text()


def test_what_is_wrong_is_said_and_what_was_typed_is_kept(page, clerk, sign_in, look, register):
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    page.get_by_label("The request in the councillor’s own words").fill(WORDS)
    page.get_by_role("button", name="Log and check the request").click()
    summary = page.locator(".govuk-error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name="Select who asked").click()
    assert page.evaluate("document.activeElement.name") == "asked_by"
    assert page.get_by_label("The request in the councillor’s own words").input_value() == WORDS
    look(page, "request-new-errors")


def test_clerk_decides_and_answers(page, council, councillor, clerk, sign_in, look, register):
    entry = make_entry(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto(entry.get_absolute_url())
    page.get_by_role("button", name="Acknowledge").click()
    page.get_by_label("Go ahead: it is in order as asked").check()
    page.get_by_role("button", name="Record the decision").click()
    assert "Give a reason" in page.locator(".govuk-error-summary").inner_text()
    look(page, "decision-without-reason")
    page.get_by_label("Reason").fill("Covered by minute 12/26.")
    page.get_by_role("button", name="Record the decision").click()
    look(page, "request-decided")
    page.get_by_role("button", name="Answer the request").click()
    look(page, "request-answered")
    happened = page.locator(".app-timeline").inner_text()
    for line in (
        "Logged",
        "Checked",
        "Acknowledged",
        "Decided: Go ahead",
        "Covered by minute 12/26.",
        "Answered by email",
    ):
        assert line in happened
    assert CouncillorRequest.objects.get().state == State.ANSWERED


def test_the_back_button_after_deciding_does_not_decide_twice(page, council, councillor, clerk, sign_in, register):
    entry = make_entry(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto(entry.get_absolute_url())
    page.get_by_label("Put it to the council or a committee").check()
    page.get_by_role("button", name="Record the decision").click()
    expect(page.get_by_role("main")).to_contain_text("The decision was recorded.")
    page.go_back()
    assert "Decided: Put it to the council" in page.locator(".app-timeline").inner_text()
    page.reload()
    assert entry.decisions.get().outcome == "refer"


def test_clerk_corrects_extends_and_pauses(page, council, councillor, clerk, sign_in, look, register):
    entry = make_decided(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto(entry.get_absolute_url())
    page.get_by_role("link", name="Extend").click()
    look(page, "request-extend")
    page.get_by_label("Somebody was away").check()
    page.get_by_label("Reason").fill("The map is being drawn.")
    page.get_by_role("button", name="Extend the time for the answer").click()
    page.get_by_role("link", name="Pause").click()
    page.get_by_label("Reason").fill("Waiting for the photograph.")
    page.get_by_role("button", name="Pause the count").click()
    assert "Paused since" in page.locator("main").inner_text()
    page.get_by_role("button", name="Let it go on").click()
    page.get_by_role("link", name="Correct this request").click()
    look(page, "request-correct")
    page.get_by_label("Why is it corrected?").fill("Misheard.")
    page.get_by_role("button", name="Correct and check again").click()
    assert "Corrected" in page.locator(".app-timeline").inner_text()


def test_the_register_is_searched(page, council, councillor, clerk, sign_in, look, register):
    make_entry(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto(f"{register}?q=verge")
    expect(page.get_by_role("link", name="Verge at Mill Lane")).to_be_visible()
    look(page, "register-found")
    page.goto(f"{register}?q=dinosaur")
    assert "Nothing found" in page.locator("main").inner_text()
    look(page, "register-nothing-found")
