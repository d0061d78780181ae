"""Second factors in a real browser, with an authenticator that Chromium plays; and the end of a session."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value

from tests.journeys.browsing import follow, press, sign_in_by_form
from tests.makers import PASSWORD

AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture(autouse=True)
def it_is_required(settings):
    settings.SECOND_FACTOR_REQUIRED = True


@pytest.fixture
def sign_in():
    return sign_in_by_form


class Key:
    """A passkey device that answers for the page's browser."""

    def __init__(self, page):
        self.session = page.context.new_cdp_session(page)
        self.session.send("WebAuthn.enable")
        made = self.session.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        self.id = made["authenticatorId"]

    def recognises_its_owner(self, yes):
        self.session.send("WebAuthn.setUserVerified", {"authenticatorId": self.id, "isUserVerified": yes})


def sign_out(page):
    page.goto("/accounts/logout/")
    press(page, "Sign out")
    page.wait_for_url("**/accounts/login/")


def code_of(page):
    key = re.search(r"[A-Z2-7]{4}( [A-Z2-7]{4}){7}", page.get_by_role("main").inner_text())[0].replace(" ", "")
    return key, format_hotp_value(hotp_value(key, int(time.time()) // 30))


def add_passkey(page, look, key):
    """From the page that says that one is needed; refused by the device at first."""
    page.get_by_text("needs a second step").wait_for()
    look(page, "second-step")
    follow(page, "Add a passkey")
    refusal = page.get_by_text("The passkey was not used")
    assert refusal.is_hidden()
    look(page, "passkey-add")
    key.recognises_its_owner(False)
    press(page, "Add the passkey")
    refusal.wait_for()
    look(page, "passkey-refused")
    key.recognises_its_owner(True)
    press(page, "Add the passkey")
    page.wait_for_url("**/recovery-codes/")


def test_clerk_sets_up_a_passkey_and_signs_in_with_it(page, look, clerk, sign_in):
    key = Key(page)
    sign_in(page, clerk)
    add_passkey(page, look, key)
    look(page, "recovery-codes")
    with page.expect_download() as download:
        follow(page, "Download the codes")
    assert len(download.value.path().read_text().splitlines()) == 11
    follow(page, "I have kept them")
    page.wait_for_url("**/")
    page.goto("/accounts/2fa/webauthn/")
    look(page, "passkeys")
    sign_out(page)
    press(page, "Use a passkey instead")
    page.get_by_role("banner").get_by_text("Sign out").wait_for()
    sign_out(page)
    sign_in(page, clerk)
    page.wait_for_url("**/2fa/authenticate/")
    look(page, "second-step-asked")
    press(page, "Use a passkey")
    page.get_by_role("banner").get_by_text("Sign out").wait_for()


def test_clerk_sets_up_an_app_and_signs_in_without_scripts(page_without_js, look, clerk, sign_in):
    page = page_without_js
    sign_in(page, clerk)
    follow(page, "Set up an authenticator app")
    look(page, "app-set-up-without-scripts")
    page.get_by_label("Code").fill("000000")
    press(page, "Set up the app")
    page.locator(".govuk-error-summary").wait_for()
    key, code = code_of(page)
    page.get_by_label("Code").fill(code)
    press(page, "Set up the app")
    page.wait_for_url("**/recovery-codes/")
    sign_out(page)
    sign_in(page, clerk)
    look(page, "second-step-without-scripts")
    page.get_by_label("Code").fill(format_hotp_value(hotp_value(key, int(time.time()) // 30 + 1)))
    press(page, "Sign in")
    page.get_by_role("banner").get_by_text("Sign out").wait_for()


def test_pages_of_an_app_and_of_confirming_pass_with_their_errors(page, look, clerk, sign_in):
    sign_in(page, clerk)
    page.goto("/accounts/2fa/totp/activate/")
    page.get_by_label("Code").fill("000000")
    press(page, "Set up the app")
    look(page, "app-refused")
    page.get_by_label("Code").fill(code_of(page)[1])
    press(page, "Set up the app")
    page.wait_for_url("**/recovery-codes/")
    for name, path in {
        "second-step-set-up": "",
        "app-remove": "totp/deactivate/",
        "recovery-codes-new": "recovery-codes/generate/",
        "recovery-codes-shown-before": "recovery-codes/",
        "confirm-with-a-code": "reauthenticate/",
    }.items():
        page.goto(f"/accounts/2fa/{path}")
        look(page, name)
    press(page, "Continue")
    look(page, "confirm-with-a-code-refused")
    page.goto("/accounts/reauthenticate/")
    page.locator("input[name=password]").fill("wrong")
    press(page, "Continue")
    look(page, "confirm-refused")


def test_page_warns_before_the_session_ends_and_keeps_what_is_typed(new_page, look, clerk, sign_in, settings):
    settings.SECOND_FACTOR_REQUIRED = False
    page = new_page()
    page.clock.install()
    sign_in(page, clerk)
    page.goto("/thornby/people/add/")
    page.get_by_label("Full name").fill("Nora Quill")
    warning = page.get_by_text("You will be signed out in 5 minutes")
    page.clock.fast_forward("54:00")
    assert warning.is_hidden()
    page.clock.fast_forward("01:30")
    warning.wait_for()
    look(page, "session-ends-soon")
    page.get_by_role("button", name="Stay signed in").click()
    warning.wait_for(state="hidden")
    page.clock.fast_forward("54:00")
    assert warning.is_hidden()
    page.clock.fast_forward("07:00")
    page.get_by_text("You have been signed out").wait_for()
    look(page, "session-ended")
    assert page.get_by_label("Full name").input_value() == "Nora Quill"


def test_one_sees_and_ends_ones_sessions(new_page, look, councillor, sign_in):
    elsewhere, page = new_page(), new_page()
    sign_in(elsewhere, councillor)
    sign_in(page, councillor)
    page.goto("/accounts/sessions/")
    look(page, "sessions")
    press(page, "Sign out everywhere else")
    page.get_by_text("You are signed in nowhere else").wait_for()
    elsewhere.goto("/")
    assert "/accounts/login/" in elsewhere.url
    assert PASSWORD not in page.content()
