"""Lets the disk under the database run full while people work, three times, and makes room again.

    .venv/bin/python benchmarks/fill_disk.py [--database sqlite|postgresql] [--seconds 30] [--people 3]

As root: a small file system in memory is mounted in a temporary folder. Everything else runs as in kill_site.py. Each
time a backup onto the full disk is tried as well. Ends with an error when something of the ledger is missing or there
twice, when a failing page was not the site's own, when a backup left something behind, or the history does not verify.
"""

import argparse
import io
import os
import shutil
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from cryptography.fernet import Fernet
from kill_post_room import ROOT
from kill_site import count, demo_served
from people_at_work import Ledger, Person, working

import services  # isort: skip  scripts/services.py; kill_post_room knows where

SIZES = {"sqlite": "60m", "postgresql": "500m"}
TIMES = 3
LEFT = 4096  # bytes that the filler leaves free, so that the site takes the last of it


@contextmanager
def small_disk(place, size):
    place.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", place], check=True)
    try:
        identity = services.unprivileged_identity()
        shutil.chown(place, identity["user"], identity["group"])
        place.chmod(0o700)
        yield
    finally:
        subprocess.run(["umount", "--lazy", place], check=True)


def fill(disk):
    with (disk / "filler").open("ab", buffering=0) as filler:
        while (free := shutil.disk_usage(disk).free) > LEFT:
            filler.write(bytes(min(free - LEFT, 1_000_000)) or b"0")


def backup_left_something(disk):
    """Tries one; whether it was made, or left a part of itself."""
    command = [sys.executable, "manage.py", "backup", disk / "now.backup"]
    environment = os.environ | {"BACKUP_KEYS": Fernet.generate_key().decode()}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    print(f"  backup: {done.stderr.strip().splitlines()[-1][-150:] if done.returncode else 'made'}", flush=True)
    return not done.returncode or any(disk.glob("now.backup*"))


def failures_of(people):
    return sum(person.somebody.failures + person.somebody.unanswered for person in people)


def run_full(disk, servers, people, seconds):
    """One time; whether the backup left something."""
    before = failures_of(people)
    fill(disk)
    time.sleep(seconds)
    left = backup_left_something(disk)
    failures = failures_of(people) - before
    (disk / "filler").unlink()
    gone = "database" in servers and servers["database"].process.poll() is not None
    print(f"full for {seconds} s: {failures} failing answers{', PostgreSQL ended' if gone else ''}", flush=True)
    if gone:
        servers["database"].start()
    time.sleep(seconds)
    return left


def run(folder, options):
    on_sqlite = options.database == "sqlite"
    disk = folder / ("disk" if on_sqlite else "postgres")
    address = {"DATABASE_URL": f"sqlite:///{disk}/db.sqlite3", "REDIS_URL": ""} if on_sqlite else {}
    with small_disk(disk, SIZES[options.database]), demo_served(folder, **address) as (servers, site, mailbox):
        ledger = Ledger(folder / "ledger")
        people = [Person(site, number, ledger) for number in range(options.people)]
        with working(people):
            time.sleep(options.seconds)
            left = [run_full(disk, servers, people, options.seconds) for _ in range(TIMES)]
        servers["web"].kill()
        return verified(ledger, mailbox, people) | {"BACKUPS LEFT": sum(left)}


def verified(ledger, mailbox, people):
    from django.core.management import call_command
    from django.db import connection

    connection.close()
    call_command("verify_history", stdout=io.StringIO())
    found = count(ledger, mailbox)
    found["STRANGE PAGES"] = sum(person.somebody.strange for person in people)
    found["NOT TAKEN"] = [fault for person in people for fault in person.faults][:10]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--database", choices=SIZES, default="sqlite")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--people", type=int, default=3)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="fill-disk-"))
    folder.chmod(0o755)
    try:
        found = run(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for name, what in found.items():
        print(f"{name}: {what}")
    sys.exit(any(bool(what) for name, what in found.items() if name.isupper()))


if __name__ == "__main__":
    main()
