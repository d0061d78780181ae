"""Adopting and reviewing in a browser: what the record holds is not asked again, and no date runs backwards."""

import pytest

from protocols.models import Adoption, Review
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft
from tests.protocols.test_pages import errors, soup

REVIEWED = TEXT + "\nReviewed: June 2024\n"


def adopt(version, clerk, **typed):
    fields = {"adopted_month": "2", "adopted_year": "2024", "minute_ref": "24/1"} | typed
    return client_of(clerk).post(f"{version.get_absolute_url()}adopt/", fields)


def test_the_next_review_comes_after_the_adoption(council, clerk):
    version = make_draft(council)
    page = soup(adopt(version, clerk, next_review_month="5", next_review_year="2019"))
    assert errors(page) == ["The next review must be after the date of adoption"]
    assert page.find(id="id_next_review_year")["value"] == "2019"
    assert not Adoption.objects.exists()
    assert adopt(version, clerk, next_review_year="2024").status_code == 302


def test_the_next_review_comes_after_the_one_that_is_recorded(council, clerk):
    address = f"{make_adopted(council).get_absolute_url()}review/"
    fields = {"reviewed_month": "6", "reviewed_year": "2024", "outcome": "no_change", "next_review_year": "2023"}
    page = soup(client_of(clerk).post(address, fields))
    assert errors(page) == ["The next review must be after the date of the review"]
    assert not Review.objects.exists()
    client_of(clerk).post(address, fields | {"outcome": "amend"})
    assert Review.objects.get().next_review == ""


def test_a_review_that_came_with_an_earlier_version_is_not_recorded_again(council, clerk):
    first = make_draft(council, REVIEWED)
    adopt(first, clerk, reviewed=["2024-06"])
    second = make_draft(council, REVIEWED, protocol=first.protocol)
    page = soup(client_of(clerk).get(f"{second.get_absolute_url()}adopt/"))
    assert "June 2024" not in page.main.text
    adopt(second, clerk, adopted_year="2025", change="substantive")
    assert [review.version for review in Review.objects.all()] == [first]


def test_a_version_is_in_force_from_a_date_as_precise_as_the_record(council):
    old = make_adopted(council, adopted="2022-02")
    make_adopted(council, adopted="2024-03-12", protocol=old.protocol)
    address = old.protocol.get_absolute_url()
    assert "in force from February 2022 until 12 March 2024" in " ".join(
        soup(client_of().get(address)).main.text.split()
    )
    day = client_of().get(f"{address}as-at/", {"date": "2023-01-01"})
    assert "in force from February 2022 until another version replaced it on 12 March 2024" in day.content.decode()


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Member/Officer Protocol", "member-officer-protocol"),
        ("Councillor–Officer Concordat", "councillor-officer-concordat"),
        ("Councillors’ & officers’ code", "councillors-officers-code"),
        ("/", "protocol"),
    ],
)
def test_the_address_of_a_protocol_keeps_its_words_apart(council, title, slug):
    assert make_draft(council, title=title).protocol.slug == slug


def test_a_version_that_is_adopted_is_not_offered_for_adoption(council, clerk):
    version = make_adopted(council)
    response = client_of(clerk).get(f"{version.get_absolute_url()}adopt/")
    assert response.url == version.get_absolute_url()
