"""Finds pages as a visitor would, by following links, and what is wrong with one as far as its HTML tells."""

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from bs4 import BeautifulSoup
from django.db import transaction
from django.urls import Resolver404, resolve

# What ends the visit, and what is Django's own.
NOT_FOLLOWED = ("/accounts/logout/", "/admin/", "/static/")
LANDMARKS = {"header": 1, "main": 1, "footer": 1, "h1": 1}


@dataclass
class Page:
    url: str
    name: str
    html: str
    found_on: str
    soup: BeautifulSoup = field(init=False)

    def __post_init__(self):
        self.soup = BeautifulSoup(self.html, "html.parser")

    def complaints(self):
        """What is wrong, in sentences: the title, one of each landmark, one heading, where the skip link leads."""
        title = self.soup.title.get_text(strip=True) if self.soup.title else ""
        if not title.endswith("Council protocol") or title.startswith("–"):
            yield f"the title is “{title}”"
        for tag, number in LANDMARKS.items():
            if len(self.soup.find_all(tag)) != number:
                yield f"{len(self.soup.find_all(tag))} of <{tag}>"
        navigations = [nav.get("aria-label") or nav.get("aria-labelledby") for nav in self.soup.find_all("nav")]
        if None in navigations or len(set(navigations)) < len(navigations):
            yield f"navigations are called {navigations}"
        skip = self.soup.select_one(".govuk-skip-link")
        if not skip or not self.soup.find(id=skip["href"].lstrip("#")):
            yield "the skip link leads nowhere"


def crawl(client, start="/"):
    """(pages, faults): a page of every kind (of each name in the addresses) that links lead to, and broken links."""
    waiting, kinds = deque([(start, "the address bar")]), {kind_of(start)}
    pages, faults = [], []
    while waiting:
        url, found_on = waiting.popleft()
        response = client.get(url, follow=True)
        if response.status_code != 200:
            faults.append(f"{url}, linked from {found_on}, answers {response.status_code}")
        if response.status_code != 200 or "text/html" not in response.headers["Content-Type"]:
            continue
        page = Page(response.request["PATH_INFO"], kind_of(url), response.content.decode(), found_on)
        pages.append(page)
        for link in links_of(page):
            kind = kind_of(link)
            if kind not in kinds:
                kinds.add(kind)
                waiting.append((link, page.url))
    return pages, faults


def links_of(page):
    """Addresses within the site that the page links to, each without its fragment."""
    for link in page.soup.select("a[href]:not([download])"):
        parts = urlsplit(urljoin(page.url, link["href"]))
        if not parts.netloc and not parts.scheme and not parts.path.startswith(NOT_FOLLOWED):
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def kind_of(url):
    """The name of the address; a page of a list that was asked for by a query is of a kind of its own."""
    parts = urlsplit(url)
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        name = parts.path
    return f"{name}?" if parts.query else name


def forms_of(pages):
    """{(the kind of what a form is sent to, its button): (page, form)} of the forms that are posted."""
    found = {}
    for page in pages:
        for form in page.soup.select("form[method=post]"):
            button = form.find("button")
            key = (kind_of(urljoin(page.url, form.get("action") or "")), button and button.get_text(" ", strip=True))
            found.setdefault(key, (page, form))
    return found


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
