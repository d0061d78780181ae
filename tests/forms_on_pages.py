"""The forms that a page shows, as a browser would send them, and the pages that it leads to."""

from dataclasses import dataclass
from urllib.parse import urlencode, urlsplit

from bs4 import BeautifulSoup
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

FILE = "file"


@dataclass(frozen=True)
class Form:
    """`fields` are (name, value), as they stand on the page; of a choice the first one where none is chosen."""

    action: str
    method: str
    fields: tuple
    files: tuple = ()

    @property
    def names(self):
        return {name for name, _ in self.fields} | {*self.files}

    def send(self, client, pairs):
        """The answer to the form with these (name, value): bytes for a file, any string for all else."""
        if self.method == "get":
            return client.generic("GET", self.action, QUERY_STRING=encoded(pairs))
        if any(isinstance(value, Upload) for _, value in pairs):
            return client.generic("POST", self.action, multipart(pairs), MULTIPART_CONTENT)
        return client.generic("POST", self.action, encoded(pairs), "application/x-www-form-urlencoded")


@dataclass(frozen=True)
class Upload:
    name: str
    content: bytes
    content_type: str = "application/octet-stream"

    def read(self):
        return self.content


def encoded(pairs):
    """Also what no browser would send, such as half a surrogate."""
    return urlencode([(name, value) for name, value in pairs if not isinstance(value, Upload)], errors="surrogatepass")


def multipart(pairs):
    grouped = {}
    for name, value in pairs:
        grouped.setdefault(whole(name), []).append(value if isinstance(value, Upload) else whole(value))
    return encode_multipart(BOUNDARY, grouped)


def whole(text):
    """Without halves of surrogates, which have no bytes."""
    return text.encode(errors="replace").decode()


def page_of(response):
    is_page = not response.streaming and response.headers.get("Content-Type", "").startswith("text/html")
    return BeautifulSoup(response.content.decode() if is_page else "", "html.parser")


def forms_on(page, address):
    """Each form once for each of its buttons."""
    for form in page.find_all("form"):
        fields = [(name, value) for box in form.select("input, select, textarea") for name, value in sent_of(box)]
        files = tuple(box["name"] for box in form.select("input[type=file][name]"))
        action, method = form.get("action") or address, form.get("method", "get").lower()
        for button in form.select("button[name]") or [None]:
            pressed = [(button["name"], button.get("value", ""))] if button else []
            target = button.get("formaction", action) if button else action
            yield Form(target, method, tuple(first_of_each(fields) + pressed), files)


def sent_of(box):
    name, kind = box.get("name"), box.get("type", "text")
    if not name or kind == FILE:
        return
    if box.name == "select":
        for option in sorted(box.find_all("option"), key=lambda option: option.has_attr("selected"), reverse=True):
            yield name, option.get("value", option.get_text())
    elif box.name == "textarea":
        yield name, box.get_text().removeprefix("\n")
    else:
        yield name, box.get("value", "on" if kind in ("checkbox", "radio") else "")


def first_of_each(fields):
    return list({name: (name, value) for name, value in reversed(fields)}.values())[::-1]


def links_on(page):
    """Addresses of this site, without the part after #."""
    found = (urlsplit(link["href"])._replace(fragment="").geturl() for link in page.select("a[href]"))
    return [address for address in found if address.startswith("/") and not address.startswith("//")]
