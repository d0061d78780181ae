"""Words for a case that come when the confirmation has lapsed: asked who one is first, and nothing typed is lost."""

from urllib.parse import parse_qs, urlsplit

import pytest

from grievances.models import Grievance
from tests.councils.test_form_again import form_of, pairs_as_data, soup
from tests.grievances.makers import CANARY, make_case
from tests.makers import PASSWORD, client_of, sign_in

HOURS = 3 * 60 * 60
WORDS = f"I take it back.\n\nWe spoke at the {CANARY}, and that is enough."


@pytest.fixture
def case(council, officer, clerk):
    return make_case(council, officer)


@pytest.fixture
def address(case):
    return f"/thornby/grievances/{case.pk}/withdraw/"


@pytest.fixture
def browser(officer):
    client = client_of(None)
    sign_in(client, officer.user, seconds_ago=HOURS)
    return client


@pytest.fixture
def typed(case):
    return {"words": WORDS, "seen": str(case.revision)}


def stage(case):
    return Grievance.objects.get(pk=case.pk).stage


def test_words_come_back_after_the_password_and_are_taken_once(browser, case, address, typed):
    asked = browser.post(address, typed)
    page = soup(asked)
    assert (asked.status_code, stage(case)) == (403, case.stage)
    assert "Confirm that it is you" in page.h1.get_text()
    assert f"We spoke at the {CANARY}" in page.main.get_text()
    assert "no-store" in asked["Cache-Control"]
    door = page.main.find("a", string=lambda text: text and "Confirm" in text)["href"]
    assert "stay" in parse_qs(urlsplit(door).query)["next"][0]
    assert browser.post(door, {"password": PASSWORD}).status_code == 302
    again = pairs_as_data(form_of(page))
    assert browser.post(address, again).status_code == 302
    assert stage(case) == "closed"
    assert browser.post(address, again).status_code in (404, 409)


def test_without_the_password_the_page_asks_again_and_still_holds_it(browser, case, address, typed):
    page = soup(browser.post(address, typed))
    page = soup(browser.post(address, pairs_as_data(form_of(page))))
    assert dict(form_of(page))["words"] == WORDS
    assert stage(case) == case.stage


def test_nobody_but_the_writer_learns_that_there_is_such_a_case(councillor, address, typed):
    client = client_of(None)
    sign_in(client, councillor.user, seconds_ago=HOURS)
    there = client.post(address, typed)
    nowhere = client.post(address.replace(address.split("/")[3], "136d9ad0-c304-4262-9afd-9a72137f1e5a"), typed)
    assert there.status_code == nowhere.status_code
    assert len(there.content) == len(nowhere.content)
