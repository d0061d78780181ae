"""Takes the broker away for an hour while people work, and holds what they did against what is there and what arrived.

    .venv/bin/python benchmarks/broker_away.py [--minutes 60] [--people 3]

Everything else runs as in kill_site.py, with beat. Ends with an error when something of the ledger is missing or there
twice, when somebody met a failing page, or when a notice still waits a quarter of an hour after the broker is back.
"""

import argparse
import shutil
import sys
import tempfile
import time
from pathlib import Path

import requests
from kill_post_room import ROOT, Server
from kill_site import count, demo_served
from people_at_work import Ledger, Person, working

BACK_WITHIN = 15 * 60  # seconds
REST = 20  # seconds that everybody waits after each piece of work


def beat(folder):
    command = [sys.executable, "-m", "celery", "-A", "protocol_site", "beat", "-s", folder / "beat", "-l", "WARNING"]
    server = Server(command, None, folder / "beat.log", cwd=ROOT)
    server.start()
    return server


def waiting():
    from councils.models import OutboxMail

    return OutboxMail.objects.filter(state__in=[OutboxMail.State.QUEUED, OutboxMail.State.SENDING]).count()


def without_broker(servers, people, options):
    """What health says while it is away."""
    servers["broker"].kill()
    with working(people):
        time.sleep(60 * options.minutes)
        return requests.get(f"{people[0].somebody.site}/health/ready/", timeout=20).json()


def seconds_until_all_is_sent():
    began = time.monotonic()
    while waiting() and time.monotonic() < began + BACK_WITHIN:
        time.sleep(1)
    return time.monotonic() - began


def run(folder, options):
    with demo_served(folder) as (servers, site, mailbox):
        servers["beat"] = beat(folder)
        ledger = Ledger(folder / "ledger")
        people = [Person(site, n, ledger, rest=REST) for n in range(options.people)]
        health = without_broker(servers, people, options)
        waited = waiting()
        servers["broker"].start()
        seconds = seconds_until_all_is_sent()
        found = count(ledger, mailbox) | {"STILL WAITING": waiting()}
        found["FAILING PAGES"] = sum(person.somebody.failures for person in people)
        found["not answered in time"] = sum(person.somebody.unanswered for person in people)
        print(f"{options.minutes} minutes without a broker; health said {health}")
        print(f"{waited} notices waited, all sent {seconds:.0f} s after it was back")
        return found, [fault for person in people for fault in person.faults]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--people", type=int, default=3)
    options = parser.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="broker-away-"))
    try:
        found, faults = run(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for name, what in found.items():
        print(f"{name}: {what}")
    print("not taken at all:", *faults or ["nothing"], sep="\n  ")
    sys.exit(bool(faults or any(what for name, what in found.items() if name.isupper())))


if __name__ == "__main__":
    main()
