"""Every page that somebody finds by following links, as each kind of person: what its HTML must keep.

benchmarks/axe_crawl.py runs axe over the same pages in a real browser.
"""

from functools import cache
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from django.db import transaction
from django.test import override_settings

from councils.models import User
from protocol_site.demo.seeding import seed
from tests.crawling import crawl, forms_of
from tests.journeys.looking import HtmlValidator
from tests.makers import client_of

pytestmark = pytest.mark.django_db
QUICK = ["django.contrib.auth.hashers.MD5PasswordHasher"]
KINDS = ("clerk", "councillor", "committee", "officer", "visitor")


@pytest.fixture(scope="module")
def demo(django_db_setup, django_db_blocker):
    """The demo, seeded once for all tests here, none of which keeps what it changes."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(PASSWORD_HASHERS=QUICK):
            seed()
        yield
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def validator():
    started = HtmlValidator()
    yield started
    started.close()


def somebody(kind):
    return client_of(None if kind == "visitor" else User.objects.get(email=f"{kind}@demo.example"))


@pytest.fixture(scope="module")
def found_by(demo):
    """What each kind of person finds, crawled once for all tests."""
    return cache(lambda kind: crawl(somebody(kind), "/councils/" if kind == "visitor" else "/"))


@pytest.mark.parametrize("kind", KINDS)
def test_every_page_that_links_lead_to_is_whole(found_by, kind, validator):
    pages, broken = found_by(kind)
    faults = list(broken)
    assert len(pages) >= 8
    for page in pages:
        problems = [*page.complaints(), *validator.complaints(page.html)]
        faults += [f"{page.url}, linked from {page.found_on}: {problem}" for problem in problems]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("kind", ["clerk", "committee", "visitor"])
def test_every_form_that_is_sent_empty_says_in_the_title_that_there_is_an_error(found_by, kind):
    client, silent, wrong = somebody(kind), [], []
    for page, form in forms_of(found_by(kind)[0]).values():
        answer = sent_empty(client, page, form)
        if answer is None:
            continue
        has_summary = bool(answer.select_one(".govuk-error-summary"))
        if has_summary != answer.title.get_text().startswith("Error: "):
            wrong.append(page.url)
        if not has_summary and form.select("input[type=text], textarea, select"):
            silent.append(page.url)
    assert not wrong, wrong
    assert not silent, silent


def sent_empty(client, page, form):
    """The page that comes back for a form with nothing in it but what is hidden; None where it leads elsewhere."""
    url = urljoin(page.url, form.get("action") or "")
    if url == "/accounts/logout/":
        return None
    hidden = {box["name"]: box.get("value", "") for box in form.select("input[type=hidden]")}
    with transaction.atomic():
        response = client.post(url, hidden)
        transaction.set_rollback(True)
    is_page = response.status_code == 200 and "text/html" in response.headers["Content-Type"]
    return BeautifulSoup(response.content, "html.parser") if is_page else None
