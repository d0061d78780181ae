"""PostgreSQL and Redis of our own: in a temporary folder, on unix sockets, gone when the work is done.

`python scripts/services.py COMMAND…` runs COMMAND with DATABASE_URL and REDIS_URL pointing at them.
"""

import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

SCRIPTS = Path(__file__).resolve().parent
NAME = "council"
START_TIMEOUT = STOP_TIMEOUT = 20  # seconds
# Losing the data of a test run harms nobody, and waiting for the disk makes it slower.
POSTGRES_OPTIONS = ["listen_addresses=", "fsync=off", "synchronous_commit=off", "full_page_writes=off"]


class Stopped(Exception):
    """Somebody asked this process to end, by a signal other than Ctrl-C."""


def stop_on_signals():
    """Turn SIGTERM and SIGHUP into an exception, so that every `finally` below is reached."""

    def stop(number, _frame):
        raise Stopped(number)

    signal.signal(signal.SIGTERM, stop)
    if signal.getsignal(signal.SIGHUP) != signal.SIG_IGN:  # nohup
        signal.signal(signal.SIGHUP, stop)
    # A shell starts background jobs deaf to SIGINT, but it is how run() below ends its child.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def ignore_signals():
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)


def run(command, environment):
    """Run a command to its end and return its exit code; when stopped, let it tidy up first."""
    child = subprocess.Popen(command, env=environment)
    try:
        return child.wait()
    except Stopped:
        child.send_signal(signal.SIGINT)
        raise
    finally:
        try:
            child.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            child.kill()


@contextmanager
def services():
    """The variables DATABASE_URL and REDIS_URL of servers that live as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="council-services-"))
    servers = []
    try:
        identity = unprivileged_identity()
        if identity:
            shutil.chown(folder, identity["user"], identity["group"])
        start_postgres(folder, identity, servers)
        start_redis(folder, identity, servers)
        yield {
            "DATABASE_URL": f"postgres://{NAME}@/{folder}/{NAME}",
            "REDIS_URL": f"unix://{folder}/redis.sock",
        }
    finally:
        ignore_signals()
        stop_all(servers)
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged_identity():
    """As whom the servers run, in Popen's words: PostgreSQL refuses root; anybody else stays himself."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


def start_postgres(folder, identity, servers):
    found = subprocess.run([SCRIPTS / "find-postgres"], capture_output=True, text=True, check=True)
    programs, data = Path(found.stdout.strip()), folder / "postgres"
    options = {"cwd": folder, "env": os.environ | {"LC_ALL": "C.UTF-8"}, **identity}
    with (folder / "initdb.log").open("w") as log:
        command = [programs / "initdb", "-D", data, "-U", NAME, "-A", "trust", "-E", "UTF8", "--no-sync"]
        subprocess.run(command, stdout=log, stderr=log, check=True, **options)
    command = [programs / "postgres", "-D", data, "-k", folder]
    for option in POSTGRES_OPTIONS:
        command += ["-c", option]
    start(command, folder / "postgres.log", servers, options)
    wait_until([programs / "pg_isready", "-q", "-h", folder], servers[-1], folder / "postgres.log")
    subprocess.run([programs / "createdb", "-h", folder, "-U", NAME, NAME], check=True)


def start_redis(folder, identity, servers):
    socket, log = folder / "redis.sock", folder / "redis.log"
    command = ["redis-server", "--port", "0", "--unixsocket", socket, "--save", "", "--dir", folder]
    start(command, log, servers, {"cwd": folder, **identity})
    wait_until(["redis-cli", "-s", socket, "ping"], servers[-1], log)


def start(command, log, servers, options):
    # A session of its own: Ctrl-C must not take the database away before the tests have let go of it.
    with log.open("w") as output:
        server = subprocess.Popen(command, stdout=output, stderr=output, start_new_session=True, **options)
    servers.append(server)


def wait_until(probe, server, log):
    """Return when the probe succeeds; say what the server logged when it ends or takes too long."""
    latest = time.monotonic() + START_TIMEOUT
    while subprocess.run(probe, capture_output=True).returncode != 0:
        if server.poll() is not None or time.monotonic() > latest:
            sys.exit(f"{server.args[0]} did not start:\n{log.read_text()}")
        time.sleep(0.05)


def stop_all(servers):
    for server in reversed(servers):
        server.send_signal(signal.SIGINT)  # PostgreSQL's fast shutdown; Redis takes it as a plain end
    for server in servers:
        try:
            server.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:
            server.kill()


def main(command):
    stop_on_signals()
    try:
        with services() as variables:
            return run(command, os.environ | variables)
    except KeyboardInterrupt:
        return 128 + signal.SIGINT
    except Stopped as stopped:
        return 128 + stopped.args[0]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
