from django.core.management.base import BaseCommand

from councils.services.seals import seal_day


class Command(BaseCommand):
    help = (
        "Print today's seal over the history, which is made if there is none yet. Hand it to somebody outside, who can "
        "have it checked by `verify_history --seal DAY=DIGEST`."
    )

    def handle(self, **options):
        seal, _ = seal_day()
        self.stdout.write(f"{seal.day.isoformat()}={seal.digest}")
