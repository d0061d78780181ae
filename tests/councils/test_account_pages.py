"""Signing in and looking after one's account, and the pages that say why something did not work."""

import pytest
from bs4 import BeautifulSoup
from django.shortcuts import render
from django.template.loader import get_template
from django.test import RequestFactory
from django.urls import reverse

from tests.makers import client_of

# An empty site would show how to set it up instead.
pytestmark = pytest.mark.usefixtures("council")


def soup_of(response):
    return BeautifulSoup(response.content, "html.parser")


def buttons(soup):
    return [button.get_text(strip=True) for button in soup.select("main .govuk-button-group button")]


@pytest.mark.parametrize(
    ("name", "button"),
    [("account_login", "Sign in"), ("account_reset_password", "Send the link")],
)
def test_signed_out_pages_have_their_form_in_our_markup(db, name, button):
    soup = soup_of(client_of().get(reverse(name)))
    assert buttons(soup) == [button]
    assert all(soup.find("label", attrs={"for": tag["id"]}) for tag in soup.select("main input.govuk-input"))


@pytest.mark.parametrize(
    ("name", "button"),
    [
        ("account_change_password", "Change password"),
        ("account_email", "Change email address"),
        ("account_logout", "Sign out"),
        ("account_reauthenticate", "Continue"),
    ],
)
def test_signed_in_pages_have_their_form_in_our_markup(clerk, name, button):
    assert buttons(soup_of(client_of(clerk).get(reverse(name)))) == [button]


@pytest.mark.parametrize("name", ["account_reset_password_done", "account_inactive", "account_email_verification_sent"])
def test_pages_without_a_form_have_one_heading_and_a_way_on(db, name):
    soup = soup_of(client_of().get(reverse(name)))
    assert len(soup.select("h1")) == 1
    assert "Council protocol" in soup.title.get_text()


def test_a_dead_link_says_so_and_offers_a_new_one(db):
    url = reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "x-y"})
    soup = soup_of(client_of().get(url))
    assert soup.h1.get_text() == "The link does not work"
    assert soup.main.find("a", href=reverse("account_reset_password"))


def test_signing_in_with_nothing_says_what_to_enter(db):
    soup = soup_of(client_of().post(reverse("account_login"), {}))
    links = [(link.get_text(), link["href"]) for link in soup.select(".govuk-error-summary a")]
    assert links == [("Enter your email address", "#id_login"), ("Enter your password", "#id_password")]


def test_a_wrong_password_is_told_above_all_and_the_address_is_kept(db):
    data = {"login": "ada@example.org", "password": "wrong"}
    soup = soup_of(client_of().post(reverse("account_login"), data))
    assert soup.select_one(".govuk-error-summary a")["href"] == "#id_login"
    assert soup.find(id="id_login")["value"] == "ada@example.org"
    assert not soup.find(id="id_password").get("value")


@pytest.mark.parametrize("code", [403, 404, 409, 429])
def test_error_pages_explain_themselves_and_lead_on(code):
    soup = soup_of(render(RequestFactory().get("/"), f"{code}.html", status=code))
    assert len(soup.select("h1")) == 1
    assert soup.main.select("a")


def test_the_conflict_page_shows_what_happened_escaped_and_leads_back():
    context = {"message": "Ann <b> has decided.", "back_url": "/thornby/requests/1/"}
    soup = soup_of(render(RequestFactory().get("/"), "409.html", context))
    assert "Ann <b> has decided." in soup.main.get_text()
    assert soup.main.find("a", href="/thornby/requests/1/")


def test_the_page_of_last_resort_needs_nothing_at_all():
    soup = BeautifulSoup(get_template("500.html").render(), "html.parser")
    assert soup.h1.get_text() == "Something went wrong"
    assert not soup.select("script, style")
