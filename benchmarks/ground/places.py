"""A place to measure in: PostgreSQL and Redis of its own, a migrated database, gunicorn on the loopback address."""

import os
import signal
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from services import services, stop_on_signals  # noqa: E402  scripts/services.py

from tests.serving import free_port, wait_for  # noqa: E402

START_TIMEOUT, STOP_TIMEOUT = 60, 30  # seconds
AS_DEPLOYED = ("--workers", "3", "--threads", "4")
SETTINGS = {
    "DJANGO_SETTINGS_MODULE": "benchmarks.ground.settings",
    "SECRET_KEY": "only-for-benchmarks-only-for-benchmarks",
    "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
    "SITE_URL": "http://localhost:8000",
    "ALLOWED_HOSTS": "localhost,127.0.0.1",
    "STATIC_MANIFEST": "true",
    "DEBUG": "false",
    "DEMO": "false",
    "LOG_LEVEL": "WARNING",
    "CONFIRM_AGAIN_MINUTES": "600",
    "SESSION_IDLE_MINUTES": "600",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "Council protocol <no-reply@localhost>",
}


@contextmanager
def place():
    """Sets the environment of this process and its children to a migrated site; gives nothing."""
    stop_on_signals()
    with services() as variables, tempfile.TemporaryDirectory() as folder:
        own = SETTINGS | variables | {"BENCH_STATIC_ROOT": folder}
        os.environ.update(own)
        manage("migrate", "--verbosity", "0")
        manage("collectstatic", "--no-input", "--verbosity", "0")
        yield


def manage(*arguments, **variables):
    command = [sys.executable, str(ROOT / "manage.py"), *arguments]
    subprocess.run(command, cwd=ROOT, env=os.environ | variables, check=True, stdout=subprocess.DEVNULL)


def database_called(name):
    """The DATABASE_URL of another, migrated database on the same server."""
    here = os.environ["DATABASE_URL"]
    folder, owner = here.split("@/")[1].rsplit("/", 1)[0], here.split("//")[1].split("@")[0]
    subprocess.run(["createdb", "-h", folder, "-U", owner, name], check=True)
    url = here.rsplit("/", 1)[0] + "/" + name
    manage("migrate", "--verbosity", "0", DATABASE_URL=url)
    return url


@contextmanager
def gunicorn(*options, python=sys.executable, site="protocol_site.wsgi", **variables):
    """(address, process) of a gunicorn with the site and the bare views of limits.py."""
    port = free_port()
    command = [python, "-m", "gunicorn", site, "--bind", f"127.0.0.1:{port}"]
    command += ["--log-level", "error", "--worker-tmp-dir", "/dev/shm", *options]
    server = subprocess.Popen(command, cwd=ROOT, env=os.environ | variables)
    try:
        wait_for(port, server, patience=START_TIMEOUT)
        yield ("127.0.0.1", port), server
    finally:
        server.terminate()
        server.wait(START_TIMEOUT)


@contextmanager
def job_worker():
    """The process of a Celery worker, as it is deployed."""
    command = [sys.executable, "-m", "celery", "-A", "protocol_site", "worker", "--concurrency", "2"]
    silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    worker = subprocess.Popen(command, cwd=ROOT, **silent)
    try:
        yield worker
    finally:
        worker.terminate()
        try:
            worker.wait(STOP_TIMEOUT)
        except subprocess.TimeoutExpired:  # in the middle of a long task; a second signal ends it at once
            worker.send_signal(signal.SIGQUIT)
            worker.wait(STOP_TIMEOUT)
