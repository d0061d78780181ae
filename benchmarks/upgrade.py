"""Upgrades the demo under traffic from an older checkout to this one, and goes back in both ways of docs/running.md.

    git worktree add --detach ../old COMMIT      # with .venv and build/ as here
    .venv/bin/python benchmarks/upgrade.py --old ../old

PostgreSQL with an owner of the tables and a user of the site, Redis, gunicorn and a worker. People work all the time;
all kinds of pages are read again at each step. Ends with an error when a page failed that should not, when something
that was acknowledged is missing, or when a history does not verify.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from kill_post_room import ROOT, Server, broker, database
from people_at_work import COUNCIL, Ledger, Person, Somebody

import services  # isort: skip  scripts/services.py; kill_post_room knows where
from tests.crawling import Page, kind_of, links_of
from tests.serving import free_port

READERS = ("clerk@demo.example", "officer@demo.example", "councillor@demo.example")
KEY = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="


class Installation:
    """One database with its two users, and what the checkouts that take turns at it are told."""

    def __init__(self, folder, port):
        self.folder, self.port, self.site = folder, port, f"http://localhost:{port}"
        self.environment = os.environ | {
            "SECRET_KEY": "only-for-this-benchmark-only-for-this-benchmark",
            "CASE_KEYS": KEY,
            "BACKUP_KEYS": KEY,
            "DATABASE_URL": f"postgres://site@/{folder}/live",
            "REDIS_URL": f"unix://{folder}/redis.sock",
            "EMAIL_URL": f"filemail://{folder}/mails",
            "SITE_URL": self.site,
            "DEMO": "true",
            "STATIC_MANIFEST": "false",
            "LOG_LEVEL": "ERROR",
        }

    def sql(self, *statements, name="postgres"):
        for statement in statements:
            command = ["psql", "-q", "-h", self.folder, "-U", services.NAME, "-d", name, "-c", statement]
            subprocess.run(command, check=True, capture_output=True)

    def begin(self):
        self.sql("CREATE ROLE owner LOGIN", "CREATE ROLE site LOGIN", "CREATE DATABASE live OWNER owner")

    def begin_anew(self):
        self.sql("DROP DATABASE live WITH (FORCE)", "CREATE DATABASE live OWNER owner")

    def manage(self, tree, *arguments):
        owner = {"MIGRATE_DATABASE_URL": self.environment["DATABASE_URL"].replace("site@", "owner@")}
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=tree,
            env=self.environment | owner,
            capture_output=True,
            text=True,
        )
        if done.returncode:
            sys.exit(f"{arguments} in {tree.name} failed:\n{done.stdout[-2000:]}{done.stderr[-4000:]}")
        print(f"  {arguments[0]} took {time.monotonic() - began:.1f} s", flush=True)

    def start(self, tree):
        """gunicorn and a worker of a checkout."""
        serve = ["-m", "gunicorn", "protocol_site.wsgi", "-b", f"127.0.0.1:{self.port}", "-w", "2", "--threads", "2"]
        probe = ["bash", "-c", f"exec 3<>/dev/tcp/127.0.0.1/{self.port}"]
        work = ["-m", "celery", "-A", "protocol_site", "worker", "-c", "1", "-l", "WARNING"]
        options = {"cwd": tree, "env": self.environment}
        return [
            started(Server([sys.executable, *serve], probe, self.folder / f"web-{tree.name}.log", **options)),
            started(Server([sys.executable, *work], None, self.folder / f"worker-{tree.name}.log", **options)),
        ]


def started(server):
    server.start()
    return server


class Reader(threading.Thread):
    """Reads a page of every kind again and again; `failures` are the answers that were none, by step."""

    def __init__(self, site, address, steps):
        super().__init__(daemon=True)
        self.somebody, self.steps, self.over = Somebody(site, address), steps, threading.Event()

    def run(self):
        self.somebody.sign_in()
        while not self.over.is_set():
            self._read_all()

    def _read_all(self):
        waiting, kinds = [COUNCIL], {kind_of(COUNCIL)}
        while waiting and not self.over.is_set():
            html = self._read(waiting.pop(0))
            for link in links_of(Page(COUNCIL, "", html, "")):
                if kind_of(link) not in kinds:
                    kinds.add(kind_of(link))
                    waiting.append(link)

    def _read(self, url):
        began = time.monotonic()
        try:
            answer = self.somebody.session.get(self.somebody.site + url, timeout=30)
            status, html = answer.status_code, answer.text
        except OSError as problem:
            status, html = type(problem).__name__, ""
        self.steps.note(url, status, time.monotonic() - began)
        return html if "<html" in html[:200] else ""


class Steps:
    """What was read at each step, how long the slowest took, and what failed."""

    def __init__(self):
        self.lock, self.name, self.pages, self.slowest, self.failed, self.all_failed = (
            threading.Lock(),
            "",
            0,
            0,
            {},
            {},
        )

    def note(self, url, status, seconds):
        with self.lock:
            self.pages, self.slowest = self.pages + 1, max(self.slowest, seconds)
            if not isinstance(status, int) or status >= 500:
                self.failed.setdefault((kind_of(url), status), 0)
                self.failed[kind_of(url), status] += 1

    def begin(self, name):
        with self.lock:
            if self.name:
                failed = f"failed: {self.failed}" if self.failed else "none failed"
                print(f"  {self.pages} pages, the slowest in {self.slowest:.1f} s, {failed}", flush=True)
                self.all_failed |= {(self.name, *key): number for key, number in self.failed.items()}
            self.name, self.pages, self.slowest, self.failed = name, 0, 0, {}
        print(name, flush=True)


def change(servers, installation, tree):
    for server in servers:
        server.kill()
    return installation.start(tree)


def go_through(installation, old, options, people, steps):
    """All steps, one after the other; a change of the version lets requests fail, and nothing else may."""
    backup = installation.folder / "before.backup"
    servers = installation.start(old)
    try:
        for thread in people:
            thread.start()
        steps.begin("the old version")
        time.sleep(options.seconds)
        steps.begin("the old version, while a backup is made")
        installation.manage(old, "backup", str(backup))
        steps.begin("the old version, while the new one migrates")
        installation.manage(ROOT, "migrate", "--verbosity", "0")
        steps.begin("the old version on the new tables")
        time.sleep(options.seconds)
        for tree, name in ((ROOT, "the new version"), (old, "the old version again, on the new tables")):
            steps.begin(f"change to {name}")
            servers = change(servers, installation, tree)
            steps.begin(name)
            time.sleep(options.seconds)
        finish(people)
        steps.begin("the history, by the new version, and a restore into the old one")
        installation.manage(ROOT, "verify_history")
        missing = not_kept(installation, people[0].ledger)
        for server in servers:
            server.kill()
        installation.begin_anew()
        installation.manage(old, "migrate", "--verbosity", "0")
        installation.manage(old, "restore", str(backup))
        installation.manage(old, "verify_history")
        servers = installation.start(old)
        read_once(installation, steps)
        return missing
    finally:
        for server in servers:
            server.kill()


def finish(people):
    for thread in people:
        thread.over.set()
    for thread in people:
        thread.join()


def read_once(installation, steps):
    steps.begin("the old version, restored")
    for address in READERS:
        reader = Reader(installation.site, address, steps)
        reader.somebody.sign_in()
        reader._read_all()
    steps.begin("the end")


def not_kept(installation, ledger):
    """Subjects that were acknowledged as logged and are not in the database."""
    found = subprocess.run(
        ["psql", "-At", "-h", installation.folder, "-U", services.NAME, "-d", "live"]
        + ["-c", "SELECT subject FROM requests_log_entrywords"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.split()
    return [token for act, token, _ in ledger.lines if act == "logged" and found.count(token) != 1]


def run(folder, options):
    identity, installation, steps = services.unprivileged_identity(), Installation(folder, free_port()), Steps()
    if identity:
        shutil.chown(folder, identity["user"], identity["group"])
    servers = [database(folder, identity), broker(folder, identity, appendonly=False)]
    try:
        installation.begin()
        for command in (("migrate", "--verbosity", "0"), ("seed_demo",)):
            installation.manage(options.old, *command)
        ledger = Ledger(folder / "ledger")
        people = [Person(installation.site, number, ledger, rest=1) for number in range(3)]
        people += [Reader(installation.site, address, steps) for address in READERS]
        missing = go_through(installation, options.old, options, people, steps)
        print(f"{len(ledger.lines)} acts acknowledged; not kept or twice: {missing or 'none'}")
        failed = {key for key in steps.all_failed if not key[0].startswith("change")}
        return bool(missing or failed)
    finally:
        for server in servers:
            server.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--old", type=lambda path: Path(path).resolve(), required=True)
    parser.add_argument("--seconds", type=float, default=60, help="for which each version is used")
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="upgrade-"))
    os.environ |= {"DJANGO_SETTINGS_MODULE": "protocol_site.settings", "DATABASE_URL": "sqlite://:memory:"}
    os.environ |= {"SECRET_KEY": KEY, "CASE_KEYS": KEY}
    import django

    django.setup()
    try:
        sys.exit(run(folder, options))
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
