from django.core.management.base import BaseCommand

from grievances.services.destroyed_keys import listed


class Command(BaseCommand):
    help = "Prints the list of destroyed keys, to be kept beside the backups: see forget_again."

    def handle(self, **options):
        for line in listed():
            self.stdout.write(line)
