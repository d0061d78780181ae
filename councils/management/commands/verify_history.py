import re

from django.core.management.base import BaseCommand, CommandError

from councils.models import Seal
from councils.verification import faults_of_seals, faults_of_streams

SAY_EVERY = 100_000


class Command(BaseCommand):
    help = (
        "Check every event, the words beside it and the daily seals; name the first row of each history that was "
        "altered, removed, put in or moved. Fails if there is one."
    )

    def add_arguments(self, parser):
        parser.add_argument(
            "--seal",
            action="append",
            default=[],
            metavar="DAY=DIGEST",
            help="a seal as somebody outside has kept it; may be given several times",
        )

    def handle(self, *, seal, **options):
        kept_outside = [self._kept(words) for words in seal]
        found = self._streams() + self._told(faults_of_seals(kept_outside))
        if found:
            raise CommandError(f"The history is not as it was written ({found} faults).")
        self.stdout.write("The history is as it was written.")

    def _kept(self, words):
        if not re.fullmatch(r"\d{4}-\d\d-\d\d=[0-9a-f]{64}", words):
            raise CommandError(f"“{words}” is no seal; it looks like 2026-11-28=0f3a…, with 64 signs behind the “=”.")
        return words.split("=")

    def _streams(self):
        looked_at = found = 0
        for fault in faults_of_streams():
            if fault is not None:
                found += self._told([fault])
                continue
            looked_at += 1
            if looked_at % SAY_EVERY == 0:
                self.stdout.write(f"{looked_at:,} events looked at …")
        self.stdout.write(f"{looked_at:,} events and {Seal.objects.count():,} seals were looked at.")
        return found

    def _told(self, faults):
        told = list(map(str, faults))
        for line in told:
            self.stderr.write(line)
        return len(told)
