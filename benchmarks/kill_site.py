"""Kills the site's processes at random while people work in it, and holds what it acknowledged against what it kept.

    .venv/bin/python benchmarks/kill_site.py [--kills 500] [--people 3] [--seed 1]

PostgreSQL, Redis, a mail server, gunicorn and a Celery worker of its own, in a temporary folder and on the loopback
address, with the demo in it. Clerks log, decide and answer requests, and an employee raises cases and takes them back,
through the pages. What is answered by a failure is sent again as it was until it is acknowledged; only then it goes
into a ledger outside. Ends with an error when something of it is missing, something is there twice, or the history
does not verify.
"""

import argparse
import io
import json
import os
import random
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

import requests
from bs4 import BeautifulSoup
from django.core.management import call_command
from kill_post_room import ROOT, Server, broker, database, prepare_site, sweep_up, worker

import services  # isort: skip  scripts/services.py; kill_post_room knows where
from protocol_site.demo import script
from tests.councils.mail_servers import free_port, running_server
from tests.forms_on_pages import forms_on

KINDS = ("web", "web process", "worker", "broker", "database")
PAUSE = (0.2, 1.5)  # seconds between a start and the next kill
AWAY = (0.0, 0.7)  # seconds for which what was killed stays away
PATIENCE = 180  # seconds for which somebody sends the same thing again
COUNCIL = "/demo/"
SIGN_IN = "/accounts/login/"


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
    """A browser that sends a form again until it is taken."""

    def __init__(self, site, address):
        self.site, self.address, self.session = site, address, requests.Session()

    def ask(self, method, path, data=None):
        """The answer that is none of a failing site."""
        latest = time.monotonic() + PATIENCE
        while time.monotonic() < latest:
            with suppress(requests.RequestException):
                headers = {"Origin": self.site, "Referer": self.site + path}
                answer = self.session.request(
                    method, self.site + path, data=data, headers=headers, allow_redirects=False, timeout=20
                )
                if answer.status_code < 500:
                    return answer
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
        raise GaveUp(f"{answer.status_code} for {path}")

    def choices(self, path, name):
        page = BeautifulSoup(self.ask("GET", path).text, "html.parser")
        return [option["value"] for option in page.select(f"select[name={name}] option") if option["value"]]

    def sign_in(self):
        self.session = requests.Session()
        fields = self.form(SIGN_IN, SIGN_IN) | {"login": self.address, "password": script.password()}
        self.send(SIGN_IN, fields)


def work_at_the_register(clerk, ledger, token):
    """A request from its logging to its answer."""
    page = f"{COUNCIL}requests/new/"
    asked_by = random.choice(clerk.choices(page, "asked_by"))
    fields = clerk.form(page, page) | request_of(asked_by) | {"subject": token}
    entry = clerk.send(page, fields)
    ledger.add("logged", token, entry)
    decided = {"outcome": "refer", "reason": token}
    if clerk.send(f"{entry}decide/", clerk.form(entry, f"{entry}decide/") | decided):
        ledger.add("decided", token, entry)
    answered = {"text": token, "how": random.choice(["send", "record"]), "given_on_day": ""}
    answered |= {"given_on_month": "", "given_on_year": "", "given_time": ""}
    if clerk.send(f"{entry}answer/", clerk.form(entry, f"{entry}answer/") | answered):
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


def request_of(asked_by):
    """What a clerk fills in; the rest stays as it stands on the page."""
    return {
        "words": "Please get somebody to cut the verge before Saturday.",
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
    """Somebody at work until `over` is set; `faults` is what went wrong."""

    def __init__(self, site, number, ledger, over):
        super().__init__()
        address, self.act = PEOPLE[number % len(PEOPLE)]
        self.somebody, self.number, self.ledger, self.over = Somebody(site, address), number, ledger, over
        self.faults = []

    def run(self):
        turn = 0
        self.somebody.sign_in()
        while not self.over.is_set():
            turn += 1
            try:
                self.act(self.somebody, self.ledger, f"kill-{self.number}-{turn}-")
            except Exception as problem:
                self.faults.append(f"{self.somebody.address}, {turn}: {problem!r}")


def kill_at_random(servers, kills):
    killed = Counter()
    for _ in range(kills):
        time.sleep(random.uniform(*PAUSE))
        kind = random.choice(KINDS)
        killed[kind] += 1
        if kind == "web process":
            kill_one_process(servers["web"])
        else:
            servers[kind].kill()
            time.sleep(random.uniform(*AWAY))
            servers[kind].start()
    return killed


def kill_one_process(server):
    """One of those that serve pages; gunicorn puts another in its place."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split()
    with suppress(ProcessLookupError):
        os.kill(int(random.choice(children)), signal.SIGKILL)


def web(folder, port):
    command = [sys.executable, "-m", "gunicorn", "protocol_site.wsgi", "--bind", f"127.0.0.1:{port}"]
    command += ["--workers", "2", "--threads", "2", "--log-level", "error"]
    probe = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{port}"]
    server = Server(command, probe, folder / "web.log", cwd=ROOT)
    server.start()
    return server


def count(ledger, mailbox):
    """What is in the database of each thing that was acknowledged, and of each that nobody acknowledged."""
    from councils.models import Event
    from grievances.models import Grievance
    from requests_log.models import CouncillorRequest

    kept = Counter()
    for entry in CouncillorRequest.objects.filter(council__slug="demo").with_words():
        events = Event.objects.filter(stream=entry.stream, kind__in=("logged", "decided", "answered"))
        kept.update((kind, entry.subject) for kind in events.values_list("kind", flat=True))
    for case in Grievance.objects.filter(council__slug="demo"):
        kept["drafted", case.title] += 1
        kept["raised", case.title] += case.raised_at is not None
        kept["withdrawn", case.title] += case.closed_at is not None
    kept = Counter({key: number for key, number in kept.items() if key[1].startswith("kill-")})
    acknowledged = {(act, token) for act, token, _ in ledger.lines}
    return {
        "acknowledged": Counter(act for act, _ in acknowledged),
        "MISSING": [key for key in acknowledged if not kept[key]],
        "TWICE": [key for key, number in kept.items() if number > 1],
        "LETTERS TWICE": [name for name, number in Counter(mailbox.ids).items() if number > 1],
    }


def run(folder, options):
    """(killed, found, faults) of one run."""
    from django.db import connection

    identity, port, servers = services.unprivileged_identity(), free_port(), {}
    if identity:
        shutil.chown(folder, identity["user"], identity["group"])
    os.environ |= {"DEMO": "true", "SITE_URL": f"http://localhost:{port}", "STATIC_MANIFEST": "false"}
    with running_server() as (mailbox, smtp):
        try:
            servers["database"] = database(folder, identity)
            servers["broker"] = broker(folder, identity, appendonly=False)
            prepare_site(folder, smtp)
            call_command("seed_demo", stdout=io.StringIO())
            servers |= {"worker": worker(folder), "web": web(folder, port)}
            ledger, over = Ledger(folder / "ledger"), threading.Event()
            people = [Person(f"http://localhost:{port}", n, ledger, over) for n in range(options.people)]
            for person in people:
                person.start()
            killed = kill_at_random(servers, options.kills)
            over.set()
            for person in people:
                person.join()
            servers["worker"].kill()
            connection.close()  # of before the database was killed
            sweep_up()
            call_command("verify_history", stdout=io.StringIO())
            return killed, count(ledger, mailbox), [fault for person in people for fault in person.faults]
        finally:
            for server in servers.values():
                server.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    random.seed(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="kill-site-"))
    try:
        killed, found, faults = run(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{options.kills} kills:", ", ".join(f"{kind} {killed[kind]}" for kind in KINDS))
    for name, what in found.items():
        print(f"{name}: {dict(what) if isinstance(what, Counter) else what}")
    print("not taken at all:", *faults or ["nothing"], sep="\n  ")
    sys.exit(bool(found["MISSING"] or found["TWICE"] or found["LETTERS TWICE"]))


if __name__ == "__main__":
    main()
