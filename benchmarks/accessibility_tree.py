"""Prints what a browser tells a screen reader on three journeys of the demo: titles, where the focus is, and the tree.

    make run                                            # in another window
    .venv/bin/python benchmarks/accessibility_tree.py   # SITE=http://localhost:8001

Nothing is kept: each journey ends before its last button. docs/screen-reader.md says what was heard.
"""

import os

from playwright.sync_api import sync_playwright

SITE = os.environ.get("SITE", "http://localhost:8000")
PASSWORD = "quiet market square"
FOCUS = "() => document.activeElement.getAttribute('role') || document.activeElement.tagName.toLowerCase()"


def say(page, what):
    print(f"\n## {what}\ntitle: {page.title()}\nfocus: {page.evaluate(FOCUS)}")
    print(page.locator("main").aria_snapshot())


def signed_in(browser, account):
    page = browser.new_context(base_url=SITE).new_page()
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(f"{account}@demo.example")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/accounts/login/" not in url)
    return page


def clerk_logs_a_request(browser):
    page = signed_in(browser, "clerk")
    say(page, "The Clerk's first page")
    page.get_by_role("link", name="Log a request").first.click()
    say(page, "The form")
    page.get_by_role("button", name="Log and check the request").click()
    say(page, "The form, sent with nothing in it")
    page.goto("/demo/requests/")
    page.locator("tbody a").first.click()
    say(page, "A request that was checked")


def councillor_reads_the_protocol(browser):
    page = signed_in(browser, "councillor")
    page.get_by_role("link", name="Read it").first.click()
    say(page, "The protocol in force")


def employee_raises_a_concern(browser):
    page = signed_in(browser, "officer")
    page.get_by_role("link", name="Raise a concern in confidence").click()
    say(page, "The first question")
    page.get_by_label("A grievance about my work").check()
    page.get_by_role("main").get_by_role("button", name="Continue").click()
    page.get_by_role("main").get_by_role("button", name="Continue").click()
    say(page, "The draft, sent with nothing in it")


def main():
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for journey in (clerk_logs_a_request, councillor_reads_the_protocol, employee_raises_a_concern):
            print(f"\n# {journey.__name__}")
            journey(browser)


if __name__ == "__main__":
    main()
