"""Tables whose rows the database itself refuses to change.

Apps register guards; each becomes triggers on SQLite and PostgreSQL, put back after every `migrate`, because SQLite
drops the triggers of a table that is altered. There they are also taken away before: SQLite will not rename a table
while the trigger of another one reads it. Else only the teardown of tests lifts them. A check finds what is missing.
"""

from contextlib import contextmanager
from dataclasses import dataclass

from django.core.checks import Warning as CheckWarning
from django.db import connections, transaction


@dataclass(frozen=True)
class Guard:
    """Refuse `actions` on `table`.

    `when` is an SQL condition that both databases know; ROW stands for the row as it is (for INSERT as it would be,
    for UPDATE both, so that no row can be moved into a protected place).
    """

    table: str
    message: str
    actions: tuple[str, ...] = ("UPDATE", "DELETE")
    when: str = ""

    def name(self, action):
        return f"{self.table}_no_{action.lower()}"

    def condition(self, action):
        rows = {"INSERT": ["NEW."], "DELETE": ["OLD."], "UPDATE": ["OLD.", "NEW."]}[action]
        return " OR ".join(f"({self.when.replace('ROW.', row)})" for row in rows) if self.when else ""


_guards: list[Guard] = []


def register(guards):
    _guards.extend(guard for guard in guards if guard not in _guards)


def guards():
    return tuple(_guards)


def restore_after_migrate(using, **kwargs):
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    # post_migrate is sent once an app: guards wait until their tables are there.
    present = [guard for guard in _guards if guard.table in tables]
    for guard in present:
        # All at once, so that no table stands open for a moment; one table after the other, so that nobody who works
        # in several of them waits for us while we wait for him.
        with transaction.atomic(using), connection.cursor() as cursor:
            for statement in _statements(connection.vendor, guard):
                cursor.execute(statement)


def lift_before_migrate(using, **kwargs):
    if connections[using].vendor == "sqlite":
        lift(using)


def missing(using):
    """The names of triggers that ought to be on the tables that there are, and are not."""
    connection = connections[using]
    tables = set(connection.introspection.table_names())
    present = "SELECT tgname FROM pg_trigger WHERE tgenabled = 'O'"
    if connection.vendor == "sqlite":
        present = "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    with connection.cursor() as cursor:
        cursor.execute(present)
        found = {name for (name,) in cursor.fetchall()}
    guards = [guard for guard in _guards if guard.table in tables]
    wanted = {guard.name(action) for guard in guards for action in _triggers(connection.vendor, guard)}
    return sorted(wanted - found)


def check_triggers(app_configs, databases, **kwargs):
    """A system check, run by `migrate` and `check --database`. A warning: an upgrade brings new guards of its own."""
    hint = "Run `manage.py migrate`, which puts them back, and find out who took them away."
    return [
        CheckWarning(f"Protected tables of “{using}” stand open: {', '.join(names)}.", hint=hint, id="councils.W001")
        for using in databases or ()
        if _has_tables(using) and (names := missing(using))
    ]


def _has_tables(using):
    return {guard.table for guard in _guards} <= set(connections[using].introspection.table_names())


def lift(using="default"):
    """Drop every trigger; what follows (a migration, the flush of a test) puts them back."""
    connection = connections[using]
    with connection.cursor() as cursor:
        for guard in _guards:
            for action in _triggers(connection.vendor, guard):
                where = f" ON {guard.table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name(action)}{where}")


@contextmanager
def lifted(using="default"):
    lift(using)
    try:
        yield
    finally:
        restore_after_migrate(using)


def _triggers(vendor, guard):
    """The actions that get a trigger; only PostgreSQL knows TRUNCATE."""
    return guard.actions + (("TRUNCATE",) if vendor == "postgresql" and "DELETE" in guard.actions else ())


def _statements(vendor, guard):
    write = _postgresql if vendor == "postgresql" else _sqlite
    for action in _triggers(vendor, guard):
        yield from write(guard, action)


def _sqlite(guard, action):
    name, when = guard.name(action), guard.condition(action)
    yield f"DROP TRIGGER IF EXISTS {name}"
    yield (
        f"CREATE TRIGGER {name} BEFORE {action} ON {guard.table} {f'WHEN {when}' if when else ''} "
        f"BEGIN SELECT RAISE(ABORT, '{guard.message}'); END"
    )


def _postgresql(guard, action):
    name = guard.name(action)
    # A TRUNCATE has no row to look at, so it is refused whatever the condition.
    when = guard.condition(action) if action != "TRUNCATE" else ""
    # What a BEFORE trigger returns is what is written: an UPDATE that answered OLD would silently change nothing.
    row = "OLD" if action == "DELETE" else "NEW"
    each = "STATEMENT" if action == "TRUNCATE" else "ROW"
    yield (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
        f"IF {when or 'true'} THEN RAISE EXCEPTION '{guard.message}' USING ERRCODE = 'restrict_violation'; END IF; "
        f"RETURN {row}; END $$"
    )
    # A path of its own, temporary tables last: else whoever makes one of the same name has it looked at instead.
    yield (
        "DO $$ BEGIN EXECUTE "
        f"format('ALTER FUNCTION {name}() SET search_path = pg_catalog, %I, pg_temp', current_schema()); END $$"
    )
    yield (
        f"CREATE OR REPLACE TRIGGER {name} BEFORE {action} ON {guard.table} FOR EACH {each} EXECUTE FUNCTION {name}()"
    )
