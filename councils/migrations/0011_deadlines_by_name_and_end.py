"""What waits is found by its name: of an answered request the time for questions stays open for good."""

from django.db import migrations, models

from councils.online import AddIndexOnline, RemoveIndexOnline


class Migration(migrations.Migration):
    atomic = False
    dependencies = [("councils", "0010_first_steps")]
    operations = [
        AddIndexOnline(
            "deadline",
            models.Index(
                fields=["council", "name", "due"], condition=models.Q(("state", "open")), name="open_deadlines_by_name"
            ),
        ),
        AddIndexOnline("deadline", models.Index(fields=["council", "closed_on"], name="deadlines_by_their_end")),
        RemoveIndexOnline("deadline", "open_deadlines_of_council"),
    ]
