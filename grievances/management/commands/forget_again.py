import argparse

from django.core.management.base import BaseCommand

from grievances.services import destroyed_keys


class Command(BaseCommand):
    help = "After an older backup was restored: erases again the cases whose keys were destroyed since it was made."

    def add_arguments(self, parser):
        parser.add_argument(
            "list",
            nargs="?",
            type=argparse.FileType(encoding="utf-8"),
            help="a file with what destroyed_keys printed last; without it the list in the database is applied",
        )

    def handle(self, *, list, **options):
        lines = list or destroyed_keys.listed()
        erased = destroyed_keys.forget_again([*lines])
        self.stdout.write(f"{erased} erased again.")
