"""Inviting everybody who has a role: nobody twice, and nobody at the mailbox of somebody else."""

import pytest

from councils.guarded import Guard
from councils.models import Invitation, Role
from councils.services.invite_all import invite_all, planned
from tests.makers import client_of, full_council, make_person, make_seat

SHARED = "lowe@example.org"


@pytest.fixture
def couple(council):
    return [make_person(council, name, Role.COUNCILLOR, contact_email=SHARED) for name in ("Ann Lowe", "Bob Lowe")]


def run(council, by):
    chosen = planned(council).chosen
    invite_all(council, seen={person.pk for person in chosen}, by=by)
    return [person.name for person in chosen]


def left_out(council):
    return {person.name: why for person, why in planned(council).left_out}


def test_of_two_with_one_address_the_second_is_not_invited_in_a_second_run_either(council, clerk, couple):
    assert [run(council, clerk), run(council, clerk)] == [["Ann Lowe"], []]
    assert left_out(council) == {"Ann Lowe": "invited already", "Bob Lowe": "Ann Lowe has the same address"}
    assert Invitation.objects.get().person == couple[0]


def test_somebody_before_in_the_alphabet_is_not_invited_at_the_address_of_who_was_invited(council, clerk, couple):
    run(council, clerk)
    make_person(council, "Abe Lowe", Role.COUNCILLOR, contact_email=SHARED.upper())
    assert run(council, clerk) == []
    assert left_out(council)["Abe Lowe"] == "Ann Lowe has the same address"


def test_the_address_of_who_waits_for_a_second_person_is_taken(council, clerk, deputy, couple, monkeypatch):
    monkeypatch.setattr("councils.guarded._guards", [Guard(lambda council: [full_council(council)], lambda row: None)])
    make_seat(full_council(council), couple[0])
    assert [run(council, clerk), run(council, clerk)] == [["Ann Lowe"], []]
    assert left_out(council)["Bob Lowe"] == "Ann Lowe has the same address"
    assert not Invitation.objects.exists()


def test_a_key_that_nobody_has_invites_nobody(council, clerk, couple):
    keys = {"person": ["9" * 5000, "²", "x", ""]}
    assert client_of(clerk).post(f"/{council.slug}/people/invite/", keys).status_code == 302
    assert not Invitation.objects.exists()
