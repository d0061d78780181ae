"""A clerk and a councillor around a new version: what it changes, that it was read, what was in force when."""

import pytest
from playwright.sync_api import expect

from protocols import services
from protocols.models import Version
from tests.protocols.makers import TEXT, make_adopted, make_draft

ADDRESS = "/thornby/protocols/protocol-for-councillors-and-staff/"
NEW_TEXT = (
    TEXT.replace("must not seek to instruct", "must never instruct")
    .replace("1.2 It is kept by the Clerk.\n", "")
    .replace("2.3 Staff", "2.3 Everybody asks the Clerk first.\n2.4 Staff")
    + "\n3. Meetings\n3.1 It is kept by the Clerk and read out once a year, at the annual meeting of the parish.\n"
)


@pytest.fixture
def two(council, clerk):
    first = make_adopted(council, adopted="2023-05-04")
    services.record_review(first, reviewed="2023-11", outcome="amend", body="Full Council", by=clerk)
    new = make_adopted(council, NEW_TEXT, adopted="2024-05-14", protocol=first.protocol, next_review="2024-06")
    return Version.objects.select_related("adoption").get(pk=new.pk)


def test_anybody_compares_two_versions(page, look, two):
    page.goto(ADDRESS)
    page.get_by_role("link", name="Compare versions").click()
    page.get_by_text("must never instruct").or_(page.locator("ins").first).first.wait_for()
    look(page, "compare")
    page.get_by_label("Show the clauses that are the same, too").check()
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("This protocol helps everybody").wait_for()
    look(page, "compare-all")


def test_anybody_sees_what_was_in_force_on_a_date_without_scripts(page_without_js, look, two):
    page = page_without_js
    page.goto(f"{ADDRESS}as-at/")
    look(page, "as-at")
    for box, value in (("Day", "13"), ("Month", "May"), ("Year", "2024")):
        page.get_by_label(box).fill(value)
    page.get_by_role("button", name="Show what was in force").click()
    expect(page.get_by_text("On 13 May 2024, version 1 was in force.")).to_be_visible()
    look(page, "as-at-a-date")


def test_a_councillor_reads_and_confirms_with_a_question(page, look, two, councillor, sign_in):
    sign_in(page, councillor)
    page.goto("/")
    page.get_by_role("link", name="Read it").click()
    look(page, "read-and-confirm")
    page.get_by_role("button", name="Confirm").click()
    page.locator(".govuk-error-summary").wait_for()
    look(page, "read-and-confirm-error")
    page.get_by_label("I have read this version and understood it").check()
    page.get_by_label("A question or a reservation").fill("Does 2.2 mean the contractor, too?")
    page.get_by_role("button", name="Confirm").click()
    page.get_by_text("You confirmed on").wait_for()
    look(page, "read-and-confirmed")


def test_a_clerk_looks_at_the_register_and_takes_it_away(page, look, two, clerk, councillor, officer, sign_in):
    services.acknowledge(two, by=councillor, note="Does 2.2 mean the contractor, too?")
    sign_in(page, clerk)
    page.goto(ADDRESS)
    page.get_by_role("link", name="Who has read it").click()
    look(page, "readers")
    page.get_by_label("Who", exact=True).select_option("outstanding")
    page.get_by_role("button", name="Show").click()
    page.wait_for_url("**state=outstanding*")
    with page.expect_download() as download:
        page.get_by_role("link", name="Download this list").click()
    assert "Rhoda Pike" in download.value.path().read_text(encoding="utf-8-sig")


def test_a_clerk_records_a_review_and_declares_a_change(page, look, two, clerk, sign_in):
    draft = make_draft(clerk.council, TEXT, protocol=two.protocol)
    sign_in(page, clerk)
    page.goto(f"{two.get_absolute_url()}review/")
    page.get_by_label("No change").check()
    look(page, "record-a-review")
    page.goto(f"{draft.get_absolute_url()}adopt/")
    look(page, "adopt-a-later-version")
