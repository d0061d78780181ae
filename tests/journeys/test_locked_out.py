"""Somebody who is locked out gets back in: without a password by a mailed link, without a second step by two others."""

import re

from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.core import mail

from tests.journeys.browsing import press, sign_in_by_form
from tests.makers import full_council, make_seat

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


def test_two_of_the_council_let_somebody_back_in_who_has_lost_the_second_step(
    new_page, look, sign_in, council, officer, clerk, councillor
):
    make_seat(full_council(council), councillor, office="chair")
    TOTP.activate(officer.user, generate_totp_secret())
    ask(new_page(), look, officer)
    address = link_to("/thornby/second-step/")
    for person, told in ((clerk, "It waits for one more"), (councillor, "It was reset on")):
        other = new_page(java_script_enabled=person == clerk)
        sign_in(other, person)
        other.goto(address)
        agree(other, look, f"by-{person.pk}", told)
    page = new_page()
    sign_in_by_form(page, officer)
    page.get_by_role("banner").get_by_text("Sign out").wait_for()


def ask(page, look, person):
    sign_in_by_form(page, person)
    page.get_by_role("link", name="I have lost my recovery codes as well").click()
    look(page, "second-step-lost")
    press(page, "Send me the link")
    page.get_by_text("We have sent a link").wait_for()
    page.goto(link_to("/accounts/second-step/lost/"))
    look(page, "second-step-link")
    press(page, "Ask them")
    page.get_by_role("heading", name="They have been asked").wait_for()
    look(page, "second-step-asked")
    page.goto("/accounts/second-step/lost/wrong/")
    look(page, "second-step-link-wrong")


def agree(page, look, name, told):
    look(page, f"second-step-answer-{name}")
    press(page, "Send your answer")
    page.locator(".govuk-error-summary").wait_for()
    look(page, f"second-step-answer-missing-{name}")
    page.get_by_label("Yes, face to face").check()
    press(page, "Send your answer")
    page.get_by_text(told).wait_for()
    look(page, f"second-step-answered-{name}")


def link_to(path):
    """The path of the newest link in a mail that begins so."""
    return re.findall(rf"https?://[^/]+({path}\S+)", "\n".join(message.body for message in mail.outbox))[-1]
