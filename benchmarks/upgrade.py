"""Upgrades the demo under traffic from an older checkout to this one, and goes back in both ways of docs/running.md.

    git worktree add --detach ../old COMMIT      # with .venv and build/ as they are here
    .venv/bin/python benchmarks/upgrade.py --old ../old [--seconds 60]

People work all the time, and pages of every kind are read again at each step. Ends with an error when a page failed
apart from a change of the version, when what was acknowledged is not there once, or when a history does not verify.
"""

import argparse
import os
import shutil
import sys
import tempfile
import threading
import time
from collections import Counter
from pathlib import Path

import requests
from kill_post_room import ROOT, broker, database
from people_at_work import COUNCIL, Ledger, Person, Somebody, working

import services  # isort: skip  scripts/services.py; kill_post_room knows where
from ground.installation import NAME, SECRETS, Installation

from tests.crawling import Page, kind_of, links_of
from tests.serving import free_port

READERS = ("clerk@demo.example", "officer@demo.example", "councillor@demo.example")
LOGGED = "SELECT subject FROM requests_log_entrywords"


class Steps:
    """What was read at each step, how long the slowest took, and what failed."""

    def __init__(self):
        self.lock, self.name, self.failed = threading.Lock(), "", {}
        self._empty()

    def _empty(self):
        self.pages, self.slowest, self.failures = 0, 0, Counter()

    def note(self, url, status, seconds):
        with self.lock:
            self.pages, self.slowest = self.pages + 1, max(self.slowest, seconds)
            if not isinstance(status, int) or status >= 500:
                self.failures[kind_of(url), status] += 1

    def begin(self, name):
        with self.lock:
            if self.pages:
                print(f"  {self.pages} pages, the slowest in {self.slowest:.1f} s", flush=True)
            if self.failures:
                print(f"  failed: {dict(self.failures.most_common(8))}", flush=True)
                self.failed[self.name] = self.failures
            self.name = name
            self._empty()
        print(name, flush=True)


class Reader(threading.Thread):
    """Reads a page of every kind that links lead to, again and again."""

    def __init__(self, site, address, steps):
        super().__init__(daemon=True)
        self.somebody, self.steps, self.over = Somebody(site, address), steps, threading.Event()

    def run(self):
        self.somebody.sign_in()
        while not self.over.is_set():
            self.read_all()

    def read_all(self):
        waiting, kinds = [COUNCIL], {kind_of(COUNCIL)}
        while waiting and not self.over.is_set():
            for link in links_of(Page(COUNCIL, "", self._read(waiting.pop(0)), "")):
                if kind_of(link) not in kinds:
                    kinds.add(kind_of(link))
                    waiting.append(link)

    def _read(self, url):
        began = time.monotonic()
        try:
            answer = self.somebody.session.get(self.somebody.site + url, timeout=30)
        except requests.RequestException as problem:
            self.steps.note(url, type(problem).__name__, time.monotonic() - began)
            self.over.wait(0.2)
            return ""
        self.steps.note(url, answer.status_code, time.monotonic() - began)
        return answer.text if answer.headers.get("Content-Type", "").startswith("text/html") else ""


def upgrade(live, old, steps, seconds):
    """From the old version to this one and back again, while everybody is at it."""
    steps.begin("the old version")
    time.sleep(seconds)
    steps.begin("the old version, while a backup is made")
    live.manage(old, "backup", str(live.folder / "before.backup"))
    steps.begin("the old version, while the new one migrates")
    live.manage(ROOT, "migrate", "--verbosity", "0")
    steps.begin("the old version on the new tables")
    time.sleep(seconds)
    for tree, name in ((ROOT, "the new version"), (old, "the old version again, on the new tables")):
        steps.begin(f"change to {name}")
        live.serve(tree)
        steps.begin(name)
        time.sleep(seconds)


def restore(live, old, steps):
    """The other way back: an empty database, and what was in the backup."""
    steps.begin("an empty database, and the backup")
    live.stop()
    live.begin_anew()
    live.manage(old, "migrate", "--verbosity", "0")
    live.manage(old, "restore", str(live.folder / "before.backup"))
    live.manage(old, "verify_history")
    live.serve(old)
    steps.begin("the old version, restored")
    for address in READERS:
        reader = Reader(live.site, address, steps)
        reader.somebody.sign_in()
        reader.read_all()
    steps.begin("the end")


def try_it(live, options):
    """Whether something went wrong."""
    steps, ledger = Steps(), Ledger(live.folder / "ledger")
    live.begin()
    live.manage(options.old, "migrate", "--verbosity", "0")
    live.manage(options.old, "seed_demo")
    live.serve(options.old)
    people = [Person(live.site, number, ledger, rest=1) for number in range(3)]
    people += [Reader(live.site, address, steps) for address in READERS]
    with working(people):
        upgrade(live, options.old, steps, options.seconds)
    live.manage(ROOT, "verify_history")
    kept = live.sql(LOGGED, NAME)
    wrong = [token for act, token, _ in ledger.lines if act == "logged" and kept.count(token) != 1]
    restore(live, options.old, steps)
    print(f"{len(ledger.lines)} acts acknowledged; not there once: {wrong or 'none'}")
    return wrong or [name for name in steps.failed if not name.startswith("change")]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--old", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--seconds", type=float, default=60, help="for which each version is used")
    options = parser.parse_args()
    folder, identity = Path(tempfile.mkdtemp(prefix="upgrade-")), services.unprivileged_identity()
    if identity:
        shutil.chown(folder, identity["user"], identity["group"])
    os.environ |= SECRETS | {"DJANGO_SETTINGS_MODULE": "protocol_site.settings"}
    import django

    django.setup()
    live = Installation(folder, free_port())
    servers = [database(folder, identity), broker(folder, identity, appendonly=False)]
    try:
        sys.exit(bool(try_it(live, options)))
    finally:
        for server in (*live.servers, *servers):
            server.kill()
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
