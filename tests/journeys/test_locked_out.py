"""Somebody who has forgotten the password is locked out, and gets back in by the mailed link."""

import re

from django.core import mail

NEW = "nine quiet orchards"


def test_after_too_many_attempts_the_mailed_link_lets_somebody_back_in(page, look, councillor):
    page.goto("/accounts/login/")
    for _ in range(6):
        page.locator("input[name=login]").fill(councillor.user.email)
        page.locator("input[name=password]").fill("not the password")
        page.keyboard.press("Enter")
        page.locator(".govuk-error-summary").wait_for()
    assert "Too many" in page.locator(".govuk-error-summary").inner_text()
    look(page, "sign-in-locked")
    page.get_by_role("link", name="I have forgotten my password").click()
    page.locator("input[name=email]").fill(councillor.user.email)
    page.get_by_role("button", name="Send the link").click()
    look(page, "password-link-sent")
    link = re.search(r"https?://[^/]+(/accounts/password/\S+)", mail.outbox[-1].body)[1]
    page.goto(link)
    look(page, "password-new")
    for name in ("password1", "password2"):
        page.locator(f"input[name={name}]").fill(NEW)
    page.get_by_role("main").get_by_role("button").last.click()
    page.get_by_role("banner").get_by_text("Sign out").wait_for()
    councillor.user.refresh_from_db()
    assert councillor.user.check_password(NEW)
