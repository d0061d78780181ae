import argparse

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from councils.backups import Damaged, NotEmpty, restore
from councils.file_store import StoreAway


class Command(BaseCommand):
    help = (
        "Fill an empty, migrated database from a backup, and verify its history. A backup that is damaged or not ours "
        "is refused before anything is written. Apply the list of destroyed keys afterwards (forget_again)."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=argparse.FileType("rb"))

    def handle(self, *, file, **options):
        if not settings.BACKUP_KEYS:
            raise CommandError("BACKUP_KEYS is not set: give the key that the backup was made under.")
        try:
            for table, rows in restore(file, settings.BACKUP_KEYS):
                self.stdout.write(f"{rows:9,} {table}")
        except (Damaged, NotEmpty, StoreAway) as problem:
            raise CommandError(f"{problem} Nothing was restored.") from problem
        finally:
            file.close()
        self.stdout.write("Restored. Notices that were on their way wait for the Clerk among the notices sent.")
        call_command("verify_files", stdout=self.stdout, stderr=self.stderr)
        call_command("verify_history", stdout=self.stdout, stderr=self.stderr)
