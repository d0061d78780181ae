from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.urls import get_resolver
from django.utils import timezone

from councils.access import access_to
from councils.models import Council, Invitation, Person
from councils.models.people import RESERVED_SLUGS
from tests.makers import make_user


def create(*arguments, name="Thornby Parish Council", clerk="Maya Osei", email="clerk@thornby.example"):
    output = StringIO()
    call_command("create_council", name, "--clerk", clerk, "--email", email, *arguments, stdout=output)
    return output.getvalue()


@pytest.mark.django_db(transaction=True)
def test_new_council_has_a_full_council_and_an_invited_clerk():
    said = create("--principal-council", "Marlshire District Council")
    council = Council.objects.get()
    assert (council.slug, council.principal_council) == ("thornby-parish-council", "Marlshire District Council")
    assert council.committees.get().is_full_council
    membership = council.people.get(name="Maya Osei").memberships.get()
    assert (membership.role, membership.since, membership.until) == ("clerk", timezone.localdate(), None)
    assert [message.to for message in mail.outbox] == [["clerk@thornby.example"]]
    assert "http://localhost:8000/thornby-parish-council/" in said
    assert "/accounts/password/reset/key/" not in said


def test_invited_clerk_is_let_in_once_the_invitation_is_accepted(db):
    create("--slug", "thornby")
    invitation = Invitation.objects.get()
    assert not access_to(invitation.user, "thornby").is_clerk
    Person.objects.update(user=invitation.user)
    assert access_to(invitation.user, "thornby").is_clerk


def test_link_is_printed_only_when_asked_for(db):
    assert "/accounts/password/reset/key/" in create("--print-link")


def test_somebody_with_an_account_is_told_to_sign_in(db):
    make_user("clerk@thornby.example")
    said = create("--print-link")
    assert "has an account already" in said
    assert "/accounts/password/reset/key/" not in said


@pytest.mark.parametrize("name", ["Thornby Parish Council", "thornby parish council"])
def test_second_council_of_a_name_is_refused_and_changes_nothing(db, name):
    create()
    with pytest.raises(CommandError, match="on this site already"):
        create("--slug", "elsewhere", name=name)
    assert Council.objects.count() == Person.objects.count() == 1


def test_address_of_another_council_is_refused(db):
    create("--slug", "thornby")
    with pytest.raises(CommandError, match="Thornby Parish Council is on this site already, at /thornby/"):
        create("--slug", "thornby", name="Thornby-on-Sea Town Council")


@pytest.mark.parametrize("slug", ["admin", "accounts", "static", "invitations"])
def test_address_of_the_site_itself_is_refused(db, slug):
    with pytest.raises(CommandError, match="address of the site itself"):
        create("--slug", slug)
    assert not Council.objects.exists()


def test_every_first_part_of_the_sites_own_addresses_is_reserved():
    first_parts = {str(entry.pattern).split("/")[0] for entry in get_resolver().url_patterns}
    assert {part for part in first_parts if part and "<" not in part} <= RESERVED_SLUGS


def test_wrong_email_address_is_refused(db):
    with pytest.raises(CommandError, match="is not an email address"):
        create(email="clerk at thornby")


def test_name_without_letters_is_refused(db):
    with pytest.raises(CommandError):
        create(name="***")
