"""The head of the council is called as the council calls him, so the choice no longer names the Mayor beside. No SQL."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("requests_log", "0010_words_by_their_letters")]

    operations = [
        migrations.AlterField(
            model_name="councillorrequest",
            name="capacity",
            field=models.CharField(
                choices=[
                    ("councillor", "Councillor"),
                    ("committee_chair", "Chair of a committee"),
                    ("council_chair", "Chair of the council"),
                    ("group_leader", "Leader of a political group"),
                ],
                max_length=20,
            ),
        ),
    ]
