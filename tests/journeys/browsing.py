"""A browser page that remembers what went wrong on it."""

from urllib.parse import urlsplit

from django.test import Client

from tests.makers import PASSWORD

DESKTOP = {"width": 1280, "height": 900}
TIMEOUT = 30_000  # milliseconds that an expected thing may take to appear: much, for a busy machine


class Watch:
    """Collects what a visitor would not see and a developer has to: errors, lost files, calls to strangers.

    Chromium reports a broken Content-Security-Policy as a console error, so that is among them. The status of the
    page itself is the test's own business, since a test may well ask for a 404.
    """

    def __init__(self, page, home, scripts_run):
        self.scripts_run = scripts_run
        self.problems = []
        self.document = None
        self.address, self.home = home, urlsplit(home).netloc
        page.on("console", self.on_console)
        page.on("pageerror", lambda error: self.problems.append(f"script error: {error}"))
        page.on("request", self.on_request)
        page.on("requestfailed", self.on_request_failed)
        page.on("response", self.on_response)

    def on_console(self, message):
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.problems.append(f"console: {message.text}")

    def on_request(self, request):
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.netloc != self.home:
            self.problems.append(f"asks another site: {request.url}")

    def on_request_failed(self, request):
        # A file that was still on its way when the visitor went on is no loss.
        if not request.is_navigation_request() and request.failure != "net::ERR_ABORTED":
            self.problems.append(f"request failed: {request.url} ({request.failure})")

    def on_response(self, response):
        if response.request.is_navigation_request():
            self.document = response
        elif response.status >= 400:
            self.problems.append(f"answered {response.status}: {response.url}")


def open_page(browser, home, **options):
    """A page with cookies of its own, and its Watch as `page.watch`; the options are those of browser.new_context."""
    context = browser.new_context(base_url=home, viewport=DESKTOP, locale="en-GB", **options)
    context.set_default_timeout(TIMEOUT)
    page = context.new_page()
    page.watch = Watch(page, home, scripts_run=options.get("java_script_enabled", True))
    return page


def sign_in(page, person):
    """Sign in as a person of the cast, by the form but without typing into it: tests/journeys/test_sign_in.py types."""
    visitor = Client()
    visitor.post("/accounts/login/", {"login": person.user.email, "password": PASSWORD})
    cookies = [{"name": name, "value": each.value, "url": page.watch.address} for name, each in visitor.cookies.items()]
    page.context.add_cookies(cookies)
    page.goto("/")


def sign_in_by_form(page, person):
    page.goto("/accounts/login/")
    page.locator("input[name=login]").fill(person.user.email)
    page.locator("input[name=password]").fill(PASSWORD)
    press(page, "Sign in", exact=True)
    page.wait_for_url(lambda url: "/accounts/login/" not in url)


def press(page, name, exact=False):
    """Press the button of that name in the page's main part."""
    page.get_by_role("main").get_by_role("button", name=name, exact=exact).click()


def follow(page, name, exact=False):
    """Follow the first link of that name in the page's main part."""
    page.get_by_role("main").get_by_role("link", name=name, exact=exact).first.click()
