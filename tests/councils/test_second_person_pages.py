"""What the pages say of a change that needs a second person: before, while it waits, and to whoever confirms it."""

from datetime import date

import pytest

from councils.models import OutboxMail, Proposal, Seat
from councils.services.proposals import Act
from tests.councils.test_second_person import ask_to_end_the_role_of, give_seat
from tests.makers import LONG_AGO, client_of, full_council, make_person, make_seat

END = {"until_day": 11, "until_month": 5, "until_year": 2026, "ended_because": "resigned"}


@pytest.fixture
def resigns(body, member, newcomer, clerk):
    """A member of the guarded body whose role is to end."""
    make_seat(body, newcomer, since=LONG_AGO)
    return newcomer


def read(client, url):
    return " ".join(client.get(url).content.decode().split())


def end_page(person):
    return f"/thornby/people/{person.pk}/roles/{person.memberships.get().pk}/end/"


def test_the_form_says_beforehand_who_has_to_confirm_it_and_why(body, resigns, clerk):
    page = read(client_of(clerk), end_page(resigns))
    assert "because Ben Dale sits on Staffing Committee, which deals with staff matters" in page
    assert "it waits until Ada Moss confirms it" in page
    page = read(client_of(clerk), f"/thornby/committees/{body.pk}/seats/give/")
    assert "because Staffing Committee deals with staff matters" in page


def test_the_form_says_nothing_of_a_second_person_where_none_is_needed(council, member, newcomer, clerk):
    assert "second person" not in read(client_of(clerk), end_page(newcomer))


def test_what_waits_is_said_and_shown_on_the_page_of_the_person_and_of_the_body(body, member, newcomer, resigns, clerk):
    client = client_of(clerk)
    answer = client.post(end_page(resigns), END, follow=True).content.decode()
    assert "“End Ben Dale’s role as Councillor” is not done yet. It waits until Ada Moss confirms it." in answer
    assert "Success" not in answer
    give_seat(body, make_person(body.council, "Cat Dee", "councillor"), clerk)
    row = Proposal.objects.get(act=Act.END_ROLE)
    assert f"/thornby/second/{row.pk}/" in read(client, f"/thornby/people/{resigns.pk}/")
    assert "Give Cat Dee a seat on Staffing Committee" in read(client, f"/thornby/committees/{body.pk}/")


def test_the_same_is_not_asked_for_twice(resigns, clerk):
    client = client_of(clerk)
    client.post(end_page(resigns), END)
    mails = OutboxMail.objects.count()
    page = client.post(end_page(resigns), END).content.decode()
    assert "Maya Osei asked for this on" in page
    assert "It waits for Ada Moss." in page
    assert (Proposal.objects.count(), OutboxMail.objects.count()) == (1, mails)


def test_of_several_seats_the_page_names_who_has_one_and_what_waits(council, body, member, newcomer, clerk):
    whole = full_council(council)
    cat = make_person(council, "Cat Dee", "councillor")
    since = {"since_day": 11, "since_month": 5, "since_year": 2026}
    data = {"chair": newcomer.pk, "members": [cat.pk]} | since
    page = client_of(clerk).post(f"/thornby/committees/{whole.pk}/seats/", data, follow=True).content.decode()
    assert "Seats are given to Cat Dee." in page
    assert "“Give Ben Dale a seat on" in page
    assert [seat.person for seat in Seat.objects.filter(committee=whole)] == [cat]


def test_a_member_becomes_chair_of_the_guarded_body_by_two_changes_that_wait(body, member, newcomer, clerk):
    make_seat(body, newcomer, since=LONG_AGO)
    data = {"vice_chair": newcomer.pk, "since_day": 11, "since_month": 5, "since_year": 2026}
    client_of(clerk).post(f"/thornby/committees/{body.pk}/seats/", data)
    for row in Proposal.objects.order_by("pk"):
        client_of(member).post(f"/thornby/second/{row.pk}/", {"answer": "confirm"})
    seats = Seat.objects.filter(person=newcomer).order_by("since")
    assert [(seat.office, seat.until) for seat in seats] == [("member", date(2026, 5, 10)), ("vice_chair", None)]


def test_the_end_of_a_role_is_told_with_role_reason_and_seats_and_its_own_advice(body, resigns, member, clerk):
    row = ask_to_end_the_role_of(resigns, clerk)
    page = read(client_of(member), f"/thornby/second/{row.pk}/")
    for words in ("Councillor", "Resigned", "Member, Staffing Committee", "resignation in writing"):
        assert words in page
    assert "address" not in page


ADVICE = {
    Act.CHANGE_PERSON: "Whoever reads mail at the address",
    Act.INVITE: "can take the account",
    Act.WITHDRAW: "should not have an account",
    Act.GIVE_SEAT: "has appointed Ben Dale",
    Act.END_SEAT: "has resigned from it",
}


@pytest.mark.parametrize("act", ADVICE)
def test_each_kind_of_change_has_its_own_advice(body, resigns, member, clerk, act):
    row = Proposal.objects.create(council=body.council, act=act, person=resigns, by=clerk, committee=body)
    assert ADVICE[act] in read(client_of(member), f"/thornby/second/{row.pk}/")


def test_whoever_takes_it_back_is_told_so(resigns, clerk):
    row = ask_to_end_the_role_of(resigns, clerk)
    page = client_of(clerk).post(f"/thornby/second/{row.pk}/", {"answer": "refuse"}, follow=True).content.decode()
    assert "Taken back. Nothing was changed." in page


def test_what_waits_for_a_member_stands_on_the_first_page_and_the_way_to_it_on_the_home_page(
    body, resigns, member, clerk, officer
):
    ask_to_end_the_role_of(resigns, clerk)
    page = read(client_of(member), "/")
    assert "Changes that wait for a second person" in page
    assert "1 waits for you" in page
    assert "Nothing waits for you" not in page
    assert "/thornby/second/" in read(client_of(member), "/thornby/")
    for url in ("/", "/thornby/"):
        assert "/thornby/second/" not in read(client_of(officer), url)
    assert "/thornby/second/" in read(client_of(clerk), "/thornby/")
    assert 'href="/thornby/"' in read(client_of(member), "/thornby/second/")
