"""Kills the site's processes at random while people work in it, and holds what it acknowledged against what it kept.

    .venv/bin/python benchmarks/kill_site.py [--kills 500] [--people 3] [--pause 6] [--seed 1]

PostgreSQL, Redis, a mail server, gunicorn and a Celery worker of its own, in a temporary folder and on the loopback
address, with the demo in it. Clerks log, decide and answer requests, and an employee raises cases and takes them back,
through the pages. What is answered by a failure is sent again as it was until it is acknowledged; only then it goes
into a ledger outside. Ends with an error when something of it is missing, something is there twice, or the history
does not verify.
"""

import argparse
import io
import os
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from contextlib import contextmanager, suppress
from pathlib import Path

from django.core.management import call_command
from kill_post_room import ROOT, Server, broker, database, prepare_site, sweep_up, worker

import services  # isort: skip  scripts/services.py; kill_post_room knows where
from people_at_work import Ledger, Person, working

from tests.councils.mail_servers import running_server
from tests.serving import free_port

KINDS = ("web", "web process", "worker", "broker", "database")
SHORTEST_PAUSE = 0.2  # seconds between a start and the next kill; the longest is --pause
AWAY = (0.0, 0.7)  # seconds for which what was killed stays away


def kill_at_random(servers, options):
    killed = Counter()
    for _ in range(options.kills):
        time.sleep(random.uniform(SHORTEST_PAUSE, options.pause))
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
    # It is there once it answers: on a busy machine a worker takes far longer to come up than the port.
    probe = ["curl", "-fso", "/dev/null", "--max-time", "5", f"http://localhost:{port}/health/live/"]
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


@contextmanager
def demo_served(folder, **variables):
    """(servers, address, Mailbox) of the demo with all that it needs, as long as the block lasts.

    Where `variables` name a DATABASE_URL, it is without PostgreSQL, broker and worker.
    """
    identity, port, servers = services.unprivileged_identity(), free_port(), {}
    if identity:
        shutil.chown(folder, identity["user"], identity["group"])
    os.environ |= {"DEMO": "true", "SITE_URL": f"http://localhost:{port}", "STATIC_MANIFEST": "false"}
    with running_server() as (mailbox, smtp):
        try:
            if not variables:
                servers["database"] = database(folder, identity)
                servers["broker"] = broker(folder, identity, appendonly=False)
            prepare_site(folder, smtp, **variables)
            call_command("seed_demo", stdout=io.StringIO())
            servers["web"] = web(folder, port)
            if not variables:
                servers["worker"] = worker(folder)
            yield servers, os.environ["SITE_URL"], mailbox
        finally:
            for server in servers.values():
                server.kill()


def run(folder, options):
    """(killed, found, faults) of one run."""
    with demo_served(folder) as (servers, site, mailbox):
        ledger = Ledger(folder / "ledger")
        people = [Person(site, n, ledger) for n in range(options.people)]
        with working(people):
            killed = kill_at_random(servers, options)
        settle(servers)
        return killed, count(ledger, mailbox), [fault for person in people for fault in person.faults]


def settle(servers):
    """What waits is done by this process, and the history is verified."""
    from django.db import connection

    servers["worker"].kill()
    connection.close()  # of before the database was killed
    sweep_up()
    call_command("verify_history", stdout=io.StringIO())


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--kills", type=int, default=500)
    parser.add_argument("--people", type=int, default=3)
    parser.add_argument("--pause", type=float, default=6, help="the longest between two kills, in seconds")
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
