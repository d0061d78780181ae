from django.core.management.base import BaseCommand, CommandError

from grievances.services.rotation import rotate


class Command(BaseCommand):
    help = (
        "Wrap the key of every case and note under the first of CASE_KEYS. Put the new key first and leave the old one "
        "behind it, restart the site, run this until it says that the old one is not needed, then take it away."
    )

    def handle(self, **options):
        if not self._run():
            return
        # The second run finds what a process with the keys in their old order kept meanwhile.
        if self._run():
            self.stdout.write("Something is still kept under an older key. Restart the whole site, and run this again.")

    def _run(self):
        """How many were wrapped again."""
        looked_at = wrapped = unreadable = 0
        for looked_at, wrapped, unreadable in rotate():  # noqa: B007
            self.stdout.write(f"{looked_at:,} looked at, {wrapped:,} wrapped again …")
        if unreadable:
            raise CommandError(f"CASE_KEYS lacks the key to {unreadable:,} of them. All others are done.")
        if not wrapped:
            self.stdout.write("Everything is under the first key. The others are needed for older backups only.")
        return wrapped
