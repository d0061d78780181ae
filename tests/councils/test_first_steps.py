"""Setting a council up: the list of steps, the words of its officers, seats in one go, and invitations to all."""

from datetime import date

import pytest
from django.core import mail
from django.utils import timezone

from councils import first_steps, services
from councils.models import Council, Invitation, Profile, Role, Seat, TickedStep, User
from councils.models.bodies import Office
from tests.makers import (
    LONG_AGO,
    client_of,
    full_council,
    make_committee,
    make_council,
    make_person,
    make_seat,
)
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_entry
from tests.test_queries import same_queries

LIST = "/thornby/first-steps/"


@pytest.fixture
def client(clerk):
    return client_of(clerk)


def done(council):
    return {step.name for step, is_done in first_steps.progress_of(Council.objects.get(pk=council.pk)).steps if is_done}


def test_a_new_council_has_everything_before_it_and_the_first_page_leads_there(db):
    user = services.begin_site(
        name="Thornby", clerk="Maya Osei", email="maya@example.org", password="seven quiet lanes"
    )
    assert done(Council.objects.get()) == set()
    page = client_of(user).get("/").content.decode()
    assert "Set up the council" in page
    assert "0 of 13 steps done" in page
    assert "Nothing waits for you" not in page


def test_a_step_is_done_when_the_councils_own_rows_say_so(council, clerk, councillor, chair):
    assert done(council) == {"people", "chair"}
    make_seat(make_committee(council), councillor)
    make_adopted(council)
    make_entry(council, councillor, clerk)
    Profile.objects.create(
        council=council, number=1, applies_from=LONG_AGO, limits={"answer_request": "5 working days"}, terms={}
    )
    assert done(council) == {"people", "chair", "committees", "protocol", "adopted", "request", "limits"}


def test_a_step_is_ticked_off_and_taken_back(client, council):
    client.post(f"{LIST}tick/", {"step": "limits"})
    assert "limits" in done(council)
    client.post(f"{LIST}tick/", {"step": "limits"})
    assert TickedStep.objects.count() == 1
    client.post(f"{LIST}tick/", {"step": "limits", "back": "1"})
    assert "limits" not in done(council)


def test_a_step_that_there_is_not_is_not_ticked(client):
    assert client.post(f"{LIST}tick/", {"step": "nonsense"}).status_code == 404
    assert not TickedStep.objects.exists()


def test_a_list_that_is_put_away_is_on_no_first_page_and_still_there(client, council):
    assert "Set up the council" in client.get("/").content.decode()
    client.post(f"{LIST}tick/", {"step": first_steps.WHOLE_LIST})
    assert "Set up the council" not in client.get("/").content.decode()
    assert "This list is put away" in client.get(LIST).content.decode()


def test_once_all_is_done_the_first_page_says_nothing_of_it(client, council, clerk):
    for step in first_steps.steps():
        TickedStep.objects.create(council=council, name=step.name)
    assert "Set up the council" not in client.get("/").content.decode()
    assert "Everything is done" in client.get(LIST).content.decode()


def test_the_menu_leads_to_the_list_while_it_is_in_use(client):
    assert LIST not in client.get("/thornby/people/").content.decode()
    client.get(LIST)
    assert LIST in client.get("/thornby/people/").content.decode()


def test_many_councils_ask_no_more_often(clerk):
    def make_more(number):
        council = make_council(f"Parish {number}", f"parish-{number}")
        make_person(council, clerk.name, Role.CLERK, user=clerk.user)

    same_queries("/", client_of(clerk), make_more, rows=10)


def test_own_words_are_another_version_of_the_profile_and_the_usual_ones_none(client, council):
    address = "/thornby/settings/terms/"
    client.post(address, {"officer_title": "Clerk", "chair_title": "Chair"})
    assert not Profile.objects.exists()
    assert "terms" in done(council)
    client.post(address, {"officer_title": "Town Clerk", "chair_title": "Mayor"})
    assert Profile.objects.get().terms == {"officer_title": "Town Clerk", "chair_title": "Mayor"}
    assert "Mayor" in client.get(address).content.decode()


def seats(client, body, **facts):
    day = {"since_day": "11", "since_month": "5", "since_year": "2026"}
    return client.post(f"/thornby/committees/{body.pk}/seats/", day | facts, follow=True)


def test_a_body_is_filled_in_one_go(client, council, councillor):
    body = make_committee(council)
    ann = make_person(council, "Ann Bee", Role.COUNCILLOR)
    seats(client, body, chair=councillor.pk, members=[ann.pk, councillor.pk])
    assert {(seat.person, seat.office) for seat in body.seats.all()} == {
        (councillor, Office.CHAIR),
        (ann, Office.MEMBER),
    }


def test_a_member_becomes_the_chair_from_a_day_on(client, council, councillor):
    body = full_council(council)
    make_seat(body, councillor)
    seats(client, body, chair=councillor.pk)
    before, after = Seat.objects.order_by("since")
    assert (before.office, before.until) == (Office.MEMBER, date(2026, 5, 10))
    assert (after.office, after.since) == (Office.CHAIR, date(2026, 5, 11))


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({}, "Select somebody"),
        ({"chair": "iris", "vice_chair": "iris"}, "Select two different people"),
        ({"chair": "iris", "since_year": "2022"}, "has a seat from 15 May 2023 on. Choose a later day"),
    ],
)
def test_seats_that_cannot_be_given_are_told(client, council, councillor, facts, message):
    make_seat(full_council(council), councillor)
    facts = {name: councillor.pk if value == "iris" else value for name, value in facts.items()}
    assert message in seats(client, full_council(council), **facts).content.decode()
    assert Seat.objects.count() == 1


INVITE = "/thornby/people/invite/"


def invite(client):
    page = client.get(INVITE)
    chosen = [person.pk for person in page.context["planned"].chosen]
    return client.post(INVITE, {"person": chosen}, follow=True)


@pytest.mark.django_db(transaction=True)
def test_everybody_is_invited_once(client, council):
    for name in ("Ann Bee", "Bob Cox"):
        make_person(council, name, Role.COUNCILLOR, contact_email=f"{name[:3]}@example.org")
    make_person(council, "Former One", contact_email="former@example.org")
    assert "2 invitations are on their way" in invite(client).content.decode()
    invite(client)
    assert sorted(message.to[0] for message in mail.outbox) == ["Ann@example.org", "Bob@example.org"]
    assert "invitations" in done(council)


def test_who_is_left_out_is_told_why(client, council, clerk):
    make_person(council, "Ann Bee", Role.COUNCILLOR)
    make_person(council, "Bob Cox", Role.COUNCILLOR, contact_email=clerk.user.email.upper())
    cat = make_person(council, "Cat Dee", Role.COUNCILLOR, contact_email="cat@example.org")
    make_person(council, "Dan Eel", Role.COUNCILLOR, contact_email="CAT@example.org")
    planned = client.get(INVITE).context["planned"]
    assert planned.chosen == [cat]
    assert {person.name: why for person, why in planned.left_out} == {
        "Ann Bee": "no email address",
        "Bob Cox": "Maya Osei has the same address",
        "Dan Eel": "Cat Dee has the same address",
    }


def test_who_leaves_today_is_not_invited_and_keeps_no_step_open(client, council, clerk):
    ann = make_person(council, "Ann Bee", Role.COUNCILLOR, contact_email="ann@example.org")
    bob = make_person(council, "Bob Cox", Role.COUNCILLOR, contact_email="bob@example.org")
    bob.memberships.update(until=timezone.localdate())
    planned = client.get(INVITE).context["planned"]
    assert (planned.chosen, planned.left_out) == ([ann], [(bob, "today is the last day")])
    invite(client)
    assert "invitations" in done(council)


def test_who_came_after_the_look_and_who_was_invited_meanwhile_gets_nothing(client, council, clerk):
    ann = make_person(council, "Ann Bee", Role.COUNCILLOR, contact_email="ann@example.org")
    services.invite(ann, by=clerk)
    make_person(council, "Bob Cox", Role.COUNCILLOR, contact_email="bob@example.org")
    client.post(INVITE, {"person": [str(ann.pk), "x"]})
    assert Invitation.objects.count() == 1
    assert not User.objects.filter(email="bob@example.org").exists()
