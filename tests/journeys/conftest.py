"""A real Chromium for the journeys: Debian's, since no other can be installed everywhere."""

import os
import shutil
from functools import partial

import pytest
from playwright.sync_api import expect, sync_playwright

from tests.journeys import browsing, looking

# The tests run as root on build machines, where Chromium's sandbox cannot; nobody is called home from here.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items):
    for item in items:
        if "journeys" in item.path.parts:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def browser():
    """One Chromium for all journeys.

    Playwright keeps an event loop running in this thread, so Django must be told that using the database is fine
    while it does; hence the package's scope, so that no other test is told so.
    """
    program = os.environ.get("CHROMIUM") or shutil.which("chromium")
    assert program, "Chromium is missing: make test installs it or names the command that does"
    with pytest.MonkeyPatch.context() as environment, sync_playwright() as playwright:
        environment.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        expect.set_options(timeout=browsing.TIMEOUT)
        chromium = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="package")
def html_validator():
    validator = looking.HtmlValidator()
    yield validator
    validator.close()


@pytest.fixture
def new_page(browser, live_server):
    """Opens one page after another, each with cookies of its own: new_page(), new_page(java_script_enabled=False).

    Whatever went wrong on any of them fails the test at its end.
    """
    pages = []

    def open_another(**options):
        pages.append(browsing.open_page(browser, live_server.url, **options))
        return pages[-1]

    yield open_another
    problems = [problem for page in pages for problem in page.watch.problems]
    for page in pages:
        page.context.close()
    assert not problems, "\n".join(problems)


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture
def page_without_js(new_page):
    return new_page(java_script_enabled=False)


@pytest.fixture
def look(request, html_validator):
    """look(page, "sign-in"): see looking.look. A page looks the same on either database, so only one run looks."""
    if request.config.getoption("--database-only"):
        return lambda page, name: None
    return partial(looking.look, validator=html_validator)


@pytest.fixture
def sign_in():
    """sign_in(page, clerk): see browsing.sign_in."""
    return browsing.sign_in
