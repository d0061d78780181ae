from django.core.management.base import BaseCommand, CommandError

from councils import second_factor
from councils.models import User


class Command(BaseCommand):
    help = (
        "Takes the second factor of an account away for somebody who has lost it, ends their sessions, and writes to "
        "them. Make sure first that it is they who ask: call them on a number that you knew before."
    )

    def add_arguments(self, parser):
        parser.add_argument("email", help="the address that the account signs in with")

    def handle(self, *, email, **options):
        user = User.objects.filter(email__iexact=email.strip()).first()
        if user is None:
            raise CommandError(f"There is no account with the address {email}.")
        if not second_factor.has_one(user):
            raise CommandError(f"{user.email} has no second factor. Nothing was changed.")
        second_factor.reset(user)
        self.stdout.write(f"{user.email} signs in with the password alone now and is asked to set up another.")
