"""The site's own database user can neither alter a table nor change what was adopted, whatever SQL it sends."""

import os
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

import psycopg2
import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from psycopg2.errors import InsufficientPrivilege, RestrictViolation

from protocol_site import environment

ROOT = Path(__file__).resolve().parents[2]
NAME = f"roles_{os.getpid()}"
OWNER, SITE = f"{NAME}_owner", f"{NAME}_site"
ADOPT = (
    "from councils.models import Council; from tests.protocols.makers import make_adopted; "
    "make_adopted(Council.objects.create(name='Thornby Parish Council', slug='thornby'))"
)
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no users")


@contextmanager
def sign_in(user, database):
    """A cursor of the user's, each statement by itself."""
    given = connection.settings_dict
    place = {"host": given["HOST"], "port": given["PORT"] or None, "dbname": database}
    signed_in = psycopg2.connect(**place, user=user, password=given["PASSWORD"] or None)
    signed_in.autocommit = True
    try:
        yield signed_in.cursor()
    finally:
        signed_in.close()


def url(user):
    given = connection.settings_dict
    password = f":{given['PASSWORD']}" if given["PASSWORD"] else ""
    host = f"/{given['HOST']}" if given["HOST"].startswith("/") else f"{given['HOST']}:{given['PORT'] or 5432}"
    return f"postgres://{user}{password}@{host}/{NAME}"


def manage(*arguments):
    addresses = {"DATABASE_URL": url(SITE), "MIGRATE_DATABASE_URL": url(OWNER), "REDIS_URL": ""}
    command = [sys.executable, "manage.py", *arguments]
    result = subprocess.run(command, cwd=ROOT, env=os.environ | addresses, capture_output=True, text=True)
    assert result.returncode == 0, result.stderr


def administer(statements):
    with sign_in(connection.settings_dict["USER"], "postgres") as administrator:
        for statement in statements:
            administrator.execute(statement)


@pytest.fixture(scope="module")
def migrated():
    """A database of the owner's, migrated by the owner; a version was adopted in it by the site's user."""
    password = connection.settings_dict["PASSWORD"] or "none"
    roles = [f"CREATE ROLE {role} LOGIN PASSWORD '{password}'" for role in (OWNER, SITE)]
    try:
        administer([*roles, f"CREATE DATABASE {NAME} OWNER {OWNER}"])
    except InsufficientPrivilege:
        pytest.skip("the tests' database user may not make users")
    try:
        manage("migrate", "--verbosity", "0")
        manage("shell", "--verbosity", "0", "-c", ADOPT)
        yield
    finally:
        administer([f"DROP DATABASE {NAME} WITH (FORCE)", f"DROP ROLE {OWNER}", f"DROP ROLE {SITE}"])


FORBIDDEN = [
    "ALTER TABLE protocols_clause DISABLE TRIGGER ALL",
    "ALTER TABLE protocols_clause DISABLE TRIGGER protocols_clause_no_update",
    "ALTER TABLE protocols_clause ADD COLUMN more text",
    "ALTER TABLE protocols_clause OWNER TO CURRENT_USER",
    "DROP TRIGGER protocols_clause_no_update ON protocols_clause",
    "CREATE TRIGGER mine BEFORE UPDATE ON protocols_clause FOR EACH ROW EXECUTE FUNCTION protocols_clause_no_update()",
    "CREATE RULE mine AS ON DELETE TO protocols_clause DO INSTEAD NOTHING",
    "CREATE OR REPLACE FUNCTION protocols_clause_no_update() RETURNS trigger LANGUAGE plpgsql"
    " AS $$ BEGIN RETURN NEW; END $$",
    "ALTER FUNCTION protocols_clause_no_update() RENAME TO gone",
    "DROP TABLE protocols_clause CASCADE",
    "TRUNCATE protocols_clause CASCADE",
    "TRUNCATE councils_event CASCADE",
    "CREATE TABLE public.mine (id int)",
    "CREATE SCHEMA mine",
    "SET session_replication_role = 'replica'",
    "DELETE FROM django_migrations",
    "UPDATE pg_trigger SET tgenabled = 'D'",
]


@on_postgresql
@pytest.mark.parametrize("statement", FORBIDDEN)
def test_the_user_of_the_site_cannot_alter_anything(migrated, statement):
    with sign_in(SITE, NAME) as site, pytest.raises(InsufficientPrivilege):
        site.execute(statement)


WRITES = [
    "UPDATE protocols_clause SET blocks = '[]'",
    "INSERT INTO protocols_clause SELECT * FROM protocols_clause ON CONFLICT (id) DO UPDATE SET heading = 'x'",
    "DELETE FROM protocols_clause",
    "DELETE FROM protocols_adoption",
    "UPDATE protocols_section SET heading = 'x'",
    "UPDATE councils_event SET kind = 'x'",
]


@on_postgresql
@pytest.mark.parametrize("statement", WRITES)
def test_the_user_of_the_site_cannot_change_what_was_adopted(migrated, statement):
    with sign_in(SITE, NAME) as site, pytest.raises(RestrictViolation):
        site.execute(statement)


@on_postgresql
def test_a_temporary_table_in_front_of_the_real_one_deceives_no_trigger(migrated):
    with sign_in(SITE, NAME) as site:
        site.execute("CREATE TEMPORARY TABLE protocols_adoption (version_id bigint)")
        with pytest.raises(RestrictViolation):
            site.execute("UPDATE protocols_clause SET heading = 'x'")


@on_postgresql
def test_while_the_tables_are_migrated_the_site_goes_on_and_no_table_stands_open(migrated):
    migrating = threading.Thread(target=manage, args=("migrate", "--verbosity", "0"))
    migrating.start()
    tried = 0
    with sign_in(SITE, NAME) as site:
        while migrating.is_alive():
            site.execute("SELECT 1 FROM councils_person")
            with pytest.raises(RestrictViolation):
                site.execute("UPDATE councils_event SET kind = 'x'")
            tried += 1
    assert tried > 100


@on_postgresql
def test_rows_that_are_not_protected_can_be_written(migrated):
    with sign_in(SITE, NAME) as site:
        site.execute("UPDATE councils_council SET name = 'Thornby'")
        assert site.rowcount == 1


@pytest.mark.parametrize(
    ("site", "owner", "said"),
    [
        ("postgres://site@host/a", "postgres://owner@host/b", "must name the PostgreSQL database"),
        ("sqlite:///var/a.sqlite3", "sqlite:///var/a.sqlite3", "must name the PostgreSQL database"),
        ("postgres://one@host/a", "postgres://one@host/a", "another user"),
    ],
)
def test_addresses_that_do_not_belong_together_stop_the_start(monkeypatch, site, owner, said):
    monkeypatch.setenv("DATABASE_URL", site)
    monkeypatch.setenv("MIGRATE_DATABASE_URL", owner)
    with pytest.raises(ImproperlyConfigured, match=said):
        environment.site_user()


@pytest.mark.parametrize(
    ("command", "as_owner"), [("migrate", True), ("restore", True), ("shell", False), ("check", False)]
)
def test_only_migrate_and_restore_sign_in_as_the_owner(monkeypatch, command, as_owner):
    monkeypatch.setenv("MIGRATE_DATABASE_URL", "postgres://owner@host/a")
    assert environment.runs_as_owner(["manage.py", command]) is as_owner
