"""The act that begins everything: a council comes onto the site with its clerk."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from councils import history
from councils.errors import Refused
from councils.models import Council, Role
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
    return invite(person, by=None)
