"""The acts that begin everything: a council comes onto the site with its clerk."""

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from councils import beginning, history
from councils.errors import Overtaken, Refused
from councils.models import Council, Role, User
from councils.models.people import RESERVED_SLUGS
from councils.services.bodies import add_committee
from councils.services.invitations import invite
from councils.services.people import add_person, give_role, stream_of

FULL_COUNCIL = "Full council"


@transaction.atomic
def create_council(*, name, slug, clerk, email, principal_council=""):
    """A council with its full council as a body and a clerk from today on, who is invited by mail.

    Returns the invitation. Refused when the name or the address is taken or not possible; nobody acts, since nobody
    is there yet.
    """
    return invite(
        _with_clerk(name=name, slug=slug, clerk=clerk, email=email, principal_council=principal_council), by=None
    )


@transaction.atomic
def begin_site(*, name, clerk, email, password=""):
    """The first council of an empty site. With a password the Clerk's account is ready, otherwise the Clerk is invited.

    Returns the Clerk's account. Its address counts as confirmed: whoever does this runs the machine. Overtaken where
    somebody else has been faster, also in this very moment.
    """
    if not beginning.is_empty():
        raise Overtaken("This site has been set up by somebody else.")
    person = _with_clerk(name=name, slug=slug_for(name), clerk=clerk, email=email)
    try:
        history.record_first("site_begun", [("councils.site", {}, "")], council=person.council)
    except IntegrityError:
        raise Overtaken("This site has been set up by somebody else.") from None
    if not password:
        return invite(person, by=None).user
    person.user = User.objects.create_user(email, password)
    EmailAddress.objects.create(user=person.user, email=person.user.email, primary=True, verified=True)
    person.save(update_fields=["user"])
    return person.user


def slug_for(name):
    """The first part of the addresses of a council of that name."""
    slug = slugify(name)[:60].rstrip("-")
    return f"{slug}-council" if slug in RESERVED_SLUGS else slug


def _with_clerk(*, name, slug, clerk, email, principal_council=""):
    council = Council(name=name, slug=slug, principal_council=principal_council)
    try:
        council.full_clean()
    except ValidationError as problem:
        raise Refused(" ".join(problem.messages)) from None
    council.save()
    history.record(stream_of(council), "council_created", council=council)
    add_committee(council=council, name=FULL_COUNCIL, by=None, is_full_council=True)
    person = add_person(council=council, name=clerk, contact_email=email, by=None)
    give_role(person, role=Role.CLERK, since=timezone.localdate(), by=None)
    return person
