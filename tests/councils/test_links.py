"""Links that let somebody in: in the mail alone, and they do what they say, through the real pages."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.apps import apps
from django.contrib.sessions.models import Session
from django.core import mail as post
from django.urls import reverse

from councils import services
from councils.models import Invitation, OutboxMail
from tests.makers import PASSWORD, client_of, make_council, make_person, make_user

NEW_PASSWORD = "nine muddy boots"

# What is sent is sent on commit, as on the site.
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def nora(council):
    return make_person(council, "Nora Quill", "councillor", contact_email="nora@example.org")


def link_in_mail(number=-1):
    return re.search(r"http://localhost:8000(/\S*)", post.outbox[number].body)[1]


def secret_of(link):
    return [piece for piece in link.split("/") if piece][-1]


def is_stored_anywhere(secret):
    """Whether any column of any table holds a text; a browser's session is not looked at."""
    for model in apps.get_models():
        if model is Session:
            continue
        for row in model.objects.values():
            if any(secret in str(value) for value in row.values()):
                return True
    return False


def set_password(client, link, password=NEW_PASSWORD):
    form = client.get(link, follow=True).redirect_chain[-1][0]
    return client.post(form, {"password1": password, "password2": password}, follow=True)


def test_invited_person_sets_a_password_is_signed_in_and_accepts(nora, clerk):
    services.invite(nora, by=clerk)
    client = client_of(None)
    start = set_password(client, link_in_mail())
    assert b"Thornby Parish Council invites you" in start.content
    accept = reverse("accept-invitation", args=[Invitation.objects.get().pk])
    page = client.post(accept, follow=True)
    assert page.redirect_chain[-1][0] == "/thornby/"
    nora.refresh_from_db()
    assert nora.user.email == "nora@example.org"
    assert EmailAddress.objects.get(user=nora.user).verified


def test_link_of_an_invitation_is_in_no_table(nora, clerk):
    services.invite(nora, by=clerk)
    assert not is_stored_anywhere(secret_of(link_in_mail()))


def test_link_of_an_invitation_works_once(nora, clerk):
    services.invite(nora, by=clerk)
    link = link_in_mail()
    set_password(client_of(None), link)
    page = client_of(None).get(link, follow=True)
    assert page.context["token_fail"]


def test_somebody_with_an_account_is_invited_without_a_secret(clerk):
    account = make_user("nora@example.org")
    nora = make_person(make_council("Wexcombe Town Council", "wexcombe"), "Nora Quill", contact_email=account.email)
    services.invite(nora, by=clerk)
    assert link_in_mail() == "/"
    assert b"Wexcombe Town Council invites you" in client_of(account).get("/").content


def test_invitation_is_accepted_only_by_whom_it_was_sent_to(nora, clerk, stranger):
    services.invite(nora, by=clerk)
    accept = reverse("accept-invitation", args=[Invitation.objects.get().pk])
    assert client_of(stranger).post(accept).status_code == 404
    nora.refresh_from_db()
    assert nora.user is None


def test_withdrawn_invitation_says_so(nora, clerk):
    invitation = services.invite(nora, by=clerk)
    services.withdraw_invitation(nora, by=clerk)
    accept = reverse("accept-invitation", args=[invitation.pk])
    page = client_of(invitation.user).post(accept, follow=True)
    assert b"This invitation is no longer open" in page.content
    nora.refresh_from_db()
    assert nora.user is None


def test_invitation_to_an_address_that_was_mistyped_dies_with_the_address(nora, clerk):
    invitation = services.invite(nora, by=clerk)
    services.change_person(nora, by=clerk, contact_email="nora.quill@example.org")
    assert not Invitation.objects.open().exists()
    client_of(invitation.user).post(reverse("accept-invitation", args=[invitation.pk]))
    nora.refresh_from_db()
    assert nora.user is None


def test_forgotten_password_is_set_anew_and_its_link_is_in_no_table(councillor):
    client = client_of(None)
    client.post(reverse("account_reset_password"), {"email": councillor.user.email})
    link = link_in_mail()
    assert not is_stored_anywhere(secret_of(link))
    set_password(client, link)
    assert client_of(None).login(username=councillor.user.email, password=NEW_PASSWORD)


def test_new_address_counts_once_its_owner_has_confirmed_it(councillor):
    client = client_of(None)
    client.post(reverse("account_login"), {"login": councillor.user.email, "password": PASSWORD})
    client.post(reverse("account_email"), {"email": "iris@elsewhere.example", "action_add": ""})
    link = link_in_mail()
    councillor.user.refresh_from_db()
    assert councillor.user.email == "iris.lowe@example.org"
    assert not is_stored_anywhere(secret_of(link))
    client.post(link)
    councillor.user.refresh_from_db()
    assert councillor.user.email == "iris@elsewhere.example"


def test_outbox_shows_in_place_of_the_link_that_it_is_not_kept(nora, clerk):
    services.invite(nora, by=clerk)
    notice = OutboxMail.objects.get()
    assert "[a personal link, not kept]" in notice.text
    assert "[a personal link, not kept]" not in post.outbox[0].body + post.outbox[0].alternatives[0][0]
