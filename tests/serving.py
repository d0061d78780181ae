"""The site in processes of its own: a database and files in a folder, gunicorn on the loopback address."""

import os
import socket
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 20  # seconds for gunicorn to start


def environment_in(folder, **variables):
    """A site of its own with an empty database; what make test says of the environment does not reach it."""
    own = {
        "SECRET_KEY": "only-for-tests-only-for-tests-only-for-tests",
        "CASE_KEYS": "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI=",
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "REDIS_URL": "",
        "DJANGO_SETTINGS_MODULE": "tests.served_settings",
        "TEST_STATIC_ROOT": str(folder / "collected"),
        "SITE_URL": "http://localhost:8000",
        "ALLOWED_HOSTS": "localhost",
        "STATIC_MANIFEST": "true",
        "DEBUG": "false",
        "DEMO": "false",
    }
    return os.environ | own | variables


def manage(environment, *arguments):
    """Run manage.py to its end; what it prints."""
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True).stdout


def prepare(environment):
    for command in ("migrate", "collectstatic"):
        manage(environment, command, "--no-input", "--verbosity", "0")


@contextmanager
def serving(environment, log=None):
    """The address of one gunicorn, as long as the block lasts; its log goes to the file `log`, if given."""
    port = free_port()
    bind = f"127.0.0.1:{port}"
    command = [sys.executable, "-m", "gunicorn", "protocol_site.wsgi", "--bind", bind, "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stderr=log)
    try:
        wait_for(port, server)
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port, server, patience=PATIENCE):
    """Until the server answers on the port; fails where it ended or has not begun after `patience` seconds."""
    latest = time.monotonic() + patience
    while server.poll() is None and time.monotonic() < latest:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail("gunicorn did not start")
