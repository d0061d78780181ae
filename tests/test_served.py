"""The site as it is run: files collected under hashed names, served by gunicorn on the loopback address."""

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 20  # seconds for gunicorn to start


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """A site of its own with an empty database; what make test says of the environment does not reach it."""
    folder = tmp_path_factory.mktemp("served")
    return os.environ | {
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


@pytest.fixture(scope="module")
def address(environment):
    """The address of a gunicorn that serves the collected site."""
    for command in ("migrate", "collectstatic"):
        arguments = [sys.executable, "manage.py", command, "--no-input", "--verbosity", "0"]
        subprocess.run(arguments, cwd=ROOT, env=environment, check=True)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        bind = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "gunicorn", "protocol_site.wsgi", "--bind", bind, "--log-level", "warning"]
    server = subprocess.Popen(command, cwd=ROOT, env=environment)
    try:
        wait_for(bind, server)
        yield f"http://{bind}"
    finally:
        server.terminate()
        server.wait(PATIENCE)


def wait_for(bind, server):
    host, port = bind.split(":")
    latest = time.monotonic() + PATIENCE
    while server.poll() is None and time.monotonic() < latest:
        with socket.socket() as probe:
            if probe.connect_ex((host, int(port))) == 0:
                return
        time.sleep(0.05)
    pytest.fail("gunicorn did not start")


def get(url, host="localhost"):
    request = urllib.request.Request(url, headers={"Host": host})
    with urllib.request.urlopen(request, timeout=PATIENCE) as response:
        return response.headers, response.read().decode()


def test_sign_in_page_comes_with_its_policy(address):
    headers, html = get(f"{address}/accounts/login/")
    assert "Sign in</h1>" in html
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy


def test_files_that_the_page_names_are_served_under_hashed_names(address):
    _, html = get(f"{address}/accounts/login/")
    names = set(re.findall(r'"(/static/[^"]+)"', html))
    assert any(re.fullmatch(r"/static/app\.[0-9a-f]{12}\.css", name) for name in names)
    assert all(re.search(r"\.[0-9a-f]{12}\.\w+$", name) for name in names), names
    for name in names:
        headers, content = get(address + name)
        assert content
        assert "immutable" in headers["Cache-Control"]


def test_style_sheet_is_ours(address):
    _, html = get(f"{address}/accounts/login/")
    headers, css = get(address + re.search(r"/static/app\.[0-9a-f]+\.css", html)[0])
    assert headers["Content-Type"].startswith("text/css")
    assert ".govuk-button" in css
    assert "GDS Transport" not in css


def test_unknown_host_is_refused(address):
    with pytest.raises(urllib.error.HTTPError) as refusal:
        get(f"{address}/accounts/login/", host="elsewhere.example.org")
    assert refusal.value.code == 400
