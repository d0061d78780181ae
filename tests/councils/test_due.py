"""What waits for somebody: which items, how they are grouped, and nothing for those who may not know."""

from datetime import UTC, date, datetime, timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from councils import due
from councils.due_groups import grouped_by_time
from councils.models import Deadline, Role
from requests_log import services
from tests.makers import client_of, make_member, make_person
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_answered, make_entry
from tests.test_queries import same_queries

WEDNESDAY = date(2026, 3, 25)


def item(day):
    return due.DueItem("u", "Thornby", "Answer", "Act", day, "/", datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 3, 24), "Overdue"),
        (WEDNESDAY, "Today"),
        (date(2026, 3, 26), "In the next 7 days"),
        # over the Sunday on which the clocks change
        (date(2026, 4, 1), "In the next 7 days"),
        (date(2026, 4, 2), "Later"),
    ],
)
def test_items_are_grouped_by_how_soon_they_are_due(day, words):
    assert [group.words for group in grouped_by_time([item(day)], WEDNESDAY)] == [words]


def test_a_logged_request_waits_for_the_clerk_with_the_next_act(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    page = client_of(clerk).get("/").content.decode()
    assert f"Acknowledge request {entry.reference}" in page
    assert f"Answer request {entry.reference}" in page
    assert f'href="{entry.get_absolute_url()}"' in page


def test_each_date_says_in_a_list_of_links_what_it_is_the_date_of(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    page = BeautifulSoup(client_of(clerk).get("/").content, "html.parser")
    dates = [link.get_text() for link in page.select(".app-due a") if "how this date is counted" in link.get_text()]
    assert [words.split(", ")[1] for words in dates] == [
        f"Acknowledge request {entry.reference}",
        f"Answer request {entry.reference}",
    ]


def test_a_councillor_sees_nothing_of_the_register(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    page = client_of(councillor).get("/").content.decode()
    assert entry.reference not in page
    assert "Nothing waits for you" in page


def test_an_answered_request_no_longer_waits(council, councillor, clerk):
    make_answered(council, councillor, clerk)
    assert [i.what for i in due.items_for(due.accesses_of(clerk.user), since=date.max) if not i.cancelled] == []


def test_a_review_that_is_due_waits_for_the_clerk(council, clerk):
    version = make_adopted(council, next_review="2024-05")
    page = client_of(clerk).get("/").content.decode()
    assert f"Review {version.protocol.title}" in page
    assert "31 May 2024" in page


def test_somebody_with_two_councils_sees_both_together(council, other_council, councillor, clerk):
    also_clerk = make_person(other_council, "Maya Osei", Role.CLERK, user=clerk.user)
    elsewhere = make_member(other_council, "Piet Vos", Role.COUNCILLOR)
    make_entry(council, councillor, clerk)
    make_entry(other_council, elsewhere, also_clerk)
    page = client_of(clerk).get("/").content.decode()
    assert f"– {council.name}" in page
    assert f"– {other_council.name}" in page


def test_after_the_end_of_the_clerks_term_nothing_is_shown(council, councillor, clerk):
    make_entry(council, councillor, clerk)
    clerk.memberships.update(until=timezone.localdate() - timedelta(days=1))
    assert due.accesses_of(clerk.user) == []
    assert "You belong to no council" in client_of(clerk).get("/").content.decode()


def test_the_start_page_needs_the_same_queries_for_one_request_and_for_fifty(council, councillor, clerk):
    same_queries("/", client_of(clerk), lambda number: make_entry(council, councillor, clerk))


def test_a_paused_count_is_not_due(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    services.acknowledge_request(entry, seen=entry.revision, by=clerk)
    services.pause_request(entry, reason="Waiting for the map", seen=entry.revision, by=clerk)
    assert Deadline.objects.get(name="answer_request").state == Deadline.State.PAUSED
    assert all(i.cancelled for i in due.items_for(due.accesses_of(clerk.user), since=date.min))


def test_the_date_for_reading_opens_to_its_count(council, councillor):
    make_adopted(council, adopted="2023-05-04")
    [item] = due.items_for(due.accesses_of(councillor.user), since=date.max)
    page = client_of(councillor).get(item.count_url).content.decode()
    assert f"{item.due.day} {item.due:%B %Y}: how the date is counted" in page


@pytest.mark.parametrize("count", ["2026-02-30/28", "2026-05-12/0", "9999-12-31/28"])
def test_a_count_that_cannot_be_made_is_no_page(council, councillor, count):
    assert client_of(councillor).get(f"/{council.slug}/count/{count}/").status_code == 404
