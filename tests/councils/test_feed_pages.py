"""The calendar feed as a calendar program reads it, and the links to it."""

import re
from datetime import timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from councils.models import CalendarLink
from councils.services import feeds
from requests_log import services
from tests.makers import client_of
from tests.requests_log.makers import make_entry


@pytest.fixture
def secret(clerk):
    return feeds.make_link(clerk.user)[1]


def events(secret):
    response = Client().get(f"/feeds/{secret}.ics")
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    calendar = icalendar.Calendar.from_ical(response.content)
    return {str(event["UID"]): event for event in calendar.walk("VEVENT")}


def test_the_feed_shows_what_is_due(council, councillor, clerk, secret):
    entry = make_entry(council, councillor, clerk)
    summaries = {str(event["SUMMARY"]) for event in events(secret).values()}
    assert summaries == {
        f"Acknowledge request {entry.reference} ({council.name})",
        f"Answer request {entry.reference} ({council.name})",
    }


def test_a_moved_date_moves_the_same_event(council, councillor, clerk, secret):
    entry = make_entry(council, councillor, clerk)
    before = events(secret)
    services.extend_request(entry, reason="A map is missing", delay="others", seen=entry.revision, by=clerk)
    after = events(secret)
    assert before.keys() == after.keys()
    [moved] = [uid for uid in after if after[uid]["DTSTART"].dt != before[uid]["DTSTART"].dt]
    assert after[moved]["SEQUENCE"] > before[moved]["SEQUENCE"]


def test_what_was_done_is_cancelled(council, councillor, clerk, secret):
    entry = make_entry(council, councillor, clerk)
    services.acknowledge_request(entry, seen=entry.revision, by=clerk)
    status = {str(event["SUMMARY"]).split()[0]: event.get("STATUS") for event in events(secret).values()}
    assert status["Acknowledge"] == "CANCELLED"
    assert status["Answer"] != "CANCELLED"


def test_a_revoked_link_opens_nothing(clerk, secret):
    feeds.revoke_link(CalendarLink.objects.get())
    assert Client().get(f"/feeds/{secret}.ics").status_code == 404
    assert Client().get("/feeds/guessed.ics").status_code == 404


def test_the_feed_of_somebody_whose_term_ended_is_empty(council, councillor, clerk, secret):
    make_entry(council, councillor, clerk)
    clerk.memberships.update(until=timezone.localdate() - timedelta(days=1))
    assert events(secret) == {}


def test_a_councillors_feed_shows_nothing_of_the_register(council, councillor, clerk):
    make_entry(council, councillor, clerk)
    assert events(feeds.make_link(councillor.user)[1]) == {}


def test_the_link_is_shown_once_and_only_its_hash_is_kept(clerk):
    client = client_of(clerk)
    page = client.post("/accounts/calendar/make/").content.decode()
    secret = re.search(r"/feeds/([^.]+)\.ics", page)[1]
    listed = client.get("/accounts/calendar/").content.decode()
    assert "Not read yet" in listed
    assert secret not in listed
    assert secret not in str(CalendarLink.objects.values_list().get())
    assert Client().get(f"/feeds/{secret}.ics").status_code == 200


def test_a_link_can_be_revoked_by_its_owner_only(clerk, councillor, secret):
    address = f"/accounts/calendar/{CalendarLink.objects.get().pk}/revoke/"
    assert client_of(councillor).post(address).status_code == 404
    assert CalendarLink.objects.get().revoked_at is None
    client_of(clerk).post(address)
    assert CalendarLink.objects.get().revoked_at is not None


def test_the_feed_is_not_kept_by_caches(secret):
    response = Client().get(f"/feeds/{secret}.ics")
    assert "no-store" in response["Cache-Control"]


def test_a_read_is_noted_once_in_an_hour(clerk, secret):
    events(secret)
    first = CalendarLink.objects.get().last_read_at
    events(secret)
    assert CalendarLink.objects.get().last_read_at == first
