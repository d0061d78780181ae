"""A session that ended while a long text was typed: nothing is lost, nothing is doubled, nothing is kept elsewhere."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from councils.models import Session
from requests_log.models import CouncillorRequest
from tests.makers import PASSWORD, client_of
from tests.requests_log.makers import form_data

WORDS = 'Line one of a long text, <b>"as typed"</b>\n\nLine two & more of it.'
OURS = {"Origin": "http://testserver"}


@pytest.fixture
def address(council):
    return f"/{council.slug}/requests/new/"


@pytest.fixture
def browser(clerk):
    """A browser that holds to the form token, as real ones have to."""
    browser = Client(enforce_csrf_checks=True, headers=OURS)
    browser.force_login(clerk.user)
    return browser


def soup(response):
    return BeautifulSoup(response.content, "html.parser")


def form_of(page):
    """What the browser would send of the form that is on the page last."""
    form = page.find("main").find_all("form")[-1]
    return [(box["name"], box["value"]) for box in form.select("input[name]")]


def pairs_as_data(pairs):
    data = {}
    for name, value in pairs:
        data.setdefault(name, []).append(value)
    return data


def sign_in_elsewhere(browser, person):
    token = soup(browser.get("/accounts/login/")).find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    data = {"login": person.user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    assert browser.post("/accounts/login/", data).status_code == 302


def filled(browser, address, councillor):
    page = soup(browser.get(address))
    hidden = {box["name"]: box.get("value", "") for box in page.select("main form:last-of-type input[type=hidden]")}
    return form_data(councillor) | {"words": WORDS} | hidden


def test_what_was_typed_is_sent_again_after_signing_in_and_logged_once(browser, council, councillor, clerk, address):
    data = filled(browser, address, councillor)
    Session.objects.all().delete()
    refused = browser.post(address, data)
    page = soup(refused)
    assert refused.status_code == 403
    assert "You have been signed out" in page.h1.get_text()
    assert 'Line one of a long text, <b>"as typed"</b>' in page.main.get_text()
    assert "no-store" in refused["Cache-Control"]
    sign_in_elsewhere(browser, clerk)
    offered = soup(browser.post(address, pairs_as_data(form_of(page))))
    assert "Send your form again" in offered.h1.get_text()
    assert not CouncillorRequest.objects.exists()
    again = pairs_as_data(form_of(offered))
    first, second = browser.post(address, again), browser.post(address, again)
    entry = CouncillorRequest.objects.get()
    assert first.url == second.url == entry.get_absolute_url()
    assert entry.all_words.get().text == WORDS


def test_continuing_before_having_signed_in_loses_nothing(browser, councillor, clerk, address):
    data = filled(browser, address, councillor)
    browser.logout()
    page = soup(browser.post(address, data))
    for _ in range(2):
        page = soup(browser.post(address, pairs_as_data(form_of(page))))
        assert "You have been signed out" in page.h1.get_text()
    assert dict(form_of(page))["words"] == WORDS


def test_a_form_of_a_tab_from_before_the_sign_in_is_offered_again(browser, councillor, clerk, address):
    data = filled(browser, address, councillor)
    browser.logout()
    sign_in_elsewhere(browser, clerk)
    page = soup(browser.post(address, data))
    assert "Send your form again" in page.h1.get_text()
    assert browser.post(address, pairs_as_data(form_of(page))).status_code == 302


def test_a_form_from_another_site_is_not_offered_again(browser, councillor, address):
    data = form_data(councillor)
    for origin in ("https://elsewhere.example", "null"):
        response = browser.post(address, data, headers={"Origin": origin})
        assert response.status_code == 403
        assert "Verge at Mill Lane" not in response.content.decode()


def test_nothing_of_what_was_typed_reaches_the_server(browser, councillor, address):
    data = filled(browser, address, councillor)
    browser.logout()
    browser.post(address, data)
    assert all("Line one" not in str(session.get_decoded()) for session in Session.objects.all())


def test_passwords_are_in_no_page(db, clerk):
    data = {"oldpassword": "my secret words", "password1": "my new secret", "note": "kept"}
    page = client_of(None).post("/accounts/password/change/", data).content.decode()
    assert "kept" in page
    assert "secret" not in page


def test_a_button_without_anything_typed_leads_to_the_sign_in(council):
    response = client_of(None).post(f"/{council.slug}/requests/recheck/", {})
    assert response.url.startswith("/accounts/login/")


def test_a_field_that_was_sent_several_times_is_sent_so_again(council):
    page = soup(client_of(None).post(f"/{council.slug}/requests/new/", {"choice": ["a", "b"], "empty": ""}))
    assert form_of(page) == [("choice", "a"), ("choice", "b"), ("empty", "")]
