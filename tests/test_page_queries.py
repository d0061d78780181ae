"""How often the pages that people open most ask the database, beside the session and the account of every page.

What these numbers hold: a page with everything on it, not an empty one. On a real installation each page also asks
for the second factor. The page of a case has its own in tests/grievances/test_queries.py.
"""

import re

import pytest
from django.utils import timezone

from councils.first_steps import WHOLE_LIST
from councils.models import TickedStep
from protocols import services as protocols
from protocols.models import Version
from requests_log import services
from requests_log.services.interests import record_interest
from tests.grievances.makers import make_case
from tests.makers import client_of
from tests.protocols.makers import make_adopted
from tests.requests_log.duty_makers import make_held
from tests.requests_log.makers import make_answered, make_decided, make_draft, make_entry
from tests.test_queries import queries_of

OF_THE_FRAME = re.compile('SAVEPOINT|FROM "councils_session"|FROM "councils_user" WHERE')


def asked(person, url):
    client = client_of(person)
    client.get(url)  # what is asked only once in a process is asked now
    return [sql for sql in queries_of(client, url) if not OF_THE_FRAME.search(sql)]


def at_most(number, person, url):
    queries = asked(person, url)
    assert len(queries) <= number, "\n".join(queries)


@pytest.mark.parametrize("query", ["", "?q=verge&state=logged"])
def test_the_register_asks_six_times(council, councillor, clerk, query):
    make_entry(council, councillor, clerk)
    make_draft(council)
    at_most(6, clerk, f"/thornby/requests/{query}")


@pytest.mark.parametrize("make", [make_entry, make_decided, make_answered])
def test_an_entry_asks_eight_times_in_each_state(council, councillor, clerk, make):
    make_adopted(council)
    entry = make(council, councillor, clerk)
    record_interest(entry, by=clerk, nature="Lives there", on=timezone.localdate(), where="register")
    entry.refresh_from_db()
    services.record_time(entry, minutes=10, seen=entry.revision, by=clerk)
    at_most(8, clerk, entry.get_absolute_url())


def test_the_start_page_asks_once_for_each_kind_of_thing(council, councillor, clerk, officer):
    """People, texts, readers, parts in cases, dates, entries, duties, numbers of the register.

    While a new council is being set up, the list of its steps asks once for each.
    """
    TickedStep.objects.create(council=council, name=WHOLE_LIST)
    make_adopted(council, next_review="2024-05")
    make_draft(council)
    make_held(council, councillor, clerk)
    make_case(council, officer)
    for person in (clerk, officer, councillor):
        at_most(8, person, "/")


def test_a_protocol_asks_five_times_whoever_reads_it(council, councillor, clerk):
    version = make_adopted(council)
    protocols.acknowledge(Version.objects.get(pk=version.pk), by=councillor)
    for reader in (None, councillor, clerk):
        at_most(5, reader, version.protocol.get_absolute_url())
