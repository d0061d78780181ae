"""Somebody asks for their own data: a clerk looks through what is held, leaves out what is not theirs, takes a pack."""

import re

import pytest
from openpyxl import load_workbook

from requests_log.services import answer_request
from tests.journeys.browsing import press
from tests.requests_log.makers import make_decided, make_draft

WORDS = "Please see to Zara Dunne's hedge at 3 Mill Lane. Rhoda Pike told me of it.\n\nRing her on 01632 960123."


def opened(page):
    for summary in page.locator("summary").all():
        summary.click()


def taken(page):
    with page.expect_download() as waiting:
        press(page, "Download the pack")
    return str([list(sheet.values) for sheet in load_workbook(waiting.value.path().open("rb"))])


@pytest.fixture
def clerks_page(page, sign_in, council, clerk, councillor, officer):
    entry = make_decided(council, councillor, clerk, words=WORDS, subject="The hedge")
    answer_request(entry, text="Thank you. Zara Dunne has cut it.", seen=entry.revision, by=clerk, send=True)
    make_draft(council, subject="Bins", cc="Zara Dunne <zara@example.org>")
    sign_in(page, clerk)
    return page


def test_the_pack_of_a_councillor(clerks_page, look, councillor):
    page = clerks_page
    page.goto(f"/thornby/people/{councillor.pk}/held/")
    look(page, "held-person")
    opened(page)
    look(page, "held-person-open")
    page.get_by_label("Take out as well").fill("Zara Dunne\nMill Lane")
    said = taken(page)
    assert "hedge" in said
    assert not [word for word in ("Zara", "Mill Lane", "Rhoda", "01632") if word in said]


def test_of_somebody_not_on_the_list_what_cannot_be_looked_for_and_what_is_not_found_is_said(clerks_page, look):
    page = clerks_page
    page.goto("/thornby/people/")
    page.get_by_role("link", name="Somebody asks for their own data").click()
    look(page, "held-somebody")
    press(page, "Look through everything")
    page.locator(".govuk-error-summary").wait_for()
    look(page, "held-somebody-missing")
    page.get_by_label("Name").fill("Nobody Here")
    press(page, "Look through everything")
    page.get_by_text("Nothing was found").wait_for()
    look(page, "held-somebody-nothing")
    page.get_by_role("link", name="Look for something else").click()
    page.get_by_role("button", name="Look through everything").wait_for()


def test_the_pack_of_a_resident(clerks_page, look):
    page = clerks_page
    page.goto("/thornby/people/held/")
    page.get_by_label("Name").fill("Zara Dunne")
    page.get_by_label("Other words").fill("3 Mill Lane")
    press(page, "Look through everything")
    opened(page)
    look(page, "held-somebody-found")
    page.get_by_label(re.compile(r"^Leave out \d+/001: The hedge$")).first.check()
    for box in page.locator("input[name=sections]").all():
        box.uncheck()
    press(page, "Download the pack")
    page.locator(".govuk-error-summary").wait_for()
    look(page, "held-somebody-no-section")
    page.locator("input[name=sections]").first.check()
    assert "Zara Dunne has cut it" in taken(page)
