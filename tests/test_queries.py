"""Lists do not ask the database more often when they are longer. Other apps' tests use same_queries, too."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.models import Role
from tests.makers import (
    client_of,
    full_council,
    make_committee,
    make_council,
    make_group,
    make_member,
    make_person,
    make_seat,
)


def queries_of(client, url):
    with CaptureQueriesContext(connection) as captured:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in captured.captured_queries]


def same_queries(url, client, make_more, *, rows=50):
    """Assert that the page asks as often with `rows` rows as with one; make_more(n) makes the n-th, from 0."""
    make_more(0)
    client.get(url)  # what is asked only once in a process is asked now
    few = queries_of(client, url)
    for number in range(1, rows):
        make_more(number)
    many = queries_of(client, url)
    assert len(many) == len(few), "\n".join(many)


def seated_councillor(council, number):
    person = make_member(council, f"Councillor {number:02}", Role.COUNCILLOR)
    make_seat(full_council(council), person)
    return person


def test_list_of_people(council, clerk):
    def make_more(number):
        make_group(council, f"Group {number}", seated_councillor(council, number))

    same_queries("/thornby/people/", client_of(clerk), make_more)


def test_list_of_people_with_no_role(council, clerk):
    def make_more(number):
        make_person(council, f"Former {number}", contact_email=f"former{number}@example.org")

    same_queries("/thornby/people/?role=former", client_of(clerk), make_more)


def test_list_of_committees(council, clerk):
    def make_more(number):
        committee = make_committee(council, f"Committee {number}")
        make_seat(committee, seated_councillor(council, number))

    same_queries("/thornby/committees/", client_of(clerk), make_more)


def test_seats_of_a_body(council, clerk):
    body = full_council(council)
    same_queries(f"/thornby/committees/{body.pk}/", client_of(clerk), lambda number: seated_councillor(council, number))


def test_list_of_groups(council, clerk):
    def make_more(number):
        make_group(council, f"Group {number}", seated_councillor(council, number))

    same_queries("/thornby/groups/", client_of(clerk), make_more)


def test_page_of_a_person_with_many_seats(council, clerk, councillor):
    def make_more(number):
        make_seat(make_committee(council, f"Committee {number}"), councillor)

    same_queries(f"/thornby/people/{councillor.pk}/", client_of(clerk), make_more)


def test_start_page_of_an_account_with_many_councils(clerk):
    def make_more(number):
        council = make_council(f"Parish {number}", f"parish-{number}")
        make_person(council, clerk.name, Role.CLERK, user=clerk.user)

    same_queries("/", client_of(clerk), make_more)
