"""A database that is full, may only be read, or goes away: nothing is half done, and nothing that was typed is lost."""

from contextlib import contextmanager

import pytest
from django.db import connection

from councils.models import Event
from requests_log.models import CouncillorRequest
from tests.councils.test_form_again import WORDS, address, browser, filled, form_of, pairs_as_data, soup  # noqa: F401
from tests.makers import PASSWORD

pytestmark = pytest.mark.django_db(transaction=True)

LONG = WORDS + " and so on" * 4000
# The session of the database ends while it keeps what was logged, so that nobody hears whether it did.
GONE_WHILE_IT_KEEPS = """
CREATE FUNCTION end_it() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); RETURN NULL; END $$;
CREATE CONSTRAINT TRIGGER gone AFTER INSERT ON requests_log_entrywords DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION end_it();
"""


@contextmanager
def told(before, after):
    with connection.cursor() as cursor:
        cursor.execute(before)
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(after)


def read_only():
    if connection.vendor == "postgresql":
        return told("SET default_transaction_read_only = on", "SET default_transaction_read_only = off")
    return told("PRAGMA query_only = on", "PRAGMA query_only = off")


def full():
    with connection.cursor() as cursor:
        cursor.execute("VACUUM")
        (pages,) = cursor.execute("PRAGMA page_count").fetchone()
    return told(f"PRAGMA max_page_count = {pages}", "PRAGMA max_page_count = 1000000000")


@pytest.fixture(params=[read_only, full], ids=["read only", "full"])
def out_of_order(request, transactional_db):
    if request.param is full and connection.vendor == "postgresql":
        pytest.skip("no room is made to run out there: benchmarks/fill_disk.py does it with a disk")
    return request.param


@pytest.fixture
def patient(browser):  # noqa: F811
    browser.raise_request_exception = False
    return browser


def test_what_was_typed_is_in_the_page_and_is_logged_once_when_sent_again(out_of_order, patient, councillor, address):  # noqa: F811
    data = filled(patient, address, councillor) | {"words": LONG}
    with out_of_order():
        refused = patient.post(address, data)
        page = soup(refused)
    assert (refused.status_code, refused["Retry-After"], "no-store" in refused["Cache-Control"]) == (503, "60", True)
    assert "Nothing of what you sent was saved." in page.main.get_text()
    assert 'Line one of a long text, <b>"as typed"</b>' in page.main.get_text()
    assert not CouncillorRequest.objects.exists()
    assert not Event.objects.filter(kind="logged").exists()
    again = pairs_as_data(form_of(page))
    first, second = patient.post(address, again), patient.post(address, again)
    entry = CouncillorRequest.objects.get()
    assert first.url == second.url == entry.get_absolute_url()
    assert entry.all_words.get().text == LONG


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite is in the same process and cannot go away")
def test_where_nobody_knows_whether_it_was_saved_the_page_says_so(patient, councillor, address):  # noqa: F811
    data = filled(patient, address, councillor)
    with told(GONE_WHILE_IT_KEEPS, "DROP TRIGGER gone ON requests_log_entrywords; DROP FUNCTION end_it()"):
        refused = patient.post(address, data)
        connection.close()
    page = soup(refused)
    assert refused.status_code == 503
    assert "We cannot tell whether what you sent was saved." in page.main.get_text()
    assert "Look whether it is there" in page.main.get_text()
    assert patient.post(address, pairs_as_data(form_of(page))).status_code == 302
    assert CouncillorRequest.objects.count() == 1


def test_a_page_that_was_only_asked_for_says_nothing_of_saving(patient, address, transactional_db):  # noqa: F811
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE councils_membership RENAME TO somewhere_else")
    try:
        failed = patient.get(address)
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE somewhere_else RENAME TO councils_membership")
    page = soup(failed)
    assert failed.status_code >= 500
    assert not page.form
    assert "saved" not in page.main.get_text()


def test_a_password_is_in_no_page(patient, clerk):
    patient.logout()
    token = soup(patient.get("/accounts/login/")).find("input", attrs={"name": "csrfmiddlewaretoken"})["value"]
    data = {"login": clerk.user.email, "password": PASSWORD, "csrfmiddlewaretoken": token}
    with read_only():
        failed = patient.post("/accounts/login/", data)
    assert failed.status_code == 503
    assert PASSWORD not in failed.content.decode()
    assert not soup(failed).form


def test_what_another_site_sends_is_in_no_page(patient, address, councillor):  # noqa: F811
    patient.handler.enforce_csrf_checks = False
    with read_only():
        failed = patient.post(
            address, filled(patient, address, councillor), headers={"Origin": "https://elsewhere.example"}
        )
    assert failed.status_code == 503
    assert "Line one" not in failed.content.decode()
