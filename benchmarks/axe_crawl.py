"""Looks at every page that links lead to, as each kind of person, in a real browser, and at each form sent empty.

    make run                                      # in another window
    .venv/bin/python benchmarks/axe_crawl.py      # SITE=http://localhost:8001 KINDS=clerk,officer

axe at 1280 and 320 pixels (400% of 1280), in forced colours with reduced motion too; what moves; the keyboard alone.
START=/… begins elsewhere than at the first page, KEEP=folder keeps each page's HTML for benchmarks/nu.py. A form whose
fields may all be empty is saved so: the demo is not as it was afterwards. Takes minutes.
Ends with 1 where something was found.
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

from benchmarks.ground.by_keyboard import after_an_error, keyboard_problems  # noqa: E402
from protocol_site.demo import script  # noqa: E402
from tests.crawling import Page, kind_of, links_of  # noqa: E402
from tests.journeys.browsing import DESKTOP, open_page  # noqa: E402
from tests.journeys.conftest import ARGUMENTS  # noqa: E402
from tests.journeys.looking import NARROW, WIDER_THAN_THE_WINDOW, axe_violations  # noqa: E402

SITE = os.environ.get("SITE", "http://localhost:8000")
MOVING = """() => [...document.querySelectorAll("*")].filter(e => {
    const style = getComputedStyle(e)
    return style.transitionDuration !== "0s" || style.animationDuration !== "0s"
}).map(e => e.outerHTML.slice(0, 80))"""
# Forms with something to fill in; what only has a button acts at once, and cannot be wrong.
FORMS = """() => {
    const fields = "input:not([type=hidden]), textarea, select"
    window.filled = [...document.querySelectorAll("main form")].filter(f => f.querySelector(fields))
    return window.filled.length
}"""
SEND_EMPTY = """number => {
    const form = window.filled[number]
    for (const box of form.elements) {
        if (box.type === "checkbox" || box.type === "radio") box.checked = false
        else if (box.tagName === "SELECT") box.value = ""
        else if (box.tagName === "TEXTAREA" || (box.tagName === "INPUT" && box.type !== "hidden")) box.value = ""
    }
    const button = form.querySelector("button[type=submit], button:not([type])")
    form.requestSubmit(button)
    return button?.innerText ?? ""
}"""
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
    found += [f"wider than 320 pixels: {html}" for html in page.evaluate(WIDER_THAN_THE_WINDOW)]
    found += [f"at 320 pixels: {text}" for text in axe_violations(page)]
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    found += [f"in forced colours: {text}" for text in axe_violations(page)]
    found += [f"moves all the same: {html}" for html in page.evaluate(MOVING)]
    page.emulate_media(forced_colors="none", reduced_motion="no-preference")
    page.set_viewport_size(DESKTOP)
    return found


def sent_empty(page, url):
    """(button, problems) of each form of the page that has fields, sent with nothing in them."""
    for number in range(page.evaluate(FORMS)):
        page.goto(url)
        page.evaluate(FORMS)
        with page.expect_navigation():
            button = page.evaluate(SEND_EMPTY, number)
        if page.locator(".govuk-error-summary").count():
            yield button, after_an_error(page) + problems_of(page)
        elif page.watch.document.status >= 400:
            yield button, [f"answers {page.watch.document.status}"]


def keep(page, kind, number):
    if folder := os.environ.get("KEEP"):
        Path(folder, f"{kind}-{number}.html").write_text(page.watch.document.text(), encoding="utf-8")


def look_at(browser, kind):
    """How many problems somebody of a kind meets; each is printed with its page as it is found."""
    page = open_page(browser, SITE)
    if kind != "visitor":
        sign_in(page, kind)
    pages, forms, number = 0, set(), 0
    for url in list(crawl(page, os.environ.get("START", "/councils/" if kind == "visitor" else "/"))):
        page.goto(url)
        pages += 1
        keep(page, kind, pages)
        number += told(url, problems_of(page) + keyboard_problems(page))
        for button, found in sent_empty(page, url):
            if (kind_of(url), button) not in forms:
                forms.add((kind_of(url), button))
                keep(page, kind, f"{pages}-{len(forms)}-empty")
                number += told(f"{url}, “{button}” sent empty", found)
    number += told(kind, page.watch.problems)
    page.context.close()
    print(f"{kind}: {pages} pages, {len(forms)} forms sent back, {number} problems", flush=True)
    return number


def told(where, problems):
    for text in problems:
        print(f"{where}: {text}", flush=True)
    return len(problems)


def main():
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        return sum(look_at(browser, kind) for kind in KINDS)


if __name__ == "__main__":
    sys.exit(1 if main() else 0)
