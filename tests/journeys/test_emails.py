"""E-mails in the Clerk's browser, and a session that ends while a long text is typed."""

import pytest

from councils.models import Session
from requests_log.models import CouncillorRequest
from tests.makers import PASSWORD
from tests.protocols.makers import make_adopted
from tests.requests_log.emails.letters import CLERK, OUTLOOK_FORWARD, WORDS, source
from tests.requests_log.makers import make_decided, make_draft

LONG = "A long text, typed with care.\n\n" * 20


@pytest.fixture
def register(council, councillor, officer, clerk):
    make_adopted(council)
    return f"/{council.slug}/requests/"


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_what_was_typed_outlives_the_session(new_page, clerk, sign_in, look, register, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    page.get_by_label("Subject").fill("Verge")
    page.get_by_label("The request in the councillor’s own words").fill(LONG)
    page.get_by_label("Who asked?").select_option(label="Iris Lowe")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")
    Session.objects.all().delete()
    page.get_by_role("button", name="Log and check the request").click()
    look(page, "form-signed-out")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in again").click()
    other = opened.value
    other.locator("input[name=login]").fill(clerk.user.email)
    other.locator("input[name=password]").fill(PASSWORD)
    other.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    other.get_by_role("heading", name="You are still signed in").wait_for()
    page.get_by_role("button", name="I have signed in: continue").click()
    look(page, "form-send-again")
    page.get_by_role("button", name="Send it now").click()
    page.wait_for_url(lambda url: "/new/" not in url)
    assert CouncillorRequest.objects.get().all_words.get().text == LONG.strip()


def test_the_back_button_after_logging_logs_nothing_more(page, clerk, sign_in, register):
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    page.get_by_label("Subject").fill("Verge")
    page.get_by_label("The request in the councillor’s own words").fill(WORDS)
    page.get_by_label("Who asked?").select_option(label="Iris Lowe")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")
    page.get_by_role("button", name="Log and check the request").dblclick()
    page.wait_for_url(lambda url: "/new/" not in url)
    page.go_back()
    assert CouncillorRequest.objects.count() == 1


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_an_eml_is_dropped_and_logged(new_page, clerk, sign_in, look, register, scripts):
    page = new_page(java_script_enabled=scripts)
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    page.get_by_text("Fill the form from an e-mail").click()
    look(page, "request-from-email")
    eml = {"name": "verge.eml", "mimeType": "message/rfc822", "buffer": source(Cc="Jo Bell <jo@example.com>")}
    page.set_input_files("input[type=file]", eml)
    page.get_by_role("button", name="Read the e-mail").click()
    look(page, "request-filled")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")
    page.get_by_role("button", name="Log and check the request").click()
    assert "Jo Bell <jo@example.com>" in page.locator("main").inner_text()


@pytest.fixture
def drafts(council, register):
    make_draft(council, source(OUTLOOK_FORWARD, From=CLERK, Subject="FW: The verge at Mill Lane"))
    make_draft(council, source(Subject="When is the office open?", Message_ID="<2@x>"))
    make_draft(council, source(Subject="Lottery", From="win@example.com", Message_ID="<3@x>"))
    return f"{register}waiting/"


def test_a_waiting_email_is_logged(page, clerk, sign_in, look, register, drafts):
    sign_in(page, clerk)
    page.goto(register)
    look(page, "register-with-drafts")
    page.get_by_role("link", name="The verge at Mill Lane").click()
    look(page, "draft")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")
    page.get_by_role("button", name="Log and check the request").click()
    assert CouncillorRequest.objects.get().asked_by.name == "Iris Lowe"


def test_one_email_is_answered_and_one_discarded(page, clerk, sign_in, look, drafts):
    sign_in(page, clerk)
    page.goto(drafts)
    look(page, "drafts")
    page.get_by_role("link", name="When is the office open?").click()
    page.get_by_role("link", name="Answer without an entry").click()
    look(page, "draft-answer")
    page.get_by_label("Your answer").fill("From 9 to 12.")
    page.get_by_role("button", name="Send the answer").click()
    page.get_by_role("link", name="Lottery").click()
    look(page, "draft-unknown")
    page.get_by_role("link", name="Discard it").click()
    look(page, "draft-discard")
    page.get_by_role("button", name="Discard it").click()
    assert "Lottery" not in page.locator("main").inner_text()


def test_an_answer_in_the_councils_own_words_given_by_email(page, council, councillor, clerk, sign_in, look, register):
    entry = make_decided(council, councillor, clerk)
    sign_in(page, clerk)
    page.goto(f"{register}wording/")
    look(page, "wordings")
    page.get_by_role("link", name="Put it to the council or a committee").click()
    page.get_by_label("What the answer says").fill("Dear {name}")
    page.get_by_role("button", name="Save the wording").click()
    look(page, "wording-broken")
    page.get_by_label("What the answer says").fill("It goes to the committee, {councillor}.")
    page.get_by_role("button", name="Save the wording").click()
    page.goto(entry.get_absolute_url())
    assert page.get_by_label("Your answer").input_value() == "It goes to the committee, Iris Lowe."
    page.get_by_text("You have answered by e-mail already").click()
    page.get_by_label("Or paste the e-mail").fill("Sent by my own hand.")
    page.get_by_role("button", name="Read the e-mail").click()
    look(page, "answer-from-email")
    page.get_by_role("button", name="Answer the request").click()
    assert "Answered, recorded without a mail" in page.locator(".app-timeline").inner_text()
