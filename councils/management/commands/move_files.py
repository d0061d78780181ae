from django.core.management.base import CommandError

from councils import file_store
from councils.management.commands.verify_files import Command as Verify
from councils.services import stored_files


class Command(Verify):
    help = (
        "Move the files of cases from the database to FILE_STORE, while the site runs; or back (--to-database), while "
        "it is stopped, before FILE_STORE is taken out of the settings. May be stopped and begun again at any time."
    )

    def add_arguments(self, parser):
        parser.add_argument("--to-database", action="store_true")

    def handle(self, *, to_database, **options):
        if not file_store.is_set():
            raise CommandError("FILE_STORE is not set.")
        self.report(stored_files.move(to_the_store=not to_database), "moved")
