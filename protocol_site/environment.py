"""What the environment says, read with django-environ; a bad value stops the start with one sentence."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import environ
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
ENGINES = {"sqlite": "django.db.backends.sqlite3", "postgresql": "django.db.backends.postgresql"}
# WAL and IMMEDIATE let several writers wait for one another: with the defaults three of four get "database is locked".
# FULL, because what the outbox says of a notice has to outlive a power cut: else it might go out twice.
# Without recursive triggers a REPLACE deletes rows past the triggers that protect them.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA recursive_triggers=ON;",
}
# PostgreSQL's own guess is of a disk that turns: with it a search for a frequent word reads the words of all councils.
POSTGRES_OPTIONS = "-c random_page_cost=1.1"
MINIMUM_KEY_LENGTH = 32
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOG_FORMATS = ("text", "json")
# What each scheme of EMAIL_URL means, and the port where none is given: plain, STARTTLS, TLS from the first byte.
MAIL_SERVERS = {
    "smtp": ({}, 25),
    "smtp+tls": ({"EMAIL_USE_TLS": True}, 587),
    "smtps": ({"EMAIL_USE_SSL": True}, 465),
    "smtp+ssl": ({"EMAIL_USE_SSL": True}, 465),
}

env = environ.Env()
env.read_env(BASE_DIR / ".env")


def text(name, default=""):
    """The variable's value; one that is set but empty counts as not set, as in a copied .env.example."""
    return env.str(name, default="").strip() or default


def secret_key():
    key = text("SECRET_KEY")
    if len(key) < MINIMUM_KEY_LENGTH:
        raise ImproperlyConfigured(
            f"SECRET_KEY must be set to at least {MINIMUM_KEY_LENGTH} random characters; "
            "`make run` writes one into the file .env."
        )
    return key


def case_keys(name="CASE_KEYS"):
    """CASE_KEYS, which wrap the keys of cases, or BACKUP_KEYS: comma-separated, the first writes."""
    found = [key.strip() for key in text(name).split(",") if key.strip()]
    try:
        for key in found:
            Fernet(key)
    except ValueError:
        raise ImproperlyConfigured(
            f"{name} must be keys as `manage.py new_case_key` prints them, with commas between them."
        ) from None
    return found


def boolean(name, *, default=False):
    value = text(name, str(default)).lower()
    if value in ("true", "1", "yes", "on"):
        return True
    if value in ("false", "0", "no", "off"):
        return False
    raise ImproperlyConfigured(f"{name} must be true or false, not “{value}”.")


def log_level():
    level = text("LOG_LEVEL", "WARNING").upper()
    if level not in LOG_LEVELS:
        raise ImproperlyConfigured(f"LOG_LEVEL must be one of {', '.join(LOG_LEVELS)}, not “{level}”.")
    return level


def number(name, default, *, at_least):
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < at_least:
        raise ImproperlyConfigured(f"{name} must be a whole number from {at_least} up, not “{value}”.")
    return int(value)


def logging():
    """Django's LOGGING: lines of text or of JSON on standard error, without the words of any case."""
    kind = text("LOG_FORMAT", "text").lower()
    if kind not in LOG_FORMATS:
        raise ImproperlyConfigured(f"LOG_FORMAT must be one of {', '.join(LOG_FORMATS)}, not “{kind}”.")
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": {"()": f"councils.logs.{kind.title()}Formatter"}},
        "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["console"], "level": log_level()},
        "loggers": {
            # No error report goes out by mail, and what goes wrong is on the line of our own.
            "django": {"handlers": [], "propagate": True},
            # A page that somebody may not open is no fault of the site's.
            "django.request": {"level": "ERROR"},
        },
    }


def site_url():
    """The address that links in mails start with, without a final slash."""
    url = text("SITE_URL", "http://localhost:8000").rstrip("/")
    parts = _parts(url)
    if not parts or parts.scheme not in ("http", "https") or not parts.hostname or parts.path:
        raise ImproperlyConfigured(f"SITE_URL must look like https://protocol.example.org, not “{url}”.")
    return url


def _parts(url):
    """The parts of an address; None where it cannot be read, such as with a port that is no number."""
    try:
        parts = urlsplit(url)
        return parts if parts.port != 0 else None
    except ValueError:
        return None


def hosts(site):
    """ALLOWED_HOSTS, by default the host of SITE_URL; “*” is refused because mails carry links."""
    names = list(filter(None, text("ALLOWED_HOSTS", urlsplit(site).hostname).replace(" ", "").split(",")))
    if "*" in names or not names:
        raise ImproperlyConfigured(
            "ALLOWED_HOSTS must name the hosts of this site; “*” would let a stranger choose one."
        )
    return names


def database(name="DATABASE_URL"):
    """One entry of DATABASES: SQLite in var/ unless a PostgreSQL address is given."""
    try:
        config = env.db_url_config(text(name, f"sqlite:///{BASE_DIR / 'var' / 'db.sqlite3'}"))
    except (environ.ImproperlyConfigured, ValueError) as problem:
        raise ImproperlyConfigured(f"{name} cannot be read: {problem}") from problem
    if config.get("ENGINE") not in ENGINES.values():
        raise ImproperlyConfigured(f"{name} must start with sqlite:/// or postgres://.")
    if config["ENGINE"] == ENGINES["sqlite"]:
        config["OPTIONS"] = SQLITE_OPTIONS
        # A file, not memory: the browser tests read it from the server's threads. One for each run of the tests.
        config["TEST"] = {"NAME": str(BASE_DIR / "var" / f"test-{os.getpid()}.sqlite3")}
        (BASE_DIR / "var").mkdir(exist_ok=True)
    else:
        config.setdefault("OPTIONS", {}).setdefault("options", POSTGRES_OPTIONS)
        config["CONN_MAX_AGE"] = 60
        config["CONN_HEALTH_CHECKS"] = True
    return config


def runs_as_owner(arguments):
    """Whether this process is `manage.py migrate` or `restore`, and there is a user of its own for it."""
    return arguments[1:2] in (["migrate"], ["restore"]) and bool(text("MIGRATE_DATABASE_URL"))


def site_user():
    """The user of DATABASE_URL, where MIGRATE_DATABASE_URL names another one for the same PostgreSQL database."""
    site, owner = database("DATABASE_URL"), database("MIGRATE_DATABASE_URL")
    same = all(site.get(part) == owner.get(part) for part in ("ENGINE", "HOST", "PORT", "NAME"))
    if not same or site["ENGINE"] != ENGINES["postgresql"]:
        raise ImproperlyConfigured("MIGRATE_DATABASE_URL must name the PostgreSQL database of DATABASE_URL.")
    if site["USER"] == owner["USER"]:
        raise ImproperlyConfigured("MIGRATE_DATABASE_URL must name another user than DATABASE_URL.")
    return site["USER"]


def redis_url():
    """REDIS_URL as given (redis://, rediss:// or unix://), or "" when there is no broker."""
    url = text("REDIS_URL")
    if url and not (url.startswith(("redis://", "rediss://", "unix://")) and _parts(url)):
        raise ImproperlyConfigured("REDIS_URL must start with redis://, rediss:// or unix:///.")
    return url


def logging_address():
    """LOGGING_ADDRESS with {council} where the first part of the council's pages goes, or ""."""
    address = text("LOGGING_ADDRESS")
    if address and not re.fullmatch(r"[^\s@]*\{council\}[^\s@]*@[^\s@]+|[^\s@]+@\{council\}\.[^\s@]+", address):
        raise ImproperlyConfigured("LOGGING_ADDRESS must look like log+{council}@example.org.")
    return address


def logging_mailbox():
    """LOGGING_MAILBOX_URL as given, or "". Without TLS only on this machine: a password goes over the line."""
    url = text("LOGGING_MAILBOX_URL")
    if not url:
        return ""
    parts = _parts(url)
    if not parts or parts.scheme not in ("imaps", "imap") or not (parts.hostname and parts.username):
        raise ImproperlyConfigured("LOGGING_MAILBOX_URL must look like imaps://user:password@mail.example.org/INBOX.")
    if parts.scheme == "imap" and parts.hostname not in ("localhost", "127.0.0.1", "::1"):
        raise ImproperlyConfigured("LOGGING_MAILBOX_URL must begin with imaps:// unless the server is this machine.")
    if not text("LOGGING_ADDRESS"):
        raise ImproperlyConfigured("LOGGING_MAILBOX_URL needs LOGGING_ADDRESS, which says whose e-mail is whose.")
    return url


def email():
    """Django's EMAIL_* settings; without EMAIL_URL mails are written to var/mails."""
    url = text("EMAIL_URL")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(BASE_DIR / "var" / "mails"),
        }
    scheme = url.partition("://")[0]
    if scheme in MAIL_SERVERS and _parts(url):
        encryption, port = MAIL_SERVERS[scheme]
        # django-environ takes smtps for STARTTLS and leaves a port that is not given out.
        config = env.email_url_config(url) | {"EMAIL_USE_TLS": False, "EMAIL_USE_SSL": False} | encryption
        config["EMAIL_PORT"] = config["EMAIL_PORT"] or port
        if config["EMAIL_HOST"]:
            return config
    elif scheme in ("filemail", "memorymail"):
        return env.email_url_config(url) | {"EMAIL_FILE_PATH": urlsplit(url).path}
    raise ImproperlyConfigured("EMAIL_URL must look like smtp+tls://user:password@mail.example.org:587.")
