"""What nobody changes alone, and who confirms it. A body is guarded here as an app would guard it."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from councils import services
from councils.errors import Overtaken, Refused
from councils.models import Event, Invitation, OutboxMail, Proposal, Seat
from councils.models.bodies import Office
from councils.services import proposals
from tests.makers import (
    LONG_AGO,
    client_of,
    full_council,
    make_committee,
    make_person,
    make_role,
    make_seat,
)

SPRING = date(2026, 5, 11)


def give_seat(body, person, by):
    facts = {"since": SPRING, "until": None, "office": Office.MEMBER}
    return proposals.do_or_propose(proposals.Act.GIVE_SEAT, by=by, person=person, committee=body, facts=facts)


def test_a_seat_on_a_guarded_body_waits_and_its_members_are_told(body, member, newcomer, clerk, told):
    row = give_seat(body, newcomer, clerk)
    assert not Seat.objects.filter(person=newcomer).exists()
    assert OutboxMail.objects.get(template="second_person").person == member
    proposals.confirm(row, by=member)
    assert Seat.objects.get(person=newcomer).since == SPRING
    assert told == [row]


def test_whoever_asked_does_not_confirm_and_neither_does_whom_it_is_about(body, member, newcomer, clerk, officer):
    row = give_seat(body, newcomer, clerk)
    for other in (clerk, newcomer, officer):
        with pytest.raises(Refused, match="somebody else"):
            proposals.confirm(row, by=other)
    assert Proposal.objects.open().exists()


def test_a_deputy_does_not_confirm_what_the_clerk_asks_where_a_member_can(body, member, newcomer, clerk, deputy):
    with pytest.raises(Refused, match="somebody else"):
        proposals.confirm(give_seat(body, newcomer, clerk), by=deputy)


def test_another_clerk_confirms_where_no_member_can_sign_in(body, newcomer, clerk, deputy):
    proposals.confirm(give_seat(body, newcomer, clerk), by=deputy)
    assert Seat.objects.filter(person=newcomer).exists()


def test_where_nobody_could_confirm_it_is_done_at_once(body, newcomer, clerk):
    assert give_seat(body, newcomer, clerk) is None
    assert Seat.objects.filter(person=newcomer).exists()


def test_the_services_refuse_without_a_second_person_whoever_calls_them(body, member, newcomer, clerk):
    seat = make_seat(body, newcomer)
    guarded_acts = [
        lambda: services.seat_member(body, person=make_role(newcomer).person, since=SPRING, by=clerk),
        lambda: services.end_seat(seat, until=SPRING, by=clerk),
        lambda: services.change_person(newcomer, by=clerk, contact_email="mine@example.org"),
        lambda: services.invite(newcomer, by=clerk),
        lambda: services.withdraw_invitation(newcomer, by=clerk),
        lambda: services.end_membership(newcomer.memberships.first(), until=SPRING, by=clerk),
    ]
    for act in guarded_acts:
        with pytest.raises(Refused, match="second person"):
            act()
    with pytest.raises(Refused, match="second person"):
        services.invite(newcomer, by=clerk, second=clerk)
    newcomer.refresh_from_db()
    assert newcomer.contact_email == "ben@example.org"
    assert not Invitation.objects.exists()


def test_the_chair_of_the_council_is_guarded_beside_the_members(council, body, member, clerk):
    chair = make_person(council, "Samir Nath", "councillor", contact_email="samir@example.org")
    make_seat(full_council(council), chair, Office.CHAIR)
    with pytest.raises(Refused, match="second person"):
        services.change_person(chair, by=clerk, contact_email="mine@example.org")


def test_people_and_bodies_that_are_not_guarded_are_changed_at_once(council, body, member, newcomer, clerk):
    services.change_person(newcomer, by=clerk, contact_email="new@example.org")
    assert give_seat(make_committee(council, "Cemetery Committee"), newcomer, clerk) is None


def test_members_of_the_body_get_and_lose_seats_elsewhere_at_once(council, body, member, clerk):
    cemetery = make_committee(council, "Cemetery Committee")
    assert give_seat(cemetery, member, clerk) is None
    facts = {"until": SPRING, "ended_because": "term"}
    about = {"committee": cemetery, "seat": member.seats.get(committee=cemetery), "facts": facts}
    assert proposals.do_or_propose(proposals.Act.END_SEAT, by=clerk, person=member, **about) is None


def test_nobody_alone_makes_or_unmakes_the_chair_who_could_confirm(council, body, member, newcomer, clerk):
    whole = full_council(council)
    with pytest.raises(Refused, match="second person"):
        services.seat_member(whole, person=newcomer, office=Office.CHAIR, since=SPRING, by=clerk)
    seat = make_seat(whole, newcomer, Office.CHAIR)
    with pytest.raises(Refused, match="second person"):
        services.end_seat(seat, until=SPRING, by=clerk)
    assert give_seat(whole, make_person(council, "Cat Dee", "councillor"), clerk) is None


def test_what_was_refused_or_taken_back_changes_nothing(body, member, newcomer, clerk):
    for by in (member, clerk):
        row = give_seat(body, newcomer, clerk)
        proposals.refuse(row, by=by)
        with pytest.raises(Overtaken):
            proposals.confirm(row, by=member)
    assert not Seat.objects.filter(person=newcomer).exists()
    kinds = [event.kind for event in Event.objects.filter(stream__endswith=":second").order_by("sequence")]
    assert kinds == ["asked_for", "refused", "asked_for", "refused"]


def test_the_clerk_asks_by_the_usual_page_and_a_member_confirms(body, member, newcomer, clerk):
    data = {"person": newcomer.pk, "office": "member", "since_day": 11, "since_month": 5, "since_year": 2026}
    page = client_of(clerk).post(f"/thornby/committees/{body.pk}/seats/give/", data, follow=True).content.decode()
    assert "It waits until Ada Moss confirms it" in page
    row = Proposal.objects.get()
    client = client_of(member)
    assert "ben@example.org" in client.get(f"/thornby/second/{row.pk}/").content.decode()
    client.post(f"/thornby/second/{row.pk}/", {"answer": "confirm"})
    assert Seat.objects.filter(person=newcomer, since=SPRING).exists()


def ask_to_end_the_role_of(person, by, until=SPRING):
    facts = {"until": until, "ended_because": "resigned"}
    about = {"membership": person.memberships.get(), "facts": facts}
    return proposals.do_or_propose(proposals.Act.END_ROLE, by=by, person=person, **about)


def test_what_cannot_be_done_is_not_asked_for(body, member, newcomer, clerk):
    make_seat(body, newcomer, since=SPRING + timedelta(1))
    with pytest.raises(Refused, match="since 12 May 2026"):
        ask_to_end_the_role_of(newcomer, clerk)
    assert not Proposal.objects.exists()
    assert not OutboxMail.objects.exists()


def test_a_change_that_failed_is_not_called_confirmed_and_who_asked_is_told(body, member, newcomer, clerk):
    make_seat(body, newcomer, since=LONG_AGO)
    row = ask_to_end_the_role_of(newcomer, clerk)
    Seat.objects.filter(person=newcomer).update(since=SPRING + timedelta(1))
    page = client_of(member).post(f"/thornby/second/{row.pk}/", {"answer": "confirm"}).content.decode()
    assert "Choose that day or a later one" in page
    assert "Confirmed" not in page
    assert "Send your answer" in page
    told = OutboxMail.objects.get(template="second_person_stuck")
    assert (told.person, "Choose that day or a later one" in told.text) == (clerk, True)
    assert newcomer.memberships.get().until is None


def test_with_a_role_the_seats_end_and_one_that_has_not_begun_is_taken_away(body, member, newcomer, clerk):
    make_seat(body, newcomer, since=LONG_AGO)
    later = make_seat(make_committee(body.council, "Finance"), newcomer, since=timezone.localdate() + timedelta(30))
    proposals.confirm(ask_to_end_the_role_of(newcomer, clerk), by=member)
    assert [seat.until for seat in Seat.objects.filter(person=newcomer)] == [SPRING]
    assert Event.objects.filter(stream=f"councils.committee:{later.committee_id}", kind="seat_taken_away").exists()


def test_a_seat_that_was_taken_away_with_the_role_cannot_be_ended_any_more(body, member, newcomer, clerk):
    seat = make_seat(body, newcomer, since=timezone.localdate() + timedelta(30))
    facts = {"until": seat.since, "ended_because": "term"}
    row = proposals.do_or_propose(
        proposals.Act.END_SEAT, by=clerk, person=newcomer, committee=body, seat=seat, facts=facts
    )
    assert ask_to_end_the_role_of(newcomer, clerk) is None
    with pytest.raises(Refused, match="taken away with the role"):
        proposals.confirm(Proposal.objects.get(pk=row.pk), by=member)


def test_each_guarded_act_can_be_asked_for_and_confirmed(body, member, newcomer, clerk):
    seat = make_seat(body, newcomer, since=LONG_AGO)
    asked = [
        ("change_person", {"name": "Ben Dale", "contact_email": "b@example.org"}, {}),
        ("invite", {}, {}),
        ("withdraw", {}, {}),
        ("end_seat", {"until": SPRING, "ended_because": "term"}, {"seat": seat}),
    ]
    for act, facts, about in asked:
        row = proposals.do_or_propose(proposals.Act(act), by=clerk, person=newcomer, facts=facts, **about)
        proposals.confirm(row, by=member)
    newcomer.refresh_from_db()
    seat.refresh_from_db()
    assert (newcomer.contact_email, seat.until) == ("b@example.org", SPRING)
    assert Invitation.objects.exists()
    assert not Invitation.objects.open().exists()
