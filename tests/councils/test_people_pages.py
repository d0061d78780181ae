"""The Clerk's pages for people, committees, groups and the council, as they are filled in."""

import pytest
from django.utils import timezone

from councils.models import Role, Seat
from councils.models.bodies import Ending, Office
from tests.makers import client_of, full_council, make_committee, make_group, make_person, make_role, make_seat


@pytest.fixture
def page(clerk):
    """page(address) and page(address, field=value): what the clerk gets, redirects followed."""
    client = client_of(clerk)

    def fetch(address, **typed):
        method = client.post if typed else client.get
        response = method(f"/thornby/{address}", typed, follow=True)
        assert response.status_code == 200
        return response

    return fetch


@pytest.fixture
def nora(council):
    return make_person(council, "Nora Quill", contact_email="nora@example.org")


def on(name, day="1", month="6", year="2026"):
    return {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}


def text(response):
    return " ".join(response.content.decode().split())


def errors(response):
    return [message for messages in response.context["form"].errors.values() for message in messages]


def test_added_person_has_a_page(page, council):
    shown = page("people/add/", name="Ned Marsh", contact_email="ned@example.org")
    assert "Ned Marsh is added" in text(shown)
    assert council.people.get(name="Ned Marsh").contact_email == "ned@example.org"


def test_refused_name_keeps_what_was_typed(page, nora):
    shown = page("people/add/", name="Nora Quill", contact_email="other@example.org")
    assert "There is already a person called Nora Quill" in errors(shown)[0]
    assert 'value="other@example.org"' in text(shown)
    assert "<title>Error: Add a person" in text(shown)


def test_empty_form_says_what_to_enter(page):
    assert errors(page("people/add/", name="")) == ["Enter the person’s name"]


def test_details_are_changed(page, nora):
    page(f"people/{nora.pk}/change/", name="Nora Quill-Marsh", contact_email="")
    nora.refresh_from_db()
    assert (nora.name, nora.contact_email) == ("Nora Quill-Marsh", "")


def test_address_of_an_account_is_not_asked_for_and_not_changed(page, councillor):
    form = page(f"people/{councillor.pk}/change/")
    assert "only its owner can change it" in text(form)
    assert 'name="contact_email"' not in text(form)
    page(f"people/{councillor.pk}/change/", name="Iris Lowe", contact_email="clerk@thornby.example")
    councillor.refresh_from_db()
    assert councillor.email == "iris.lowe@example.org"


def test_role_is_given_from_a_day_on(page, nora):
    shown = page(f"people/{nora.pk}/roles/give/", role="officer", post="Village warden", **on("since"))
    assert "Officer, Village warden, since 1 June 2026" in text(shown)


def test_role_that_ends_before_it_begins_is_an_error_of_its_last_day(page, nora):
    typed = on("since") | on("until", year="2025")
    shown = page(f"people/{nora.pk}/roles/give/", role="officer", **typed)
    assert errors(shown) == ["The last day must be the same as or after the first"]


def test_missing_days_of_roles_and_seats_are_asked_for_in_a_sentence(page, council, nora, councillor):
    days = "Enter the day from which it counts"
    assert errors(page(f"people/{nora.pk}/roles/give/", post="Warden")) == ["Select a role", days]
    seat = {"person": councillor.pk, "office": "member"}
    assert errors(page(f"committees/{make_committee(council).pk}/seats/give/", **seat)) == [days]
    ended = page(f"people/{councillor.pk}/roles/{councillor.memberships.get().pk}/end/", ended_because="resigned")
    assert errors(ended) == ["Enter the last day"]


def test_clerk_sees_no_buttons_for_roles_of_his_own_and_is_refused_all_the_same(page, clerk):
    shown = text(page(f"people/{clerk.pk}/"))
    assert "Nobody gives or ends their own role" in shown
    assert "roles/give/" not in shown
    refused = page(f"people/{clerk.pk}/roles/give/", role="councillor", **on("since"))
    assert "You cannot give a role to yourself" in errors(refused)[0]


def test_role_ends_on_a_page_that_asks_first(page, councillor):
    membership = councillor.memberships.get()
    address = f"people/{councillor.pk}/roles/{membership.pk}/end/"
    assert "Why does it end?" in text(page(address))
    page(address, ended_because="resigned", **on("until"))
    membership.refresh_from_db()
    assert str(membership.until) == "2026-06-01"


def test_role_of_one_person_is_not_ended_on_the_page_of_another(clerk, officer, councillor):
    address = f"/thornby/people/{officer.pk}/roles/{councillor.memberships.get().pk}/end/"
    assert client_of(clerk).get(address).status_code == 404


@pytest.mark.parametrize("address", ["people/{number}/roles/1/end/", "committees/{number}/seats/1/end/"])
def test_number_that_no_database_can_hold_names_nothing(council, clerk, address):
    found = client_of(clerk).get(f"/{council.slug}/{address.format(number=10**30)}")
    assert found.status_code == 404


def test_person_of_another_council_has_no_page_here(clerk, outsider):
    assert client_of(clerk).get(f"/thornby/people/{outsider.pk}/").status_code == 404


def test_person_joins_a_group_and_leaves_it(page, council, councillor):
    group = make_group(council)
    shown = page(f"people/{councillor.pk}/group/", group=group.pk, **on("since"))
    assert "Residents since 1 June 2026" in text(shown)
    page(f"people/{councillor.pk}/group/", group="none", **on("since", day="9"))
    assert councillor.group_memberships.get().until.day == 8


def test_account_goes_from_none_to_invited_and_back(page, nora):
    assert "No account" in text(page(f"people/{nora.pk}/"))
    assert "nora@example.org" in text(page(f"people/{nora.pk}/invite/"))
    invited = text(page(f"people/{nora.pk}/invite/", sent="yes"))
    assert "Invited on" in invited
    assert "Invite again" in invited
    assert "will no longer work" in text(page(f"people/{nora.pk}/invite/"))
    assert "No account" in text(page(f"people/{nora.pk}/withdraw/", sent="yes"))


def test_invitation_without_an_address_is_refused_with_the_way_out(page, council):
    ned = make_person(council, "Ned Marsh")
    shown = page(f"people/{ned.pk}/invite/", sent="yes")
    assert errors(shown) == ["Enter an email address for Ned Marsh first."]
    assert f"/thornby/people/{ned.pk}/change/" in text(shown)


def names(response):
    return [person.name for person in response.context["page"]]


def test_list_shows_whoever_has_a_role_now(page, nora, councillor, officer):
    assert names(page("people/")) == ["Iris Lowe", "Maya Osei", "Rhoda Pike"]


@pytest.mark.parametrize(
    ("role", "found"),
    [("councillor", ["Iris Lowe"]), ("officer", ["Rhoda Pike"]), ("deputy_clerk", []), ("former", ["Nora Quill"])],
)
def test_list_by_role(page, nora, councillor, officer, role, found):
    assert names(page(f"people/?role={role}")) == found


def test_list_is_searched_by_a_part_of_the_name(page, councillor, officer):
    assert names(page("people/?search=lowe")) == ["Iris Lowe"]
    assert "Nobody matches" in text(page("people/?search=zzz"))


@pytest.mark.parametrize("query", ["?role=nonsense", "?page=999", "?page=x", "?search=%00"])
def test_list_makes_the_best_of_a_strange_address(page, query):
    assert "Maya Osei" in names(page(f"people/{query}"))


def test_long_list_has_pages(page, council):
    for number in range(60):
        make_role(make_person(council, f"Councillor {number:02}"), Role.COUNCILLOR)
    assert len(names(page("people/"))) == 50
    assert len(names(page("people/?page=2"))) == 11


def test_committee_is_added_renamed_and_its_name_used_once(page, council):
    page("committees/add/", name="Cemetery Committee")
    committee = council.committees.get(name="Cemetery Committee")
    assert errors(page("committees/add/", name="cemetery committee")) == [
        "There is already a committee called cemetery committee."
    ]
    assert "Burial Committee" in text(page(f"committees/{committee.pk}/rename/", name="Burial Committee"))


def test_seat_is_given_and_ended_with_a_reason(page, council, councillor):
    committee = make_committee(council)
    shown = page(f"committees/{committee.pk}/seats/give/", person=councillor.pk, office="chair", **on("since"))
    assert "Chair, since 1 June 2026" in text(shown)
    seat = Seat.objects.get()
    page(f"committees/{committee.pk}/seats/{seat.pk}/end/", ended_because="resigned", **on("until"))
    seat.refresh_from_db()
    assert seat.ended_because == Ending.RESIGNED


def test_clerk_is_not_among_those_who_can_be_seated_by_himself(page, council, clerk, councillor):
    form = page(f"committees/{full_council(council).pk}/seats/give/").context["form"]
    assert list(form.fields["person"].queryset) == [councillor]


def test_chair_whose_term_is_over_is_shown_to_stay_in_office(page, council, chair):
    chair.seats.update(until=timezone.localdate().replace(year=2025))
    for address in (f"committees/{full_council(council).pk}/", f"people/{chair.pk}/"):
        shown = text(page(address))
        assert "stays in office until a successor takes the chair (Local Government Act 1972, section 15)" in shown


def test_chair_is_listed_before_vice_chair_and_members(page, council, councillor, chair, officer):
    body = full_council(council)
    make_seat(body, councillor)
    make_seat(body, officer, Office.VICE_CHAIR)
    listed = [seat.person for seat in page(f"committees/{body.pk}/").context["seats"]]
    assert listed == [chair, officer, councillor]


def test_group_is_added_and_renamed(page, council):
    page("groups/add/", name="Residents")
    page(f"groups/{council.groups.get().pk}/rename/", name="Residents’ Association")
    assert "Residents’ Association" in text(page("groups/"))


def test_details_of_the_council_are_changed_and_public(page, council):
    page("settings/", name="Thornby Town Council", principal_council="Marlshire", email="", website="thornby.example")
    shown = text(client_of(None).get("/thornby/"))
    assert "Thornby Town Council" in shown
    assert "https://thornby.example" in shown


def test_name_of_another_council_is_refused(page, council, other_council):
    assert errors(page("settings/", name=other_council.name)) == [
        "There is already a council called Wexcombe Town Council."
    ]


def test_names_are_shown_as_they_are_and_never_as_markup(page, council):
    person = make_person(council, "<script>alert(1)</script>", Role.COUNCILLOR)
    for address in ("people/", f"people/{person.pk}/", f"people/{person.pk}/roles/give/"):
        assert "<script>alert" not in text(page(address))
