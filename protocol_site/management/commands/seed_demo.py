from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from protocol_site.demo import script
from protocol_site.demo.seeding import seed

REFUSAL = "The demo is only for a site of its own: set DEMO=true where no real council works, and run this again."


class Command(BaseCommand):
    help = "Seeds the demo where it is missing, and prints its sign-ins. What is there stays as it is."

    def handle(self, *args, **options):
        if not settings.DEMO:
            raise CommandError(REFUSAL)
        seed()
        width = max(len(address) for address, _ in script.sign_ins())
        self.stdout.write(f"Sign in to the demo as one of these, with the password: {script.password()}\n\n")
        for address, who in script.sign_ins():
            self.stdout.write(f"  {address:<{width}}  {who}")
