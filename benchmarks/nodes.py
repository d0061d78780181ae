"""Two web nodes and two job workers on one database, behind PgBouncer per transaction: is everything there, and once?

    .venv/bin/python benchmarks/nodes.py [--seconds 60]

Needs Debian's pgbouncer. People move between the nodes with every page. What they were told was recorded is counted
in the database, and so are notices, reminders and events; then the history of what was new is verified.
"""

import argparse
import os
import random
import threading
import time
from collections import Counter

import django
from ground.fill import MANY
from ground.people import Somebody
from ground.places import gunicorn, job_worker, place
from ground.pooled import pooled, shown
from ground.turns import load, table
from ground.visits import Visitor, prepared

SIZES = {"councils": 110, "entries": 11_000, "cases": 1_100, "open_ones": 2_000, "measured": 100, "people": 40}
NODE = ("--workers", "2", "--threads", "4")
CONNECTIONS = 6
PATIENCE = 180  # seconds for which reminders and the last notices are waited for


class Roaming(Somebody):
    """Asks now one node, now the other."""

    def __init__(self, addresses, *facts, **options):
        super().__init__(addresses[0], *facts, **options)
        self.visitors = [Visitor(address, facts[0]) for address in addresses]

    def _timed(self, *arguments):
        self.visitor = random.choice(self.visitors)
        return super()._timed(*arguments)


def at_work(addresses, people, seconds):
    over = threading.Event()
    crowd = [Roaming(addresses, *facts, think=0.2, over=over) for facts in people]
    for somebody in crowd:
        somebody.start()
    time.sleep(seconds)
    over.set()
    for somebody in crowd:
        somebody.join(60)
    return Counter(name for somebody in crowd for name, *_ in somebody.pages), [f for s in crowd for f in s.faults]


def found(before):
    """{what: how many of it are new in the database}."""
    from councils.models import Reminder
    from protocols.models import Acknowledgement
    from requests_log.models import CouncillorRequest, Decision

    rows = {
        "request sent": CouncillorRequest.objects.filter(pk__lt=MANY),
        "decision sent": Decision.objects.all(),
        "reading confirmed": Acknowledgement.objects.all(),
        "reminders": Reminder.objects.all(),
    }
    return {what: query.count() - before.get(what, 0) for what, query in rows.items()}


def remind():
    """Ask both workers for the reminders of the day; returns once they are given and their notices gone."""
    from councils.models import JobRun, OutboxMail
    from councils.tasks import run_jobs

    run_jobs.delay("reminders")
    run_jobs.delay("reminders")
    latest = time.monotonic() + PATIENCE
    waiting = OutboxMail.objects.filter(state__in=["queued", "sending"])
    given = JobRun.objects.filter(job="reminders", state="done")
    while (waiting.exists() or not given.exists()) and time.monotonic() < latest:
        time.sleep(1)


def notices():
    """[notices sent, tried more than once, not sent]."""
    from councils.models import OutboxMail

    every = OutboxMail.objects
    return [
        every.filter(state="sent").count(),
        every.filter(attempts__gt=1).count(),
        every.filter(state__in=["queued", "sending", "unknown", "refused"]).count(),
    ]


def faults_of_the_new():
    """Faults of the streams of entries that were logged here; those of copies do not verify."""
    from councils.verification.streams import faults_of_streams

    entry = "requests_log.entry:"
    faults = [fault for fault in faults_of_streams() if fault and fault.where.startswith(entry)]
    return [fault for fault in faults if int(fault.where.removeprefix(entry)) < MANY]


def measure(facts, url, seconds):
    with pooled(url, size=CONNECTIONS) as (pooled_url, port):
        os.environ["DATABASE_URL"] = pooled_url
        django.setup()
        before = found({})
        with gunicorn(*NODE) as (one, _), gunicorn(*NODE) as (other, _), job_worker(), job_worker():
            told, faults = at_work([one, other], facts["people"], seconds)
            remind()
            sent = notices()
            clients, servers = (len(shown(port, what, "council")) for what in ("CLIENTS", "SERVERS"))
        there, broken = found(before), faults_of_the_new()
    print(f"### Two nodes and two workers behind PgBouncer ({load()})\n")
    rows = [[what, told[what], there[what]] for what in ("request sent", "decision sent", "reading confirmed")]
    print(table(["act", "told that it is recorded", "in the database"], rows))
    print(f"\n{sum(told.values())} pages, {len(faults)} errors", *faults[:3])
    print(f"Connections: {clients} to PgBouncer, {servers} of it to PostgreSQL.")
    print(f"Notices: {sent[0]} sent, {sent[1]} tried twice, {sent[2]} left.")
    print(f"Reminders: {there['reminders']}.")
    print(f"Faults in the history of the new entries: {len(broken)}")


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    options.add_argument("--seconds", type=int, default=60)
    options = options.parse_args()
    with place():
        url = os.environ["DATABASE_URL"]
        measure(prepared(SIZES), url, options.seconds)


if __name__ == "__main__":
    main()
