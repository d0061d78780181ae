"""What is due, as a month."""

from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from councils.due import DueItem
from councils.month_grid import month_of
from tests.makers import client_of
from tests.requests_log.makers import make_entry
from tests.test_queries import same_queries


def item(day):
    return DueItem("u", "Thornby", "Answer", "Act", day, "/", datetime(2026, 1, 1, tzinfo=UTC))


def test_a_month_has_its_days_and_what_is_due_on_each():
    month = month_of([item(date(2026, 2, 9)), item(date(2026, 2, 9)), item(date(2026, 3, 9))], date(2026, 2, 1))
    assert [day.on.day for day in month.days] == list(range(1, 29))
    assert month.before == 6  # 1 February 2026 is a Sunday
    assert [len(day.items) for day in month.days if day.items] == [2]
    assert month.number == 2


@pytest.mark.parametrize(
    ("first", "earlier", "later"),
    [
        (date(2026, 12, 1), date(2026, 11, 1), date(2027, 1, 1)),
        (date(2026, 2, 1), date(2026, 1, 1), date(2026, 3, 1)),
        (date(2000, 1, 1), None, date(2000, 2, 1)),
        (date(2099, 12, 1), date(2099, 11, 1), None),
    ],
)
def test_the_months_beside_it(first, earlier, later):
    month = month_of([], first)
    assert (month.earlier, month.later) == (earlier, later)


def test_the_start_page_leads_to_this_month_and_its_items_to_their_pages(council, clerk, councillor):
    entry = make_entry(council, councillor, clerk)
    client = client_of(clerk)
    address = f"/accounts/calendar/{timezone.localdate():%Y-%m}/"
    assert f'href="{address}"' in client.get("/").content.decode()
    due = entry.received_at.date()
    pages = [BeautifulSoup(client.get(f"/accounts/calendar/{month}/").content, "html.parser") for month in months(due)]
    links = [link["href"] for page in pages for link in page.select(".app-month a")]
    assert links == [entry.get_absolute_url()] * 2


def months(day):
    """This month and the next, as in addresses."""
    later = month_of([], day.replace(day=1)).later
    return [f"{day:%Y-%m}", f"{later:%Y-%m}"]


def test_no_month_that_there_is_not(clerk):
    for month in ("2026-13", "2026-00", "1999-12", "2026-1"):
        assert client_of(clerk).get(f"/accounts/calendar/{month}/").status_code == 404


def test_a_full_month_asks_no_more_often(council, clerk, councillor):
    address = f"/accounts/calendar/{timezone.localdate():%Y-%m}/"
    same_queries(address, client_of(clerk), lambda number: make_entry(council, councillor, clerk), rows=4)
