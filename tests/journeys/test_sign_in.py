from playwright.sync_api import expect

from tests.journeys.browsing import sign_in_by_form
from tests.makers import PASSWORD


def test_sign_in_page_can_be_read_by_everybody(page, look):
    page.goto("/accounts/login/")
    look(page, "sign-in")


def test_clerk_signs_in(page, clerk):
    sign_in_by_form(page, clerk)
    expect(page.get_by_role("banner").get_by_text("Sign out")).to_be_visible()


def test_clerk_signs_in_without_scripts(page_without_js, clerk):
    sign_in_by_form(page_without_js, clerk)
    expect(page_without_js.get_by_role("banner").get_by_text("Sign out")).to_be_visible()


def test_clerk_signs_in_by_keyboard_alone(page, clerk):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").focus()
    page.keyboard.type(clerk.user.email)
    while page.evaluate("document.activeElement.name") != "password":
        page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def test_wrong_password_is_said_in_the_error_summary(page, look, clerk):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(clerk.user.email)
    page.locator("input[name=password]").fill("not the password")
    page.keyboard.press("Enter")
    summary = page.locator(".govuk-error-summary")
    summary.wait_for()
    assert "email address" in summary.inner_text().lower()
    look(page, "sign-in-refused")


def test_inline_script_does_not_run(new_page):
    page = new_page()
    page.goto("/accounts/login/")
    page.evaluate("document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))")
    assert page.evaluate("window.ran") is None
    assert any("Content Security Policy" in problem for problem in page.watch.problems)
    page.watch.problems.clear()
