import django.db.models.deletion
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def make_cache(apps, schema_editor):
    """The table that Django's database cache keeps its rows in; there is no model for it."""
    call_command("createcachetable", "councils_cache", database=schema_editor.connection.alias, verbosity=0)


def drop_cache(apps, schema_editor):
    schema_editor.execute("DROP TABLE IF EXISTS councils_cache")


def forget_old_sessions(apps, schema_editor):
    """They say not whose they are; everybody signs in once more."""
    apps.get_model("sessions", "Session").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [
        ("councils", "0005_working_patterns_and_counted_days"),
        ("sessions", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="Session",
            fields=[
                (
                    "session_key",
                    models.CharField(max_length=40, primary_key=True, serialize=False, verbose_name="session key"),
                ),
                ("session_data", models.TextField(verbose_name="session data")),
                ("expire_date", models.DateTimeField(db_index=True, verbose_name="expire date")),
                ("handle", models.UUIDField(db_index=True, null=True)),
                ("device", models.CharField(blank=True, max_length=80)),
                ("began_at", models.DateTimeField(null=True)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "session",
                "verbose_name_plural": "sessions",
                "abstract": False,
                "indexes": [models.Index(fields=["user", "-used_at"], name="sessions_of_an_account")],
            },
        ),
        migrations.RunPython(forget_old_sessions, migrations.RunPython.noop),
        migrations.RunPython(make_cache, drop_cache),
    ]
