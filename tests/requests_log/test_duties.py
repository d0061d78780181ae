"""Duties that a request starts: opened by its kind, proposed by a finding, closed with a record, never lost."""

import pytest
from bs4 import BeautifulSoup

from councils import history, ways
from councils.errors import Overtaken, Refused
from councils.models import Deadline
from requests_log import services
from requests_log.models import Duty
from requests_log.services import duties
from requests_log.services.switches import switch_rule
from tests.makers import LONG_AGO, client_of, make_group
from tests.requests_log.duty_makers import fresh, make_duty, make_held, make_interest
from tests.requests_log.makers import make_entry
from tests.test_queries import same_queries

PATIENTS = "Please copy me the assistant’s sickness record, I just want to have a look."


def kinds(duty):
    return [event.kind for event in history.timeline(duty.stream)]


def page_of(person, address):
    response = client_of(person).get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser").main


def text_of(person, address):
    return " ".join(page_of(person, address).get_text(" ").split())


def corrected(entry, by, **facts):
    subject, words = entry.all_words.values_list("subject", "text").first()
    services.correct_request(entry, subject=subject, words=words, reason="x", seen=entry.revision, by=by, **facts)


@pytest.mark.parametrize(
    ("kind", "duty"), [("document", "documents"), ("agenda", "agenda"), ("group_report", "parity"), ("service", None)]
)
def test_the_kind_of_a_request_opens_its_duty(council, councillor, clerk, kind, duty):
    entry = make_entry(council, councillor, clerk, kind=kind)
    assert [found.kind for found in entry.duties.all()] == ([duty] if duty else [])
    assert [kinds(found) for found in entry.duties.all()] == ([["duty_opened"]] if duty else [])


def test_a_correction_of_the_kind_drops_what_nobody_has_begun_and_opens_the_other(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, kind="document")
    corrected(entry, clerk, kind="agenda")
    assert dict(entry.duties.values_list("kind", "state")) == {"documents": "dropped", "agenda": "open"}
    corrected(entry, clerk, kind="document")
    assert dict(entry.duties.values_list("kind", "state")) == {"documents": "open", "agenda": "dropped"}
    assert kinds(entry.duties.get(kind="documents")) == ["duty_opened", "duty_dropped", "duty_reopened"]


def test_a_correction_of_something_else_leaves_a_duty_that_was_marked_as_not_needed(council, councillor, clerk):
    duty = make_duty(council, councillor, clerk, "document")
    duties.drop_duty(duty, reason="He found it himself.", seen=0, by=clerk)
    corrected(duty.entry, clerk, channel="phone")
    assert duty.entry.duties.get().state == Duty.State.DROPPED


def test_what_has_begun_stays_when_the_kind_is_corrected(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    corrected(duty.entry, clerk, kind="service")
    assert duty.entry.duties.get().is_open


def test_what_a_finding_speaks_for_waits_for_the_clerk(council, councillor, clerk):
    switch_rule(council=council, rule="need_to_know", is_on=True, since=LONG_AGO, by=clerk)
    entry = make_entry(council, councillor, clerk, words=PATIENTS)
    assert not entry.duties.exists()
    [form] = page_of(clerk, entry.get_absolute_url()).select('form[action$="/duties/documents/open/"]')
    rule = form.select_one('[name="rule"]')["value"]
    response = client_of(clerk).post(form["action"], {"rule": rule}, follow=True)
    duty = entry.duties.get()
    assert (duty.kind, duty.rule) == ("documents", "need_to_know")
    assert response.redirect_chain[-1][0] == duty.get_absolute_url()
    assert not page_of(clerk, entry.get_absolute_url()).select('form[action$="/documents/open/"]')


def test_a_duty_is_opened_once(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk, kind="agenda")
    with pytest.raises(Overtaken):
        duties.open_duty(entry, "agenda", by=clerk)


def test_a_duty_is_dropped_with_a_reason_and_opened_again(council, councillor, clerk):
    duty = make_duty(council, councillor, clerk, "document")
    client, address = client_of(clerk), duty.get_absolute_url()
    assert "Enter why it is not needed" in client.post(f"{address}drop/", {"seen": 0, "reason": ""}).content.decode()
    client.post(f"{address}drop/", {"seen": 0, "reason": "He found it himself."})
    page = text_of(clerk, address)
    assert "Not needed" in page
    assert "He found it himself." in page
    client.post(f"{address}reopen/", {"seen": 1})
    assert fresh(duty).is_open
    assert kinds(duty) == ["duty_opened", "duty_dropped", "duty_reopened"]


def test_of_two_who_act_on_one_duty_the_second_changes_nothing(council, councillor, clerk, deputy):
    duty = make_duty(council, councillor, clerk, "document")
    duties.drop_duty(fresh(duty), reason="x", seen=0, by=clerk)
    with pytest.raises(Overtaken):
        duties.drop_duty(duty, reason="y", seen=0, by=deputy)
    assert kinds(duty) == ["duty_opened", "duty_dropped"]
    with pytest.raises(Refused, match="closed already"):
        duties.drop_duty(fresh(duty), reason="y", seen=1, by=deputy)


def test_the_entry_and_the_list_say_where_each_duty_stands(council, councillor, clerk):
    duty = make_held(council, councillor, clerk)
    due = Deadline.objects.get(stream=duty.stream, name="agenda_papers")
    for address in (duty.entry.get_absolute_url(), "/thornby/requests/duties/"):
        page = page_of(clerk, address)
        assert "Held against Full council" in page.get_text(" ")
        assert page.select(f'a[href="/thornby/deadlines/{due.pk}/"]')
        assert page.select(f'a[href="{duty.get_absolute_url()}"]')


def test_the_list_of_duties_needs_the_same_queries_for_any_number(council, councillor, clerk):
    same_queries(
        "/thornby/requests/duties/",
        client_of(clerk),
        lambda number: make_held(council, councillor, clerk, days=20 + number),
        rows=5,
    )


def test_a_declared_interest_stands_beside_the_findings_and_judges_nothing(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    client = client_of(clerk)
    page = client.post(f"{entry.get_absolute_url()}interests/record/", interest_form(where="meeting"))
    assert "Enter the minute" in page.content.decode()
    client.post(f"{entry.get_absolute_url()}interests/record/", interest_form(where="meeting", reference="12/26"))
    said = text_of(clerk, entry.get_absolute_url())
    assert "Iris Lowe declared on 4 May 2026, at a meeting, and it is minuted (12/26): My sister is the tenant" in said
    assert [event.kind for event in history.timeline(entry.stream)][-1] == "interest_recorded"


def interest_form(**changed):
    day = {"on_day": "4", "on_month": "5", "on_year": "2026"}
    return {"nature": "My sister is the tenant", "where": "writing", "reference": ""} | day | changed


def test_a_councillor_declares_an_own_interest_and_sees_it(council, councillor, chair, clerk):
    entry = make_entry(council, councillor, clerk)
    address = f"/thornby/requests/mine/{entry.pk}/"
    client_of(councillor).post(f"{address}interest/", interest_form())
    assert entry.interests.get().by == councillor
    assert "My sister is the tenant" in text_of(councillor, address)
    assert client_of(chair).post(f"{address}interest/", interest_form()).status_code == 404
    assert entry.interests.count() == 1


def test_a_withdrawn_interest_stays_and_says_so(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    interest = make_interest(entry, clerk)
    address = f"{entry.get_absolute_url()}interests/{interest.pk}/withdraw/"
    client_of(clerk).post(address, {"reason": "Of another matter."})
    page = text_of(clerk, entry.get_absolute_url())
    assert "Withdrawn Iris Lowe declared on" in page
    assert "Of another matter." in page
    assert client_of(clerk).get(address).status_code == 404


def test_the_way_into_the_grievance_procedure_is_shown_once_one_is_registered(council, councillor, clerk, monkeypatch):
    monkeypatch.setattr(ways, "_ways", {})
    switch_rule(council=council, rule="undue_pressure", is_on=True, since=LONG_AGO, by=clerk, minute_ref="1")
    words = "This is the NINTH time I ask. Do it or I will see to it that you lose your job."
    address = make_entry(council, councillor, clerk, words=words).get_absolute_url()
    link = "The way into the grievance procedure"
    assert "For the Clerk alone" in text_of(clerk, address)
    assert link not in text_of(clerk, address)
    ways.register(ways.GRIEVANCE, "privacy")
    [shown] = [a for a in page_of(clerk, address).select("a") if a.get_text() == link]
    assert shown["href"] == "/thornby/privacy/"


def test_groups_are_no_part_of_a_council_without_them(council, councillor, clerk):
    """Many parishes have none: the page says that nobody is left to be told."""
    duty = make_duty(council, councillor, clerk, "group_report")
    assert duty.report.group is None
    assert "No other group with members" in text_of(clerk, duty.get_absolute_url())
    make_group(council, "Empty")
    assert not duties.untold(duty.report).exists()


def test_the_clerk_adds_a_duty_that_no_finding_speaks_for(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    [form] = [
        each for each in page_of(clerk, entry.get_absolute_url()).find_all("form") if "agenda/open" in each["action"]
    ]
    client_of(clerk).post(form["action"])
    assert entry.duties.get().kind == "agenda"
    assert "agenda/open" not in str(page_of(clerk, entry.get_absolute_url()))


def test_a_duty_whose_date_is_over_says_so(council, councillor, clerk):
    duty = make_held(council, councillor, clerk, days=1)
    for address in (duty.get_absolute_url(), duty.entry.get_absolute_url(), "/thornby/requests/duties/"):
        assert "Overdue" in text_of(clerk, address)
