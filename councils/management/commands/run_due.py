from django.core.management.base import BaseCommand, CommandError

from councils import jobs


class Command(BaseCommand):
    help = "Does the jobs whose turn it is, as beat and a worker would. For cron, every five minutes."

    def handle(self, **options):
        runs = jobs.run_due()
        for run in runs:
            self.stdout.write(f"{jobs.BY_NAME[run.job].title}: {run.outcome}.")
        if not runs:
            self.stdout.write("Nothing was due.")
        if any(run.state == jobs.State.FAILED for run in runs):
            raise CommandError("A job failed; the log says why. It is tried again in a quarter of an hour.")
