"""Several processes of the site that share nothing but the database, and a service that people sign in with instead."""

import json
import sqlite3
from contextlib import closing

import pytest
import requests
from bs4 import BeautifulSoup
from django.db import connection

from tests.identity_provider import CLIENT, SECRET, providing
from tests.serving import environment_in, manage, prepare, serving

# Its database is SQLite, whatever the other tests run on: once is enough.
pytestmark = pytest.mark.skipif(connection.vendor == "postgresql", reason="tried in the run on SQLite")

CLERK, DEPUTY = "clerk@thornby.example", "deputy@thornby.example"
TYPED = "nobody-of-this-name@example.org"


@pytest.fixture(scope="module")
def provider():
    with providing() as provider:
        yield provider


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("served-together")


@pytest.fixture(scope="module")
def environment(folder, provider):
    environment = environment_in(
        folder,
        LOG_FORMAT="json",
        LOG_LEVEL="INFO",
        OIDC_OTHER_NAME="the county",
        OIDC_OTHER_URL=provider.address,
        OIDC_OTHER_ID=CLIENT,
        OIDC_OTHER_SECRET=SECRET,
        EMAIL_URL=f"filemail://{folder}/mails",
    )
    prepare(environment)
    for name, clerk, email in (("Thornby", "Maya Osei", CLERK), ("Wexcombe", "Tom Fenwick", DEPUTY)):
        manage(environment, "create_council", f"{name} Parish Council", "--clerk", clerk, "--email", email)
    return environment


@pytest.fixture(scope="module")
def addresses(environment, folder):
    """Two processes of the site over one SQLite database, one without a broker, and one whose broker is away."""
    away = environment | {"REDIS_URL": "redis://127.0.0.1:1/0"}
    with (folder / "log").open("w") as log, serving(environment, log) as first, serving(away, log) as second:
        yield [address.replace("127.0.0.1", "localhost") for address in (first, second)]


def soup_of(response):
    return BeautifulSoup(response.text, "html.parser")


def try_password(address, email):
    """What the page answers to a wrong password, from a browser without cookies."""
    browser = requests.Session()
    token = soup_of(browser.get(f"{address}/accounts/login/")).find(attrs={"name": "csrfmiddlewaretoken"})["value"]
    data = {"csrfmiddlewaretoken": token, "login": email, "password": "wrong"}
    return soup_of(browser.post(f"{address}/accounts/login/", data)).select_one(".govuk-error-summary").get_text()


def rows(environment, query):
    with closing(sqlite3.connect(environment["DATABASE_URL"].removeprefix("sqlite:///"))) as database, database:
        return database.execute(query).fetchall()


def sign_in_with(provider, address, person):
    """The page that somebody comes to who chose the other service on our page for signing in."""
    provider.person = person
    browser = requests.Session()
    page = soup_of(browser.get(f"{address}/accounts/login/"))
    return browser.get(address + page.find("a", string="Sign in with the county")["href"])


def test_attempts_at_one_account_are_counted_over_all_processes(addresses):
    answers = [try_password(addresses[number % 2], TYPED) for number in range(7)]
    assert ["Too many" in answer for answer in answers] == [False] * 5 + [True] * 2


def test_cache_in_the_database_holds_no_address(environment, addresses):
    try_password(addresses[0], TYPED)
    kept = str(rows(environment, "SELECT cache_key, value FROM councils_cache"))
    assert len(kept) > 100
    assert not any(word in kept for word in (TYPED, "127.0.0.1", "allauth"))


def test_health_of_a_process_that_serves(addresses):
    for address, broker in zip(addresses, ("ok", "away"), strict=True):
        assert requests.get(f"{address}/health/live/").text == "alive\n"
        ready = requests.get(f"{address}/health/ready/")
        assert (ready.status_code, ready.json()["ready"], ready.json()["broker"]) == (200, True, broker)


def test_invited_person_signs_in_with_the_other_service(environment, addresses, provider):
    page = sign_in_with(provider, addresses[0], {"sub": "1", "email": CLERK.upper(), "email_verified": True})
    assert page.url == f"{addresses[0]}/"
    assert "Thornby Parish Council" in soup_of(page).main.get_text()
    verified = f"SELECT verified FROM account_emailaddress WHERE email = '{CLERK}'"
    assert rows(environment, verified) == [(1,)]


@pytest.mark.parametrize(
    "person",
    [
        {"sub": "2", "email": TYPED, "email_verified": True},
        {"sub": "3", "email": DEPUTY, "email_verified": False},
        {"sub": "4", "email": DEPUTY},
        {"sub": "5"},
    ],
    ids=["nobody here", "said not to be verified", "not said to be verified", "no address"],
)
def test_others_are_sent_back_and_no_account_is_made(environment, addresses, provider, person):
    page = sign_in_with(provider, addresses[0], person)
    assert page.url.endswith("/accounts/login/")
    assert "Nobody on this site has the address" in page.text
    assert len(rows(environment, "SELECT 1 FROM councils_user")) == 2
    assert (f"{person['sub']}",) not in rows(environment, "SELECT uid FROM socialaccount_socialaccount")


def test_address_that_is_no_longer_invited_is_sent_back(environment, addresses, provider):
    open_ones = f"(SELECT id FROM councils_user WHERE email = '{DEPUTY}')"
    rows(environment, f"UPDATE councils_invitation SET withdrawn_at = at WHERE user_id IN {open_ones}")
    page = sign_in_with(provider, addresses[0], {"sub": "6", "email": DEPUTY, "email_verified": True})
    assert "Nobody on this site has the address" in page.text


def test_service_that_says_no_is_told_in_words(addresses, provider):
    page = sign_in_with(provider, addresses[0], None)
    assert page.url.startswith(f"{addresses[0]}/accounts/")
    assert "not sign you in" in page.text or "You are not signed in" in page.text


def test_log_is_json_and_holds_nothing_that_was_typed_and_no_secret(addresses, folder, provider):
    requests.get(f"{addresses[0]}/feeds/a-secret-of-somebody.ics?token=another-secret")
    requests.get(f"{addresses[0]}/accounts/login/?next=/a-place-of-ones-own/")
    sign_in_with(provider, addresses[0], {"sub": "7", "email": TYPED, "email_verified": True})
    text = (folder / "log").read_text()
    lines = [json.loads(line) for line in text.splitlines() if line.startswith("{")]
    assert {"route": "/feeds/<str:secret>.ics", "status": 404} in [
        {name: line.get(name) for name in ("route", "status")} for line in lines
    ]
    assert not [line for line in text.splitlines() if not line.startswith("{")]
    secrets = ("a-secret-of-somebody", "another-secret", "a-place-of-ones-own", TYPED, CLERK, SECRET, "a-code")
    assert not [word for word in secrets if word in text]
