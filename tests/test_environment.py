"""What the environment may say, and what happens at start when it says something else."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from protocol_site import environment, other_services

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = (ROOT / ".env.example").read_text(encoding="utf-8")
READ = re.compile(r"""(?:text|boolean|number|env\.\w+)\(\s*"([A-Z_]+)"|name="([A-Z_]+)\"""")
GOOD_KEY = "only-for-tests-only-for-tests-only-for-tests"
GOOD_CASE_KEY = "b25seS1mb3ItdGVzdHMtb25seS1mb3ItdGVzdHMtMTI="


def variables_read():
    sources = [
        ROOT / "protocol_site" / name
        for name in ("settings.py", "sign_in.py", "other_services.py", "file_store.py", "environment.py")
    ]
    found = (READ.findall(source.read_text(encoding="utf-8")) for source in sources)
    return {first or second for pairs in found for first, second in pairs}


def check_settings(*options, **variables):
    """Run manage.py check in a process of its own with these variables."""
    command = [sys.executable, "manage.py", "check", *options]
    return subprocess.run(command, cwd=ROOT, env=os.environ | variables, capture_output=True, text=True)


def test_example_lists_exactly_what_the_settings_read():
    listed = set(re.findall(r"^([A-Z_]+)=", EXAMPLE, flags=re.MULTILINE))
    assert variables_read() == listed


def test_example_works_once_it_has_a_key():
    values = dict(line.split("=", 1) for line in EXAMPLE.splitlines() if re.match(r"[A-Z_]+=", line))
    result = check_settings(**values | {"SECRET_KEY": GOOD_KEY, "CASE_KEYS": GOOD_CASE_KEY})
    assert result.returncode == 0, result.stderr


def test_postgresql_is_told_that_the_disk_does_not_turn(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://site:secret@localhost/council")
    assert environment.database()["OPTIONS"]["options"] == "-c random_page_cost=1.1"


@pytest.mark.parametrize(
    ("name", "value", "read"),
    [
        ("SECRET_KEY", "", environment.secret_key),
        ("SECRET_KEY", "too-short", environment.secret_key),
        ("CASE_KEYS", "too-short", environment.case_keys),
        ("BACKUP_KEYS", "too-short", lambda: environment.case_keys("BACKUP_KEYS")),
        ("SITE_URL", "protocol.example.org", environment.site_url),
        ("SITE_URL", "https://example.org/protocol", environment.site_url),
        ("SITE_URL", "https://example.org:none", environment.site_url),
        ("SITE_URL", "http://[::1", environment.site_url),
        ("ALLOWED_HOSTS", ",", lambda: environment.hosts("http://localhost:8000")),
        ("ALLOWED_HOSTS", "*", lambda: environment.hosts("http://localhost:8000")),
        ("DATABASE_URL", "mysql://user@host/name", environment.database),
        ("DATABASE_URL", "var/db.sqlite3", environment.database),
        ("REDIS_URL", "localhost:6379", environment.redis_url),
        ("REDIS_URL", "redis://localhost:none/0", environment.redis_url),
        ("EMAIL_URL", "mail.example.org", environment.email),
        ("EMAIL_URL", "smtp+tls://mail.example.org:none", environment.email),
        ("LOGGING_ADDRESS", "log@example.org", environment.logging_address),
        ("LOGGING_ADDRESS", "log+{council}", environment.logging_address),
        ("LOGGING_MAILBOX_URL", "mail.example.org", environment.logging_mailbox),
        ("LOGGING_MAILBOX_URL", "imap://log:word@mail.example.org/INBOX", environment.logging_mailbox),
        ("LOGGING_MAILBOX_URL", "imaps://log:word@mail.example.org/INBOX", environment.logging_mailbox),
        ("LOG_LEVEL", "LOUD", environment.log_level),
        ("LOG_FORMAT", "xml", environment.logging),
        ("OIDC_MICROSOFT_TENANT", "common", other_services.oidc),
        ("OIDC_GOOGLE_ID", "only-an-id", other_services.oidc),
        ("SESSION_IDLE_MINUTES", "9", lambda: environment.number("SESSION_IDLE_MINUTES", 60, at_least=10)),
        ("TRUSTED_PROXIES", "-1", lambda: environment.number("TRUSTED_PROXIES", 0, at_least=0)),
        ("DEBUG", "maybe", lambda: environment.boolean("DEBUG")),
    ],
)
@pytest.mark.filterwarnings("ignore:Engine not recognized")
def test_bad_value_is_refused_by_name(monkeypatch, name, value, read):
    monkeypatch.setenv(name, value)
    with pytest.raises(ImproperlyConfigured, match=name):
        read()


def test_start_with_a_bad_value_ends_with_one_sentence():
    result = check_settings(SECRET_KEY="too-short")
    assert result.returncode == 1
    assert "SECRET_KEY must be set" in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_the_site_does_not_start_without_a_key_for_its_cases():
    result = check_settings(CASE_KEYS="")
    assert result.returncode == 1
    assert "CASE_KEYS is not set" in result.stderr


def test_real_installation_passes_the_deployment_checks():
    real = {"SECRET_KEY": "a-key-of-a-real-site-" * 4, "SITE_URL": "https://protocol.example.org", "DEMO": "false"}
    result = check_settings("--deploy", "--fail-level", "WARNING", **real | {"ALLOWED_HOSTS": "protocol.example.org"})
    assert result.returncode == 0, result.stderr
