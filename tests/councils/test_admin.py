"""The admin looks up. What is done to people is done on the app's own pages, where it goes into the history."""

import pytest
from django.contrib import admin
from django.urls import reverse

from councils.models import Event, EventWords, OutboxMail, User
from tests.access_table import patterns
from tests.makers import client_of, make_user


@pytest.fixture
def keeper(db):
    """Whoever runs the site."""
    return make_user("keeper@example.org", is_staff=True, is_superuser=True)


def test_keeper_reads_every_list(keeper, council, councillor):
    lists = [name for name, _ in patterns() if name.endswith("_changelist")]
    assert len(lists) >= 5
    for name in lists:
        assert client_of(keeper).get(reverse(name)).status_code == 200


def test_history_and_outbox_are_not_in_the_admin():
    assert not {Event, EventWords, OutboxMail} & set(admin.site._registry)


def test_nobody_is_renamed_or_removed_in_the_admin(keeper, councillor):
    for act in ("change", "delete"):
        address = reverse(f"admin:councils_person_{act}", args=[councillor.pk])
        assert client_of(keeper).post(address, {"name": "Somebody Else", "post": "yes"}).status_code == 403
    councillor.refresh_from_db()
    assert councillor.name == "Iris Lowe"


def test_account_is_closed_in_the_admin_and_keeps_its_address(keeper, councillor):
    address = reverse("admin:councils_user_change", args=[councillor.user.pk])
    client_of(keeper).post(address, {"email": "thief@example.org", "password": "x"})
    account = User.objects.get(pk=councillor.user.pk)
    assert (account.email, account.is_active) == ("iris.lowe@example.org", False)
    assert account.password == councillor.user.password


def test_staff_who_do_not_run_the_site_change_no_account(councillor):
    helper = make_user("helper@example.org", is_staff=True)
    address = reverse("admin:councils_user_change", args=[councillor.user.pk])
    assert client_of(helper).post(address, {}).status_code == 403


def test_admin_has_no_sign_in_of_its_own(council):
    page = client_of(None).get("/admin/login/", follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("account_login"))


def test_addresses_of_accounts_are_changed_nowhere_in_the_admin():
    assert not [name for name, _ in patterns() if "emailaddress" in name]
