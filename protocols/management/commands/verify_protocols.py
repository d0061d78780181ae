"""Check that every adopted version still says what was adopted."""

from django.core.management.base import BaseCommand, CommandError

from protocols.models import Version
from protocols.services.verification import faults


class Command(BaseCommand):
    help = "Name every adopted version and clause that is not as it was adopted; fails if there is one."

    def handle(self, **options):
        versions = Version.objects.adopted().select_related("protocol__council", "adoption")
        found = [(version, fault) for version in versions.order_by("pk") for fault in faults(version)]
        for version, fault in found:
            self.stderr.write(f"{version.get_absolute_url()}: {fault}")
        if found:
            raise CommandError("Not everything is as it was adopted.")
        self.stdout.write(f"{versions.count()} adopted versions are as they were adopted.")
