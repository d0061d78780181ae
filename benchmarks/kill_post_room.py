"""Kills the worker, the broker and the database at random moments while notices are sent, and counts what arrived.

    .venv/bin/python benchmarks/kill_post_room.py [--notices 1000] [--kills 20] [--seed 1] [--appendonly]

PostgreSQL, Redis and a mail server of its own, in a temporary folder and on the loopback address. Ends with an error
when a notice is missing or arrived twice.
"""

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from contextlib import suppress
from datetime import timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

import services  # noqa: E402  scripts/services.py

KINDS = ("worker", "broker", "database")
AT_WORK = (0.0, 1.0)  # seconds between the first notice that moves and the kill
START_TIMEOUT = 120


class Server:
    """A process that can be killed and started again."""

    def __init__(self, command, probe, log, **options):
        self.command, self.probe, self.log, self.options = command, probe, log, options

    def start(self):
        """Try until it runs: PostgreSQL will not while what is left of its predecessor still holds its memory."""
        latest = time.monotonic() + START_TIMEOUT
        self._spawn()
        while self.probe and subprocess.run(self.probe, capture_output=True).returncode:
            if time.monotonic() > latest:
                sys.exit(f"{self.command[0]} does not start:\n{self.log.read_text()[-2000:]}")
            if self.process.poll() is not None:
                self._spawn()
            time.sleep(0.1)

    def _spawn(self):
        with self.log.open("a") as log:
            self.process = subprocess.Popen(
                self.command, stdout=log, stderr=log, start_new_session=True, **self.options
            )

    def kill(self):
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def database(folder, identity):
    """With the durability of a real installation: what was committed is there after a crash."""
    found = subprocess.run([services.SCRIPTS / "find-postgres"], capture_output=True, text=True, check=True)
    programs, data = Path(found.stdout.strip()), folder / "postgres"
    options = {"cwd": folder, "env": os.environ | {"LC_ALL": "C.UTF-8"}, **identity}
    command = [programs / "initdb", "-D", data, "-U", services.NAME, "-A", "trust", "-E", "UTF8"]
    subprocess.run(command, check=True, capture_output=True, **options)
    server = Server(
        [programs / "postgres", "-D", data, "-k", folder, "-c", "listen_addresses="],
        [programs / "pg_isready", "-q", "-h", folder],
        folder / "postgres.log",
        **options,
    )
    server.start()
    subprocess.run([programs / "createdb", "-h", folder, "-U", services.NAME, services.NAME], check=True)
    return server


def broker(folder, identity, *, appendonly):
    socket = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder]
    command += ["--appendonly", "yes" if appendonly else "no"]
    server = Server(command, ["redis-cli", "-s", socket, "ping"], folder / "redis.log", cwd=folder, **identity)
    server.start()
    return server


def worker(folder):
    command = [sys.executable, "-m", "celery", "-A", "protocol_site", "worker", "-c", "2", "-l", "WARNING"]
    server = Server(command, None, folder / "worker.log", cwd=ROOT)
    server.start()
    return server


def prepare_site(folder, port, **variables):
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "protocol_site.settings",
        "SECRET_KEY": "only-for-this-benchmark-only-for-this-benchmark",
        "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
        "DATABASE_URL": f"postgres://{services.NAME}@/{folder}/{services.NAME}",
        "REDIS_URL": f"unix://{folder}/redis.sock",
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
        "LOG_LEVEL": "ERROR",
    } | variables
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", verbosity=0)


def post_some(number):
    """Acts that each post one notice; they count for as long as they were committed."""
    from django.db import transaction

    from councils import mail
    from councils.models import Council, Person

    council, _ = Council.objects.get_or_create(name="Thornby Parish Council", slug="thornby")
    person, _ = Person.objects.get_or_create(council=council, name="Nora Quill", contact_email="nora@example.org")
    for _ in range(number):
        with transaction.atomic():
            mail.post("extension", person=person, council=council, context={"by": person})


def wait_for_work(mailbox):
    """Until a worker that was just started sends something."""
    before, latest = len(mailbox.messages), time.monotonic() + START_TIMEOUT
    while len(mailbox.messages) == before and time.monotonic() < latest:
        time.sleep(0.01)


def kill_at_random(servers, options, mailbox):
    from django.db import connection

    from councils.tasks import sweep_outbox

    killed = Counter()
    share = options.notices // options.kills
    for turn in range(options.kills):
        post_some(share if turn else options.notices - share * (options.kills - 1))
        wait_for_work(mailbox)
        time.sleep(random.uniform(*AT_WORK))
        kind = random.choice(KINDS)
        killed[kind] += 1
        servers[kind].kill()
        time.sleep(random.uniform(0, 0.5))
        servers[kind].start()
        connection.close()
        # As beat does every five minutes.
        sweep_outbox.delay()
    return killed


def sweep_up():
    """Some hours pass, in which cron sweeps."""
    from django.utils import timezone

    from councils import post_room
    from councils.models import OutboxMail

    State = OutboxMail.State  # noqa: N806
    while waiting := OutboxMail.objects.filter(state__in=[State.QUEUED, State.SENDING]):
        past = timezone.now() - timedelta(hours=1)
        waiting.update(claimed_at=past)
        waiting.update(next_attempt_at=past)
        post_room.sweep()


def count(mailbox):
    from councils.mail_links import message_id
    from councils.models import OutboxMail

    arrived = Counter(mailbox.ids)
    found = Counter()
    for notice in OutboxMail.objects.all():
        times = arrived[message_id(notice.pk)]
        found["notices"] += 1
        found["arrived once and recorded as sent"] += times == 1 and notice.state == "sent"
        found["not known whether sent, arrived"] += times == 1 and notice.state == "unknown"
        found["not known whether sent, did not arrive"] += times == 0 and notice.state == "unknown"
        found["MISSING"] += times == 0 and notice.state != "unknown"
        found["ARRIVED MORE THAN ONCE"] += times > 1
    return found


def run(folder, options):
    from tests.councils.mail_servers import running_server

    identity = services.unprivileged_identity()
    if identity:
        shutil.chown(folder, identity["user"], identity["group"])
    with running_server() as (mailbox, port):
        mailbox.mood = "slow"
        servers = {}
        try:
            servers["database"] = database(folder, identity)
            servers["broker"] = broker(folder, identity, appendonly=options.appendonly)
            prepare_site(folder, port)
            servers["worker"] = worker(folder)
            killed = kill_at_random(servers, options, mailbox)
            servers["worker"].kill()
            sweep_up()
            return killed, count(mailbox)
        finally:
            for server in servers.values():
                server.kill()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--notices", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--appendonly", action="store_true", help="let the broker keep its queue over a crash")
    options = parser.parse_args()
    random.seed(options.seed)
    folder = Path(tempfile.mkdtemp(prefix="kill-post-room-"))
    try:
        killed, found = run(folder, options)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{options.kills} kills:", ", ".join(f"{kind} {killed[kind]}" for kind in KINDS))
    for name, number in found.items():
        print(f"{number:6} {name}")
    sys.exit(bool(found["MISSING"] or found["ARRIVED MORE THAN ONCE"]))


if __name__ == "__main__":
    main()
