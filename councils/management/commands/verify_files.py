from django.core.management.base import BaseCommand, CommandError

from councils.file_store import StoreAway
from councils.services import stored_files


class Command(BaseCommand):
    help = "Read every file in the store of files (FILE_STORE), and name each that is missing or was changed there."

    def handle(self, **options):
        self.report(stored_files.verify(), "as they were put there")

    def report(self, problems, done):
        """Tell of each problem; fails where there is one, or the store is away."""
        count = wrong = 0
        try:
            for problem in problems:
                count += 1
                if problem:
                    wrong += 1
                    self.stderr.write(problem)
        except StoreAway as away:
            raise CommandError(str(away)) from away
        self.stdout.write(f"{count - wrong:,} files {done}.")
        if wrong:
            raise CommandError(f"{wrong:,} files are missing or were changed.")
