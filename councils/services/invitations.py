"""Bringing a person and an account together: the Clerk offers, whoever owns the address accepts."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils import timezone

from councils import history, mail
from councils.errors import Overtaken, Refused
from councils.models import Invitation, User
from councils.services.people import require_second, stream_of
from councils.services.turns import in_turn
from councils.titles import titled


@transaction.atomic
def invite(person, *, by, second=None):
    """Invite a person by the address on record; inviting again replaces the earlier invitation."""
    in_turn(person.council)
    require_second(person.council, by=by, person=person, second=second)
    if person.user_id:
        raise Refused(f"{person.name} already has an account.")
    if not person.contact_email:
        raise Refused(f"Enter an email address for {person.name} first.")
    person.invitations.withdraw()
    user = _account_for(person.contact_email)
    if person.council.people.filter(user=user).exists():
        raise Refused("Another person of this council already uses that account.")
    invitation = Invitation.objects.create(person=person, user=user, by=by)
    new = not user.has_usable_password()
    mail.post(
        "invitation",
        person=person,
        user=user,
        council=person.council,
        context={"by": by, "new_account": new},
        link=mail.Link.SET_PASSWORD if new else mail.Link.NONE,
    )
    history.record(stream_of(person), "invited", council=person.council, by=by)
    return invitation


def _account_for(address):
    user = User.objects.filter(email__iexact=address).first()
    if user is None:
        # Another council may invite the same address in this moment: whoever is second finds the account.
        user, is_new = User.objects.get_or_create(
            email=address.strip().lower(), defaults={"password": make_password(None)}
        )
        if is_new:
            # Not verified yet: following the link in the mail verifies it.
            EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=False)
    return user


@transaction.atomic
def withdraw_invitation(person, *, by, second=None):
    in_turn(person.council)
    require_second(person.council, by=by, person=person, second=second)
    if person.invitations.withdraw():
        history.record(stream_of(person), "invitation_withdrawn", council=person.council, by=by)


@transaction.atomic
def accept_invitation(invitation, *, user):
    """Stand behind the person with one's own account; the invitation must still be open and be one's own."""
    person = invitation.person
    in_turn(person.council)
    open_one = Invitation.objects.open().filter(pk=invitation.pk, user=user)
    if not open_one.update(accepted_at=timezone.now()):
        raise Overtaken(titled("This invitation is no longer open. Ask the Clerk to invite you again."))
    if person.council.people.filter(user=user).exists():
        raise Refused(f"Your account already stands behind a person of {person.council}.")
    person.user = user
    person.save(update_fields=["user"])
    history.record(stream_of(person), "invitation_accepted", council=person.council, by=person)
