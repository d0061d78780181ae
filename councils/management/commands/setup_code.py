from django.core.management.base import BaseCommand

from councils import beginning


class Command(BaseCommand):
    help = "Prints where an empty site is set up in the browser, and the code that is asked for there."

    def handle(self, **options):
        if not beginning.is_empty():
            self.stdout.write("This site is set up already. create_council adds another council.")
            return
        self.stdout.write(
            f"Nobody has an account here yet. Set up the first council at\n\n  {beginning.set_up_address()}\n\n",
            ending="",
        )
        self.stdout.write(f"with this code, which is worth nothing afterwards:\n\n  {beginning.setup_code()}")
