"""Runs axe over every page that links lead to, as each kind of person, in a real browser at 1280 and 320 pixels.

    make run                                      # in another window
    .venv/bin/python benchmarks/axe_crawl.py      # SITE=http://localhost:8001 KINDS=clerk,officer

Takes minutes, so it is not among the tests. Ends with 1 where something was found.
"""

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "protocol_site.settings")

import django  # noqa: E402

django.setup()

from playwright.sync_api import Error, sync_playwright  # noqa: E402

from protocol_site.demo import script  # noqa: E402
from tests.crawling import Page, kind_of, links_of  # noqa: E402
from tests.journeys.browsing import DESKTOP, open_page  # noqa: E402
from tests.journeys.conftest import ARGUMENTS  # noqa: E402
from tests.journeys.looking import NARROW, WIDER_THAN_THE_WINDOW, axe_violations  # noqa: E402

SITE = os.environ.get("SITE", "http://localhost:8000")
KINDS = os.environ.get("KINDS", "clerk,councillor,committee,officer,visitor").split(",")


def sign_in(page, kind):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(f"{kind}@demo.example")
    page.locator("input[name=password]").fill(script.password())
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def crawl(page, start):
    """The page at each kind of address that links lead to, one after the other, as the browser shows it."""
    waiting, kinds = [start], {kind_of(start)}
    while waiting:
        url = waiting.pop(0)
        try:
            page.goto(url)
        except Error:
            continue  # a file to download
        yield url
        for link in links_of(Page(url, "", page.content(), "")):
            if kind_of(link) not in kinds:
                kinds.add(kind_of(link))
                waiting.append(link)


def problems_of(page):
    found = axe_violations(page)
    page.set_viewport_size(NARROW)
    found += [f"at 320 pixels: {text}" for text in axe_violations(page)]
    found += [f"wider than 320 pixels: {html}" for html in page.evaluate(WIDER_THAN_THE_WINDOW)]
    page.set_viewport_size(DESKTOP)
    return found


def look_at(browser, kind):
    """How many problems somebody of a kind meets; each is printed with its page."""
    page = open_page(browser, SITE)
    if kind != "visitor":
        sign_in(page, kind)
    pages, problems = 0, []
    for url in crawl(page, "/councils/" if kind == "visitor" else "/"):
        pages += 1
        problems += [f"{url}: {text}" for text in problems_of(page)]
    problems += page.watch.problems
    page.context.close()
    print(f"{kind}: {pages} pages, {len(problems)} problems", *problems, sep="\n  ", flush=True)
    return len(problems)


def main():
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        return sum(look_at(browser, kind) for kind in KINDS)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
