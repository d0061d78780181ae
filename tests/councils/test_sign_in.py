"""Signing in, and what it tells nobody."""

import pytest
from django.core import mail as post
from django.core.cache import cache
from django.urls import reverse

from tests.makers import PASSWORD, client_of, make_council, make_person

SIGN_IN = "/accounts/login/"


def sign_in(client, email, password=PASSWORD):
    return client.post(SIGN_IN, {"login": email, "password": password}, follow=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_clerk_signs_in_and_is_taken_to_the_start_page(clerk):
    client = client_of(None)
    page = sign_in(client, clerk.user.email)
    assert page.redirect_chain[-1][0] == "/"
    assert "Thornby Parish Council" in page.content.decode()


def test_address_is_taken_in_whatever_case(clerk):
    client = client_of(None)
    sign_in(client, clerk.user.email.upper())
    assert is_signed_in(client)


def test_wrong_password_and_unknown_address_read_alike(clerk):
    wrong = sign_in(client_of(None), clerk.user.email, "wrong").context["form"].non_field_errors()
    unknown = sign_in(client_of(None), "nobody@example.org", "wrong").context["form"].non_field_errors()
    assert wrong == unknown
    assert wrong


def test_after_five_failures_even_the_right_password_has_to_wait(clerk):
    client = client_of(None)
    for _ in range(5):
        sign_in(client, clerk.user.email, "wrong")
    page = sign_in(client, clerk.user.email)
    assert not is_signed_in(client)
    assert "Too many" in page.content.decode()


def test_counts_are_not_forgotten_for_the_many_that_came_after(clerk, cache_as_it_runs):
    client = client_of(None)
    for _ in range(5):
        sign_in(client, clerk.user.email, "wrong")
    for number in range(1500):
        cache.set(f"somebody else {number}", 1, 300)
    assert "Too many" in sign_in(client, clerk.user.email).content.decode()


def test_closed_account_is_not_let_in(clerk):
    clerk.user.is_active = False
    clerk.user.save()
    client = client_of(None)
    sign_in(client, clerk.user.email)
    assert not is_signed_in(client)


def test_nobody_makes_an_account_by_oneself(council):
    client = client_of(None)
    page = client.post(
        reverse("account_signup"), {"email": "a@example.org", "password1": PASSWORD, "password2": PASSWORD}
    )
    assert "Accounts are by invitation" in page.content.decode()
    assert not is_signed_in(client)


@pytest.mark.django_db(transaction=True)
def test_forgotten_password_of_an_unknown_address_tells_nothing(clerk):
    known, unknown = (
        client_of(None).post(reverse("account_reset_password"), {"email": email}, follow=True)
        for email in (clerk.user.email, "nobody@example.org")
    )
    assert known.redirect_chain == unknown.redirect_chain
    assert known.content.decode().replace(clerk.user.email, "") == unknown.content.decode().replace(
        "nobody@example.org", ""
    )
    assert [message.to for message in post.outbox] == [[clerk.user.email]]


def test_account_in_two_councils_chooses_between_them(clerk):
    second = make_council("Wexcombe Town Council", "wexcombe")
    make_person(second, "M. Osei", "officer", user=clerk.user)
    page = client_of(clerk).get("/").content.decode()
    assert "Thornby Parish Council" in page
    assert "Wexcombe Town Council" in page


def test_account_of_somebody_whose_term_has_ended_is_told_so(stranger):
    assert "You belong to no council at the moment" in client_of(stranger).get("/").content.decode()
