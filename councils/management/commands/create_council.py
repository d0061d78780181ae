from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.urls import reverse

from councils import services
from councils.errors import Refused
from councils.mail_links import set_password_path
from councils.models import Council
from councils.services.councils import slug_for


class Command(BaseCommand):
    help = "Brings a council onto the site, with its full council, and invites its clerk by mail."

    def add_arguments(self, parser):
        parser.add_argument("name", help='such as "Thornby Parish Council"')
        parser.add_argument("--clerk", required=True, help="the clerk's full name")
        parser.add_argument("--email", required=True, help="where the invitation goes")
        parser.add_argument("--slug", help="first part of its pages' addresses; made from the name unless given")
        parser.add_argument("--principal-council", default="", help="the district, borough or unitary council")
        parser.add_argument(
            "--print-link", action="store_true", help="show the link that sets the password; whoever has it gets in"
        )

    def handle(self, *, name, clerk, email, slug, principal_council, print_link, **options):
        name, slug = " ".join(name.split()), slug or slug_for(name)
        self.refuse_what_cannot_be(name, slug, email)
        try:
            invitation = services.create_council(
                name=name, slug=slug, clerk=clerk, email=email, principal_council=principal_council
            )
        except Refused as refusal:
            raise CommandError(str(refusal)) from None
        self.stdout.write(f"{name} is at {settings.SITE_URL}{reverse('council', args=[slug])}")
        self.stdout.write(f"The invitation for {clerk} {self.whereabouts()}.")
        if print_link:
            self.print_link(invitation.user)

    def refuse_what_cannot_be(self, name, slug, email):
        existing = Council.objects.filter(name__iexact=name).first() or Council.objects.filter(slug=slug).first()
        if existing:
            raise CommandError(f"{existing.name} is on this site already, at /{existing.slug}/. Nothing was changed.")
        try:
            validate_email(email)
        except ValidationError:
            raise CommandError(f"“{email}” is not an email address.") from None

    def whereabouts(self):
        path = getattr(settings, "EMAIL_FILE_PATH", None)
        return f"was written to {path}" if path else f"is on its way to the mail server {settings.EMAIL_HOST}"

    def print_link(self, user):
        if user.has_usable_password():
            self.stdout.write(f"{user.email} has an account already: sign in at {settings.SITE_URL}/ and accept.")
        else:
            self.stdout.write(f"To set the password: {settings.SITE_URL}{set_password_path(user)}")
