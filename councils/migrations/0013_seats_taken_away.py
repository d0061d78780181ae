from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("councils", "0012_lost_second_steps")]

    operations = [
        migrations.AlterField(
            model_name="proposal",
            name="seat",
            field=models.ForeignKey(
                null=True, on_delete=models.deletion.SET_NULL, related_name="+", to="councils.seat"
            ),
        ),
    ]
