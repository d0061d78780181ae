"""Every address of the site under what a hostile request may carry: a foreign host, no token, a method, a way out.

The parts of the addresses are made up: what is tried here is decided before any row is looked for, or must hold all the
same where none is found.
"""

import uuid
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, reverse

from councils.models import Event
from tests.access_table import patterns
from tests.makers import client_of, sign_in

ELSEWHERE = "https://evil.example/"
MADE_UP = {"uuid": str(uuid.uuid4()), "slug": "sent", "str": "x"}
METHODS = ("put", "delete")
TOO_LARGE = 2**63  # for the number of a row in either database
SIGN_OUT = "/accounts/logout/"

pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="nothing of it depends on the database")


def made_up(converters, number):
    """Values for the parts of an address: handles and words that name nothing, and this number."""
    kinds = {name: type(kind).__name__.removesuffix("Converter").lower() for name, kind in converters.items()}
    return {name: (MADE_UP | {"int": number}).get(kind, "x") for name, kind in kinds.items()}


def addresses(number=1):
    for name, entry in patterns():
        for council in ({}, {"council": "thornby"}):
            try:
                yield reverse(name, kwargs=made_up(entry.pattern.converters, number) | council)
            except NoReverseMatch:
                continue


@pytest.fixture
def client(clerk):
    return client_of(clerk)


@pytest.fixture(scope="module")
def urls():
    """The one that signs out comes last."""
    found = sorted(set(addresses()), key=lambda url: (url == SIGN_OUT, url))
    assert len(found) > 150
    return found


def test_a_foreign_host_is_refused_everywhere(client, urls):
    answers = {url: client.get(url, headers={"host": "evil.example"}).status_code for url in urls}
    assert {url: status for url, status in answers.items() if status != 400} == {}


def test_a_number_that_no_row_can_have_names_nothing(client):
    found = [url for url in addresses(TOO_LARGE) if str(TOO_LARGE) in url and not url.startswith("/admin/")]
    assert len(found) > 50
    for url in found:
        assert {client.get(url).status_code, client.post(url).status_code} <= {404, 405}, url


def test_nothing_is_done_without_the_token_of_the_form(clerk, urls):
    client = Client(enforce_csrf_checks=True)
    sign_in(client, clerk.user)
    before = Event.objects.count()
    answers = {url: client.post(url, {"next": "/"}).status_code for url in urls}
    assert {url: status for url, status in answers.items() if status not in (403, 404)} == {}
    assert Event.objects.count() == before


@pytest.mark.parametrize("method", METHODS)
def test_other_methods_do_nothing_and_break_nothing(client, urls, method):
    before = Event.objects.count()
    answers = {url: getattr(client, method)(url).status_code for url in urls}
    assert {url: status for url, status in answers.items() if status >= 500} == {}
    assert Event.objects.count() == before


def test_no_script_can_read_a_cookie(client):
    cookies = client.get("/accounts/password/change/").cookies
    assert "csrftoken" in cookies
    assert all(cookie["httponly"] for cookie in cookies.values())


def test_no_page_leads_away_from_the_site(client, urls):
    for url in urls:
        for answer in (client.get(url, {"next": ELSEWHERE}), client.post(url, {"next": ELSEWHERE})):
            assert not urlsplit(answer.headers.get("Location", "")).netloc, url


def test_no_page_can_be_framed_or_load_what_is_not_ours(client, urls):
    for url in urls:
        headers = client.get(url).headers
        assert headers["X-Frame-Options"] == "DENY", url
        assert "default-src 'none'" in headers["Content-Security-Policy"], url
        assert headers["X-Content-Type-Options"] == "nosniff", url
