"""What the database user of the site may do, where the tables belong to another user (PostgreSQL only).

Rows may be read, added, changed and removed as far as the triggers allow. Tables, triggers and functions belong to the
user who migrates, so that no SQL of the site's own user can take the triggers away or go round them.
"""

from django.conf import settings
from django.db import connections, transaction

STATEMENTS = (
    "REVOKE CREATE ON SCHEMA {schema} FROM PUBLIC",
    "REVOKE ALL ON ALL TABLES IN SCHEMA {schema} FROM {user}",
    "GRANT USAGE ON SCHEMA {schema} TO {user}",
    "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {user}",
    "REVOKE INSERT, UPDATE, DELETE ON django_migrations FROM {user}",
    "GRANT USAGE ON ALL SEQUENCES IN SCHEMA {schema} TO {user}",
)


def grant_after_migrate(using, **kwargs):
    """Give the site's user its rights on every table there is, after each `migrate`: new tables are included."""
    connection, user = connections[using], settings.DATABASE_USER_OF_THE_SITE
    if not user or connection.vendor != "postgresql":
        return
    # All at once: the site goes on meanwhile, and must not be without its rights for a moment.
    with transaction.atomic(using), connection.cursor() as cursor:
        cursor.execute("SELECT current_schema()")
        [schema] = cursor.fetchone()
        names = {"schema": connection.ops.quote_name(schema), "user": connection.ops.quote_name(user)}
        for statement in STATEMENTS:
            cursor.execute(statement.format(**names))
