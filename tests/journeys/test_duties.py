"""The Clerk sees to what requests start: groups are told alike, documents decided on, an item has its meeting."""

from tests.makers import full_council, make_group
from tests.requests_log.duty_makers import make_duty, make_given


def send(page, name):
    page.get_by_role("main").get_by_role("button", name=name).click()


def refused(page, words):
    assert words in page.locator(".govuk-error-summary").inner_text()


def test_the_other_group_is_told(page, council, councillor, chair, clerk, sign_in, look):
    group = make_group(council, "Residents", councillor)
    make_group(council, "Forward", chair)
    duty = make_given(council, councillor, clerk, group)
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/requests/duties/")
    look(page, "duties")
    page.get_by_role("link", name="Open telling the other groups").click()
    look(page, "duty-parity")
    page.get_by_role("link", name="Tell them").click()
    page.get_by_label("I have told them otherwise").check()
    page.get_by_label("What they are told").fill("")
    send(page, "Tell the groups")
    refused(page, "Enter the day on which they were told")
    look(page, "duty-tell-errors")
    page.get_by_label("Send a notice to each of their members now").check()
    page.get_by_label("What they are told").fill("You can have the same.")
    send(page, "Tell the groups")
    assert "by a notice to" in page.locator("main").inner_text()
    look(page, "duty-parity-done")
    assert not duty.report.given_alike.exists()


def test_documents_are_decided_on(page, council, councillor, clerk, sign_in, look):
    full_council(council)
    duty = make_duty(council, councillor, clerk, "document")
    sign_in(page, clerk)
    page.goto(duty.get_absolute_url())
    page.get_by_role("link", name="Decide on the documents").click()
    page.get_by_label("Refused").check()
    send(page, "Record the decision")
    refused(page, "Enter the reason: the councillor is told why")
    look(page, "duty-documents-errors")
    page.get_by_label("What are they needed for?").fill("None was named")
    page.get_by_label("Reason").fill("It names private people.")
    send(page, "Record the decision")
    assert "It names private people." in page.locator("main").inner_text()
    look(page, "duty-documents")


def test_an_item_is_held_against_its_meeting_without_scripts(
    page_without_js, council, councillor, clerk, sign_in, look
):
    page, body = page_without_js, full_council(council)
    duty = make_duty(council, councillor, clerk, "agenda")
    sign_in(page, clerk)
    page.goto(duty.get_absolute_url())
    page.get_by_role("link", name="Choose the meeting").click()
    send(page, "Hold the item against this meeting")
    refused(page, "Select the body that meets")
    look(page, "duty-meeting-errors")
    page.get_by_label("Which body?").select_option(label=body.name)
    for part, value in (("Day", "1"), ("Month", "12"), ("Year", "2037")):
        page.get_by_label(part, exact=True).fill(value)
    send(page, "Hold the item against this meeting")
    page.get_by_role("link", name="Record the papers").click()
    page.get_by_label("The item needs none").check()
    send(page, "Record it")
    send(page, "Put it on the agenda")
    assert "On the agenda of" in page.locator("main").inner_text()
    look(page, "duty-agenda")
    page.get_by_role("link", name=f"{body.name}, 1 December 2037").click()
    look(page, "meeting")
