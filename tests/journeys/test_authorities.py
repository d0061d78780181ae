"""Rules are chosen, the authority register is kept, a councillor follows the own requests, anybody reads the notice."""

import pytest

from requests_log.models import CouncillorRequest, RuleSwitch
from requests_log.services.switches import switch_rule
from tests.journeys.browsing import press
from tests.makers import LONG_AGO
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_answered, make_authority, make_contact, make_entry

CLAIM = "Please get Dave to cut the hedge for £700. The council agreed to it, minute 45/26."
PRESSING = "This is the NINTH time I ask. Answer by noon or I will see to it that you lose your job."


@pytest.fixture
def register(council, councillor, officer):
    make_adopted(council)
    return f"/{council.slug}/requests/"


def test_clerk_switches_a_rule_on_and_a_sensitive_one_by_resolution(page, council, clerk, sign_in, look, register):
    sign_in(page, clerk)
    page.goto(register)
    page.get_by_role("link", name="Rules that requests are checked against").click()
    look(page, "rules")
    page.get_by_role("link", name="Speaking to the media").click()
    look(page, "rule-switch")
    press(page, "Check this rule")
    page.get_by_role("link", name="No undue pressure").click()
    press(page, "Check this rule")
    assert "Enter the minute of the council’s resolution" in page.locator(".govuk-error-summary").inner_text()
    look(page, "rule-switch-errors")
    page.locator("[name=minute_ref]").fill("Minute 12/26")
    press(page, "Check this rule")
    assert RuleSwitch.objects.filter(is_on=True).count() == 2
    page.get_by_role("link", name="No undue pressure").click()
    look(page, "rule-switch-off")


def test_a_sensitive_finding_is_shown_to_the_clerk(page, council, councillor, clerk, sign_in, look, register):
    switch_rule(council=council, rule="undue_pressure", is_on=True, since=LONG_AGO, by=clerk, minute_ref="1")
    sign_in(page, clerk)
    page.goto(make_entry(council, councillor, clerk, words=PRESSING).get_absolute_url())
    assert "Nobody else is shown this." in page.locator("main").inner_text()
    look(page, "request-for-the-clerk-alone")


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_a_claimed_minute_is_entered_and_used(new_page, council, councillor, clerk, sign_in, look, register, scripts):
    page, entry = new_page(java_script_enabled=scripts), make_entry(council, councillor, clerk, words=CLAIM)
    sign_in(page, clerk)
    page.goto(entry.get_absolute_url())
    look(page, "request-claims-unknown")
    page.get_by_role("link", name="Enter it").click()
    assert page.locator("[name=minute]").input_value() == "Minute 45/26"
    press(page, "Enter it in the register")
    look(page, "authority-add-errors")
    page.get_by_label("Which body?").select_option(label="Full council")
    for part, value in {"day": 4, "month": 5, "year": 2026}.items():
        page.locator(f"[name=since_{part}]").fill(str(value))
    page.get_by_label("The words of it, as minuted").fill("That the hedge be cut.")
    page.get_by_label("What does it cover?").fill("The hedge at the play area, up to £500.")
    press(page, "Enter it in the register")
    look(page, "authority")
    page.goto(entry.get_absolute_url())
    look(page, "request-claims")
    press(page, "Use this authority")
    assert "The request names £700; the largest sum in the authority is £500." in page.locator("main").inner_text()
    look(page, "request-rests")
    assert CouncillorRequest.objects.get().registered.minute == "Minute 45/26"


def test_clerk_logs_on_an_authority_of_the_register(page, council, councillor, clerk, sign_in, look, register):
    make_authority(council, clerk)
    sign_in(page, clerk)
    page.goto(f"{register}new/")
    look(page, "request-new-with-register")
    page.get_by_label("Subject").fill("Hedge")
    page.get_by_label("The request in the councillor’s own words").fill("Please get Dave to cut the hedge.")
    page.get_by_label("Who asked?").select_option(label="Iris Lowe")
    page.get_by_label("What is asked for?").select_option(label="A service or a piece of work")
    page.get_by_label("An authority on the register").select_option(index=1)
    press(page, "Log and check the request")
    assert "It rests on Minute 45/26" in page.locator("main").inner_text()


def test_the_register_is_listed_and_an_entry_ended(page, council, clerk, sign_in, look, register):
    make_authority(council, clerk, until=LONG_AGO, minute="Minute 1/20")
    make_authority(council, clerk)
    sign_in(page, clerk)
    page.goto(register)
    page.get_by_role("link", name="Authority register").click()
    look(page, "authority-list")
    page.goto(f"{register}authorities/?standing=all")
    look(page, "authority-list-all")
    page.get_by_role("link", name="Minute 45/26").click()
    page.get_by_role("link", name="End it").click()
    look(page, "authority-end")
    page.get_by_label("Why does it end?").fill("Rescinded.")
    press(page, "End it")


def test_a_permission_is_corrected(page, council, councillor, officer, clerk, sign_in, look, register):
    make_contact(council, clerk, councillor, officer)
    sign_in(page, clerk)
    page.goto(f"{register}direct-contact/")
    look(page, "contact-list")
    page.get_by_role("link", name="the allotment keys").click()
    look(page, "contact")
    page.get_by_role("link", name="Correct it").click()
    look(page, "contact-correct")
    page.get_by_label("Why is it corrected?").fill("Which keys.")
    press(page, "Correct it")
    look(page, "contact-corrected")
    page.goto(f"{register}direct-contact/?q=nothing")
    look(page, "contact-list-nothing-found")


def test_a_councillor_follows_the_own_requests(page, council, councillor, clerk, sign_in, look, register):
    make_answered(council, councillor, clerk, subject="The hall")
    make_entry(council, councillor, clerk)
    sign_in(page, councillor)
    page.get_by_role("link", name="My requests").first.click()
    look(page, "mine")
    page.get_by_role("link", name="The hall").click()
    assert "Thank you. It is in hand." in page.locator("main").inner_text()
    look(page, "own-answered")
    page.goto(f"{register}mine/")
    page.get_by_role("link", name="Verge at Mill Lane").click()
    look(page, "own-open")
    page.get_by_role("link", name="how this date is counted").click()
    look(page, "own-deadline")


def test_a_councillor_without_requests_reads_the_limits(page, councillor, sign_in, look, register):
    sign_in(page, councillor)
    page.goto(f"{register}mine/")
    look(page, "mine-empty")


def test_anybody_reads_the_privacy_notice(page, council, look):
    page.goto(f"/{council.slug}/")
    page.get_by_role("contentinfo").get_by_role("link", name="Privacy").click()
    look(page, "privacy")


def test_clerk_reads_the_data_protection_page(page, council, clerk, sign_in, look):
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/")
    page.get_by_role("link", name="Data protection").click()
    look(page, "data-protection")
