"""The Clerk's leave for direct contact: what the check makes of it, and its pages."""

from datetime import date, timedelta

from bs4 import BeautifulSoup
from django.utils import timezone

from requests_log import services
from requests_log.models import DirectContact
from requests_log.services.authorities import end_early
from tests.makers import client_of, make_person
from tests.requests_log.makers import make_contact, make_entry

TODAY = date.today()


def page_of(person, address):
    return BeautifulSoup(client_of(person).get(address).content, "html.parser")


def line(entry):
    return services.latest_check(entry).findings.get(rule="line_of_communication")


def test_leave_for_direct_contact_shows_in_the_finding(council, councillor, clerk, officer):
    ask = {"words": "Please cut the allotment hedge on Friday.", "addressee": "staff", "officer": officer}
    without = make_entry(council, councillor, clerk, **ask)
    assert line(without).verdict == "breach"
    leave = make_contact(council, clerk, councillor, officer, matter="the allotment hedge")
    entry = make_entry(council, councillor, clerk, **ask)
    assert line(entry).verdict == "clear"
    assert services.latest_check(entry).direct_contact == leave
    assert "the allotment hedge" in page_of(clerk, entry.get_absolute_url()).get_text()


def test_leave_on_another_matter_is_for_the_clerk_to_look_at(council, councillor, clerk, officer):
    make_contact(council, clerk, councillor, officer, matter="keys of the pavilion")
    ask = {"words": "Please cut the allotment hedge on Friday.", "addressee": "staff", "officer": officer}
    assert line(make_entry(council, councillor, clerk, **ask)).verdict == "check"


def test_leave_that_is_over_or_anothers_does_not_count(council, councillor, clerk, officer):
    other = make_person(council, "Nell Cray", "councillor")
    make_contact(council, clerk, other, officer, matter="anything")
    make_contact(council, clerk, councillor, officer, matter="anything", until=TODAY - timedelta(days=20))
    ended = make_contact(council, clerk, councillor, officer, matter="everything")
    end_early(ended, last_day=TODAY - timedelta(days=2), reason="x", by=clerk)
    ask = {"words": "Please cut the allotment hedge on Friday.", "addressee": "staff", "officer": officer}
    entry = make_entry(council, councillor, clerk, **ask)
    assert services.latest_check(entry).direct_contact is None
    assert line(entry).verdict == "breach"


def test_clerk_enters_ends_and_corrects_on_the_pages(council, clerk, councillor, officer):
    client, address = client_of(clerk), f"/{council.slug}/requests/direct-contact/"
    day = timezone.localdate()
    since = {f"since_{part}": getattr(day, part) for part in ("day", "month", "year")}
    data = {"councillor": councillor.pk, "officer": officer.pk, "matter": "keys"} | since
    client.post(f"{address}add/", data)
    row = DirectContact.objects.get()
    client.post(f"{address}{row.pk}/correct/", data | {"matter": "pavilion keys", "reason": "Which keys"})
    new = DirectContact.objects.standing().get()
    assert new.matter == "pavilion keys"
    ends = {f"last_day_{part}": getattr(day, part) for part in ("day", "month", "year")} | {"reason": "Done"}
    client.post(f"{address}{new.pk}/end/", ends)
    new.refresh_from_db()
    assert new.ended_on == day
    assert client.post(f"{address}{row.pk}/end/", ends).status_code == 409
