"""People at work at the pages of their council, with time to think between them: what each opens and sends."""

import random
import re
import threading
import time
from urllib.parse import urlencode

from ground.visits import Unexpected, Visitor

WORDS = ["gate", "verge", "lamp", "hedge", "drain", "bench", "zanderpike"]
# Each time another number: what is in the register already is not logged again without a question.
ASKED = "Please get somebody to cut the verge by {} Mill Lane before Saturday; it hides the road from whoever turns in."


class Somebody(threading.Thread):
    """Opens pages until `over` is set; `pages` are (name, began, seconds) and `faults` what was answered otherwise."""

    def __init__(self, address, cookie, slug, role, *, think, over):
        super().__init__(daemon=True)
        self.visitor, self.slug, self.role = Visitor(address, cookie), slug, role
        self.think, self.over, self.pages, self.faults = think, over, [], []

    def run(self):
        acts, weights = zip(*ACTS[self.role], strict=True)
        self.rest()
        while not self.over.is_set():
            try:
                random.choices(acts, weights)[0](self)
            except (Unexpected, OSError) as problem:
                self.faults.append(repr(problem))
                self.visitor.leave()

    def rest(self):
        """From a tenth to nearly twice the time to think."""
        self.over.wait(random.uniform(0.1, 1.9) * self.think)

    def open(self, name, path):
        page = self._timed(name, self.visitor.open, path)
        self.rest()
        return page.decode()

    def send(self, name, path, fields):
        """Where the site leads to; that page is opened at once, as a browser does."""
        led_to = self._timed(name, self.visitor.send, path, urlencode(fields))
        return self.open(f"{name}, after it", led_to)

    def own(self, path):
        return f"/{self.slug}/{path}"

    def _timed(self, name, ask, *arguments):
        began = time.monotonic()
        answer = ask(*arguments)
        self.pages.append((name, began, time.monotonic() - began))
        # Thinking takes longer than gunicorn keeps a connection.
        self.visitor.leave()
        return answer


def filled_in(page, *names):
    """What fields of a page hold already."""
    return {name: re.search(rf'name="{name}"[^>]* value="([^"]*)"', page)[1] for name in names}


def a_link(page, pattern):
    """One of the links of a page, or None."""
    found = re.findall(rf'href="({pattern})"', page)
    return random.choice(found) if found else None


def look_at_start(who):
    who.open("start page", "/")


def read_register(who):
    link = a_link(who.open("register", who.own("requests/")), who.own(r"requests/\d+/"))
    if link:
        who.open("entry", link)


def search(who):
    who.open("search", who.own(f"requests/?q={random.choice(WORDS)}"))


def log_request(who):
    form = who.own("requests/new/")
    who.send("request sent", form, request_on(who.open("form of a request", form)))


def request_on(page):
    """The fields of a new request, from the page of its form."""
    asked_by = re.search(r'name="asked_by".*?<option value="(\d+)"', page, re.DOTALL)[1]
    fields = filled_in(page, "form_key", "received_on_day", "received_on_month", "received_on_year")
    words = ASKED.format(random.randrange(10**9))
    fields |= {"subject": "The verge at Mill Lane", "words": words, "asked_by": asked_by, "capacity": "councillor"}
    return fields | {"channel": "email", "addressee": "clerk", "kind": "service", "authority": "none"}


def decide(who):
    page = who.open("register, to decide", who.own("requests/?state=logged"))
    link = a_link(page, who.own(r"requests/\d+/"))
    if link:
        fields = {"outcome": "refer", "reason": "It is for the council to decide."}
        fields |= filled_in(who.open("entry", link), "check", "seen")
        who.send("decision sent", f"{link}decide/", fields)


def read_cases(who):
    link = a_link(who.open("cases", who.own("grievances/")), who.own(r"grievances/[0-9a-f-]{36}/"))
    if link:
        who.open("case", link)


def read_own_requests(who):
    link = a_link(who.open("own requests", who.own("requests/mine/")), who.own(r"requests/mine/\d+/"))
    if link:
        who.open("own request", link)


def read_protocol(who):
    page = who.open("protocol", who.own("protocols/protocol-for-councillors-and-staff/"))
    confirm = re.search(r'action="([^"]+/confirm/)"', page)
    if confirm:
        who.send("reading confirmed", confirm[1], {"understood": "on", "note": ""})


def search_protocol(who):
    who.open("search in protocols", who.own("protocols/search/?q=employee"))


ACTS = {
    "clerk": [(look_at_start, 3), (read_register, 4), (search, 2), (log_request, 2), (decide, 2), (read_cases, 2),
              (read_protocol, 1)],
    "councillor": [(look_at_start, 2), (read_own_requests, 3), (read_protocol, 3), (search_protocol, 1)],
    "officer": [(look_at_start, 2), (read_protocol, 2), (read_cases, 2), (search_protocol, 1)],
}  # fmt: skip
