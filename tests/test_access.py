"""Every address of the site, asked for by every kind of person. See tests/access_table.py for how to add a row."""

from copy import deepcopy
from importlib import import_module
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse

from tests.access_table import KINDS, SIGN_IN, SIGNED_OUT, make_world, patterns
from tests.makers import client_of

pytestmark = pytest.mark.django_db

TABLES = sorted(Path(__file__).parent.glob("*/access_rows*.py"))
ROWS = [row for path in TABLES for row in import_module(f"tests.{path.parent.name}.{path.stem}").ROWS]


def is_refused(page, kind):
    return page.expected[kind] in (SIGN_IN, 403, 404)


ACTS = [(page, kind) for page in ROWS for kind in KINDS if page.method != "get" and not is_refused(page, kind)]
CLOSED = [page for page in ROWS if page.of_council and page.expected[SIGNED_OUT] == SIGN_IN]


def in_words(value):
    return value if isinstance(value, str) else getattr(value, "name", None)


@pytest.fixture(scope="module")
def made_once(django_db_setup, django_db_blocker):
    """The world, and the cookies of each who is signed in. What a test does to their rows is undone at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        world = make_world()
        yield world, {kind: client_of(world.by_kind(kind)).cookies for kind in KINDS}
        transaction.set_rollback(True)


@pytest.fixture
def world(made_once):
    return deepcopy(made_once[0])


@pytest.fixture
def visitor(made_once):
    """visitor(kind): the browser of somebody of that kind, as new."""

    def of(kind):
        client = client_of()
        client.cookies = deepcopy(made_once[1][kind])
        return client

    return of


def ask(client, method, url, data=None):
    return getattr(client, method)(url, data or {})


def assert_got(page, kind, response):
    assert_answer(response, page.expected[kind], kind)
    if page.secret:
        is_shown = page.secret in response.content.decode()
        assert is_shown == (response.status_code == 200), kind


def assert_answer(response, expected, kind):
    if expected == SIGN_IN and response.status_code == 403:
        # Something was typed: the page that asks to sign in holds it (councils/form_again.py).
        assert "You have been signed out" in response.content.decode()
        assert reverse("account_login") in response.content.decode()
    elif expected == SIGN_IN:
        assert response.status_code == 302, kind
        assert response.url.startswith(reverse("account_login"))
    else:
        assert response.status_code == expected, kind


def test_every_address_has_a_row():
    rows = {row.name for row in ROWS}
    missing = {name for name, _ in patterns() if not name.startswith("admin:")} - rows
    assert not missing, f"Say in tests/<app>/access_rows.py who may open: {', '.join(sorted(missing))}"


def test_every_row_has_an_address():
    assert not {row.name for row in ROWS} - {name for name, _ in patterns()}


@pytest.mark.parametrize("page", ROWS, ids=in_words)
def test_each_gets_what_the_table_says(page, world, visitor):
    """To look changes nothing, and neither does what is refused, so all of them come to the same world."""
    url = page.url(world)
    for kind in KINDS:
        if page.method == "get" or is_refused(page, kind):
            assert_got(page, kind, ask(visitor(kind), page.method, url, page.data))


@pytest.mark.parametrize(("page", "kind"), ACTS, ids=in_words)
def test_each_may_do_what_the_table_says(page, kind, world, visitor):
    assert_got(page, kind, ask(visitor(kind), page.method, page.url(world), page.data))


@pytest.mark.parametrize("page", [page for page in ROWS if any(is_refused(page, kind) for kind in KINDS)], ids=in_words)
def test_who_may_not_open_a_page_may_not_post_to_it(page, world, visitor):
    url = page.url(world)
    for kind in KINDS:
        if is_refused(page, kind):
            response = visitor(kind).post(url, page.data)
            assert_answer(response, page.expected[kind], kind)


@pytest.mark.parametrize("page", CLOSED, ids=in_words)
def test_signed_out_learns_nothing_from_an_address_that_names_nothing(page, world):
    client, url = client_of(), page.url(world)
    nowhere = url.replace(f"/{world.council.slug}/", "/nowhere/", 1)
    true, false = (ask(client, page.method, address) for address in (url, nowhere))
    assert (true.status_code, true.content) == (false.status_code, false.content)


@pytest.mark.parametrize("kind", KINDS)
def test_admin_is_closed_to_everybody_of_a_council(kind, visitor):
    for name, pattern in [found for found in patterns() if found[0].startswith("admin:")]:
        address = "/admin/" + (reverse(name, kwargs=numbers(pattern))[7:] if pattern.name else "anything/")
        response = visitor(kind).get(address, follow=True)
        at_sign_in = response.redirect_chain and response.redirect_chain[-1][0].startswith(reverse("account_login"))
        assert at_sign_in if kind == SIGNED_OUT else response.status_code in (403, 404, 405), name


def numbers(pattern):
    """Some value for each part of an address of the admin."""
    named = {"app_label": "councils"} if "app_label" in str(pattern.pattern) else {}
    return dict.fromkeys(pattern.pattern.converters, "1") | named
