"""Pages for two versions side by side, for a date, and for what a review came to."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from protocols import services
from protocols.models import Review
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted, make_draft

ADDRESS = "/thornby/protocols/protocol-for-councillors-and-staff/"
HOSTILE = "<script>alert(1)</script>"
NEW_TEXT = TEXT.replace("must not seek to instruct", "must never instruct").replace(
    "kept by the Clerk", f"kept {HOSTILE}"
)


def soup(response):
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def text_of(response):
    return soup(response).main.get_text(" ", strip=True)


@pytest.fixture
def two(council):
    first = make_adopted(council, adopted="2023-05-04")
    return first, make_adopted(council, NEW_TEXT, adopted="2024-05-14", protocol=first.protocol)


def compare(somebody=None, **query):
    return client_of(somebody).get(f"{ADDRESS}compare/", query)


def test_removed_and_added_words_are_marked_and_can_be_heard(two):
    page = soup(compare())
    marked = [mark.get_text() for mark in page.select(".app-redline del, .app-redline ins")]
    assert "[removed: not seek to]" in marked
    assert "[added: never]" in marked


def test_a_clause_that_was_renumbered_says_what_it_was(council):
    first = make_adopted(council, adopted="2023-05-04")
    renumbered = TEXT.replace("2.3 Staff", "2.3 Everybody asks the Clerk first.\n2.4 Staff")
    make_adopted(council, renumbered, adopted="2024-05-14", protocol=first.protocol)
    assert "was 2.3 , is now → 2.4" in text_of(compare())


def test_hostile_words_stay_words(two):
    page = compare().content.decode()
    assert HOSTILE not in page
    assert "&lt;" in page
    assert "alert" in page


def test_what_stayed_the_same_is_counted_and_shown_when_asked_for(two):
    same = "This protocol helps everybody to work well together."
    page = text_of(compare())
    assert "The same" in page
    assert same not in page
    assert same in text_of(compare(unchanged="on"))


def test_versions_can_be_compared_backwards(two):
    assert "[added: not seek to]" in [mark.get_text() for mark in soup(compare(**{"from": 2, "to": 1})).select("ins")]


def test_a_version_beside_itself_says_the_same(two):
    assert "say the same, word for word" in text_of(compare(**{"from": 1, "to": 1}))


def test_only_clerks_compare_with_a_draft(two, clerk, councillor):
    make_draft(clerk.council, protocol=two[0].protocol)
    query = {"from": 2, "to": 3}
    assert compare(clerk, **query).status_code == 200
    assert [compare(somebody, **query).status_code for somebody in (councillor, None)] == [404, 404]


@pytest.mark.parametrize("query", [{"from": 1, "to": 99}, {"from": "x"}, {"to": ""}])
def test_versions_that_there_are_not_are_not_found(two, query):
    assert compare(**query).status_code == 404


def test_one_version_has_nothing_to_be_compared_with(council):
    make_adopted(council)
    assert "There is only one version" in text_of(compare())


def test_a_comparison_asks_as_often_for_a_long_text(two, council, django_assert_num_queries):
    client = client_of()
    with django_assert_num_queries(6):
        client.get(f"{ADDRESS}compare/")
    clauses = "\n".join(f"3.{n} Item {n} is about matter{n}." for n in range(1, 90))
    make_adopted(council, f"{TEXT}\n3. Further\n{clauses}\n", adopted="2025-05-13", protocol=two[0].protocol)
    with django_assert_num_queries(6):
        client.get(f"{ADDRESS}compare/")


def as_at(**query):
    return client_of().get(f"{ADDRESS}as-at/", query)


@pytest.mark.parametrize(
    ("day", "version", "line"),
    [
        ("2023-05-04", "not seek", "On 4 May 2023, version 1 was in force."),
        ("2024-05-13", "not seek", "another version replaced it on 14 May 2024"),
        ("2024-05-14", "never instruct", "and is still in force"),
    ],
)
def test_the_text_as_it_was_on_a_date(two, day, version, line):
    text = text_of(as_at(date=day))
    assert line in text
    assert version in text


def test_before_the_first_version_nothing_was_in_force(two):
    text = text_of(as_at(date="2023-05-03"))
    assert "No version of this protocol was in force on 3 May 2023." in text
    assert "came into force on 4 May 2023" in text
    assert "instruct" not in text


def test_the_boxes_of_the_form_lead_to_an_address_that_can_be_kept(two):
    response = as_at(date_day="13", date_month="May", date_year="2024")
    assert response.url == f"{ADDRESS}as-at/?date=2024-05-13"


@pytest.mark.parametrize("day", ["2024-02-30", "soon", "", "9999-01-01", "2024-05", "-", "a-b-c-d"])
def test_a_date_that_is_none_is_an_error_in_words(two, day):
    assert soup(as_at(date=day)).select_one(".govuk-error-summary")


def test_a_date_in_the_future_is_refused(two):
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert "must be today or in the past" in text_of(as_at(date=tomorrow.isoformat()))


def review(clerk, version, **data):
    asked = {"reviewed_month": "5", "reviewed_year": "2025", "next_review_month": "5", "next_review_year": "2027"}
    return client_of(clerk).post(f"{version.get_absolute_url()}review/", asked | data)


def test_next_years_annual_meeting_is_proposed_for_the_next_review(two, clerk):
    page = soup(client_of(clerk).get(f"{two[1].get_absolute_url()}review/"))
    boxes = [page.find("input", {"name": f"next_review_{part}"}).get("value") for part in ("month", "year")]
    assert boxes == ["5", str(timezone.localdate().year + 1)]


def test_a_review_without_change_sets_the_next_date(two, clerk):
    assert review(clerk, two[1], outcome="no_change").url == two[1].get_absolute_url()
    assert Review.objects.get().next_review == "2027-05"


def test_a_review_that_amends_leads_to_the_import_and_sets_no_date(two, clerk):
    assert review(clerk, two[1], outcome="amend").url == "/thornby/protocols/import/"
    assert (Review.objects.get().outcome, Review.objects.get().next_review) == ("amend", "")


def test_a_review_says_what_it_came_to(two, clerk):
    review(clerk, two[1])
    assert not Review.objects.exists()


def test_the_same_review_is_recorded_once(two, clerk):
    assert [review(clerk, two[1], outcome="no_change").status_code for _ in range(2)] == [302, 409]
    assert Review.objects.count() == 1


def test_all_reviews_of_a_protocol_are_on_its_page(two):
    old, new = two
    services.record_review(old, reviewed="2023-11", by=None, body="Full Council", minute_ref="12/23")
    services.record_review(new, reviewed="2025", by=None, outcome="no_change", next_review="2026-05")
    text = text_of(client_of().get(ADDRESS))
    assert "November 2023 (version 1), by Full Council, minute 12/23" in text
    assert "2025 (version 2): no change, next review May 2026" in text


def test_an_editorial_change_is_declared_when_a_later_version_is_adopted(two, clerk):
    draft = make_draft(clerk.council, protocol=two[0].protocol)
    page, client = f"{draft.get_absolute_url()}adopt/", client_of(clerk)
    data = {"adopted_year": "2025", "minute_ref": "7/25"}
    assert "Select what this version changes" in text_of(client.post(page, data))
    assert client.post(page, data | {"change": "editorial"}).status_code == 302
    assert "Editorial" in text_of(client.get(ADDRESS))


def test_a_first_version_is_not_asked_what_it_changes(council, clerk):
    draft = make_draft(council)
    assert "What this version changes" not in text_of(client_of(clerk).get(f"{draft.get_absolute_url()}adopt/"))
