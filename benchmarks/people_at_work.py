"""People who work in the demo through its pages, and write into a ledger outside what the site acknowledged."""

import json
import os
import random
import threading
import time
from contextlib import contextmanager

import requests
from bs4 import BeautifulSoup

from protocol_site.demo import script
from tests.forms_on_pages import forms_on

PATIENCE = 180  # seconds for which somebody sends the same thing again
COUNCIL = "/demo/"
SIGN_IN = "/accounts/login/"
TOO_MANY = 429
OUR_FAULT = "The fault is ours, not yours."


class GaveUp(Exception):
    """Something was not taken for as long as PATIENCE, or was refused."""


class Ledger:
    """What the site acknowledged, line by line, each on the disk before anybody goes on."""

    def __init__(self, path):
        self.file, self.lock, self.lines = path.open("a"), threading.Lock(), []

    def add(self, act, token, address):
        with self.lock:
            self.lines.append((act, token, address))
            self.file.write(json.dumps([act, token, address]) + "\n")
            self.file.flush()
            os.fsync(self.file.fileno())


class Somebody:
    """A browser that sends a form again until it is taken.

    `failures` are failing pages, and `strange` those among them that were not the site's own; `unanswered` are
    requests to which nobody answered in time.
    """

    def __init__(self, site, address):
        self.site, self.address = site, address
        self.failures = self.strange = self.unanswered = 0
        self.begin()

    def begin(self):
        """As in a browser that was just opened. A connection that is kept may be closed by the site at any moment."""
        self.session = requests.Session()
        self.session.headers["Connection"] = "close"

    def ask(self, method, path, data=None):
        """The answer that is none of a failing site, nor of one that asks to wait with further attempts."""
        latest = time.monotonic() + PATIENCE
        headers = {"Origin": self.site, "Referer": self.site + path}
        sent = {"data": data, "headers": headers, "allow_redirects": False, "timeout": 20}
        while time.monotonic() < latest:
            try:
                answer = self.session.request(method, self.site + path, **sent)
            except requests.RequestException:
                self.unanswered += 1
            else:
                if answer.status_code < 500 and answer.status_code != TOO_MANY:
                    return answer
                self.failures += answer.status_code >= 500
                self.strange += answer.status_code >= 500 and OUR_FAULT not in answer.text
            time.sleep(0.2)
        raise GaveUp(f"{method} {path}")

    def form(self, path, action):
        """The fields of the form on a page that is sent to `action`, as they stand there."""
        page = BeautifulSoup(self.ask("GET", path).text, "html.parser")
        for form in forms_on(page, path):
            if (form.method, form.action) == ("post", action):
                return dict(form.fields)
        raise GaveUp(f"no form for {action} on {path}")

    def send(self, path, fields):
        """Where the site leads to once it has taken the form; None where it has taken it before, or somebody else's."""
        answer = self.ask("POST", path, fields)
        if answer.status_code == 302:
            return answer.headers["Location"]
        if answer.status_code in (404, 409):
            return None
        raise GaveUp(f"{answer.status_code} for {path}: {complaint(answer)}")

    def choices(self, path, name):
        """Without those who have left: nothing that was received today can have come from them."""
        page = BeautifulSoup(self.ask("GET", path).text, "html.parser")
        offered = [option for option in page.select(f"select[name={name}] option") if option["value"]]
        return [option["value"] for option in offered if "has left" not in option.text]

    def sign_in(self):
        self.begin()
        fields = self.form(SIGN_IN, SIGN_IN) | {"login": self.address, "password": script.password()}
        self.send(SIGN_IN, fields)


def complaint(answer):
    """What the page says is wrong with the form."""
    summary = BeautifulSoup(answer.text, "html.parser").select_one(".govuk-error-summary__body, h1")
    return " ".join(summary.text.split()) if summary else "no reason on the page"


def work_at_the_register(clerk, ledger, token):
    """A request from its logging to its answer."""
    page = f"{COUNCIL}requests/new/"
    asked_by = random.choice(clerk.choices(page, "asked_by"))
    fields = clerk.form(page, page) | request_of(asked_by, token)
    entry = clerk.send(page, fields)
    ledger.add("logged", token, entry)
    decided = {"outcome": "refer", "reason": token}
    if clerk.send(f"{entry}decide/", clerk.form(entry, f"{entry}decide/") | decided):
        ledger.add("decided", token, entry)
    fields = clerk.form(entry, f"{entry}answer/")
    # The first that stands there is to send it, where the councillor has an address.
    answered = {"text": token, "how": random.choice([fields["how"], "record"]), "given_on_day": ""}
    answered |= {"given_on_month": "", "given_on_year": "", "given_time": ""}
    if clerk.send(f"{entry}answer/", fields | answered):
        ledger.add("answered", token, entry)


def work_at_a_case(officer, ledger, token):
    """A case from its draft to its being taken back."""
    officer.sign_in()
    page = f"{COUNCIL}grievances/new/"
    texts = officer.form(page, page) | {"title": token, "story": token, "act": ""}
    raising = officer.send(page, texts)
    ledger.add("drafted", token, raising)
    case = raising.removesuffix("raise/")
    facts = officer.form(raising, raising) | {"matter": "conditions", "formal": "no", "act": "raise"}
    about_nobody = {name: value for name, value in facts.items() if name not in ("subjects", "whole_council")}
    if officer.send(raising, about_nobody):
        ledger.add("raised", token, case)
    words = officer.form(f"{case}withdraw/", f"{case}withdraw/") | {"words": token}
    if officer.send(f"{case}withdraw/", words):
        ledger.add("withdrawn", token, case)


def request_of(asked_by, token):
    """What a clerk fills in; the rest stays as it stands on the page. Of the same words twice the site would ask."""
    return {
        "subject": token,
        "words": f"Please get somebody to cut the verge before Saturday. {token}",
        "asked_by": asked_by,
        "capacity": "councillor",
        "channel": "email",
        "addressee": "clerk",
        "kind": "service",
        "authority": "none",
    }


PEOPLE = [
    ("clerk@demo.example", work_at_the_register),
    ("officer@demo.example", work_at_a_case),
    ("deputy@demo.example", work_at_the_register),
]


class Person(threading.Thread):
    """Somebody at work until `over` is set, with `rest` seconds after each piece; `faults` is what went wrong."""

    def __init__(self, site, number, ledger, rest=0):
        super().__init__()
        self.rest = rest
        address, self.act = PEOPLE[number % len(PEOPLE)]
        self.somebody, self.number, self.ledger = Somebody(site, address), number, ledger
        self.over, self.faults = threading.Event(), []

    def run(self):
        turn = 0
        self.somebody.sign_in()
        while not self.over.is_set():
            turn += 1
            try:
                self.act(self.somebody, self.ledger, f"kill-{self.number}-{turn}-")
            except Exception as problem:
                self.faults.append(f"{self.somebody.address}, {turn}: {problem!r}")
            self.over.wait(self.rest)


@contextmanager
def working(people):
    """All of them at work; at its end each ends what is in hand."""
    for person in people:
        person.start()
    try:
        yield
    finally:
        for person in people:
            person.over.set()
        for person in people:
            person.join()
