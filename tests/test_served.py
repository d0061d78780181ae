"""The site as it is run: files collected under hashed names, served by gunicorn on the loopback address."""

import re
import urllib.error
import urllib.request

import pytest

from tests.serving import PATIENCE, environment_in, manage, prepare, serving


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    return environment_in(tmp_path_factory.mktemp("served"))


@pytest.fixture(scope="module")
def address(environment):
    """The address of a gunicorn that serves the collected site of one council."""
    prepare(environment)
    manage(environment, "create_council", "Thornby Parish Council", "--clerk", "Maya Osei", "--email", "m@example.org")
    with serving(environment) as address:
        yield address


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


def test_log_of_an_empty_site_says_how_to_set_it_up(tmp_path):
    environment = environment_in(tmp_path)
    manage(environment, "migrate", "--no-input", "--verbosity", "0")
    log = tmp_path / "log"
    with log.open("w") as written, serving(environment, log=written):
        code = manage(environment, "setup_code").split()[-1]
    assert log.read_text().count("run `.venv/bin/python manage.py setup_code`") == 1
    assert code not in log.read_text()
