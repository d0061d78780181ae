"""The pages on which people confirm that they have read a version, and the Clerk's register of them."""

import csv
import io

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from councils.models import OutboxMail, Role
from councils.wording import uk_date_words
from protocols import services
from protocols.models import Acknowledgement, Version
from tests.makers import client_of, make_member, make_person
from tests.protocols.makers import TEXT, make_adopted
from tests.test_queries import same_queries

ADDRESS = "/thornby/protocols/protocol-for-councillors-and-staff/"
REGISTER = f"{ADDRESS}register/"


@pytest.fixture
def version(council):
    return Version.objects.select_related("adoption", "protocol__council").get(pk=make_adopted(council).pk)


def text_of(response):
    return BeautifulSoup(response.content, "html.parser").main.get_text(" ", strip=True)


def confirm(person, version, **data):
    return client_of(person).post(f"{version.get_absolute_url()}confirm/", data, follow=True)


@pytest.mark.parametrize("kind", ["councillor", "officer", "clerk"])
def test_the_page_asks_and_once_confirmed_says_when(version, kind, request):
    person = request.getfixturevalue(kind)
    assert "Please read this version and confirm." in text_of(client_of(person).get(ADDRESS))
    text = text_of(confirm(person, version, understood="on"))
    assert "Your confirmation is recorded." in text
    assert "You confirmed on" in text
    assert "Please read this version" not in text


def test_the_public_is_asked_for_nothing(version, stranger):
    for somebody in (None, stranger):
        text = text_of(client_of(somebody).get(ADDRESS))
        assert "confirm" not in text.lower()


def test_a_box_that_was_not_ticked_is_an_error_and_the_question_is_kept(version, councillor):
    response = confirm(councillor, version, note="What is an agenda?")
    page = BeautifulSoup(response.content, "html.parser")
    assert "Tick the box" in page.select_one(".govuk-error-summary").get_text()
    assert page.find("textarea").get_text(strip=True) == "What is an agenda?"
    assert not Acknowledgement.objects.exists()


def test_a_question_is_shown_to_the_reader_and_to_the_clerk_alone(version, councillor, clerk, officer):
    confirm(councillor, version, understood="on", note="What is <b>an agenda</b>?")
    question = "What is &lt;b&gt;an agenda&lt;/b&gt;?"
    assert question in client_of(councillor).get(ADDRESS).content.decode()
    assert question in client_of(clerk).get(REGISTER).content.decode()
    assert "What is &lt;b" not in client_of(officer).get(ADDRESS).content.decode()


def test_confirming_an_old_version_is_refused_plainly(version, councillor):
    make_adopted(version.protocol.council, adopted="2024-05-14", protocol=version.protocol)
    response = confirm(councillor, version, understood="on")
    assert "no longer in force" in text_of(response)
    assert response.redirect_chain[-1][0] == ADDRESS
    assert not Acknowledgement.objects.exists()


def test_confirming_twice_says_when_the_first_time_was(version, councillor):
    confirm(councillor, version, understood="on")
    assert "You had already confirmed" in text_of(confirm(councillor, version, understood="on", note="Late"))
    assert Acknowledgement.objects.get().note == ""


def test_a_person_of_another_council_gets_404(version, outsider):
    response = confirm(outsider, version, understood="on")
    assert response.status_code == 404
    assert not Acknowledgement.objects.exists()


def test_the_register_says_who_is_outstanding(version, councillor, officer, clerk):
    services.acknowledge(version, by=councillor)
    client = client_of(clerk)
    assert "1 of 3 people have confirmed" in text_of(client.get(REGISTER))
    shown = {state: text_of(client.get(REGISTER, {"state": state})) for state in ("outstanding", "confirmed", "noted")}
    assert "Rhoda Pike" in shown["outstanding"]
    assert "Iris Lowe" not in shown["outstanding"]
    assert "Iris Lowe" in shown["confirmed"]
    assert "There is nobody to show here." in shown["noted"]


def test_the_clerk_reminds_those_with_an_account_once_a_day_and_invites_the_others(version, councillor, clerk, council):
    make_person(council, "Nils Ove", Role.OFFICER)
    client = client_of(clerk)
    page = text_of(client.get(REGISTER))
    assert "1 of those who have not confirmed has no account. Invite everybody who has none" in page
    services.acknowledge(version, by=clerk)
    page = BeautifulSoup(client.get(REGISTER).content, "html.parser")
    assert page.main.find("button", string="Remind the 1 who has an account")
    said = text_of(client.post(f"{REGISTER}remind/", follow=True))
    assert "1 person was reminded." in said
    assert f"Reminded on {uk_date_words(timezone.localdate())}" in said
    assert "Remind the" not in said
    client.post(f"{REGISTER}remind/")
    sent = OutboxMail.objects.get(template="reading_reminder")
    assert sent.person == councillor
    assert "The Clerk has sent this reminder." in sent.text


def rows_of(response):
    return list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))


def test_the_export_says_who_which_version_and_when(version, councillor, clerk):
    services.acknowledge(version, by=councillor, note="Not sure about 2.2")
    response = client_of(clerk).get(f"{ADDRESS}register.csv", {"state": "confirmed"})
    (row,) = rows_of(response)
    assert response["Content-Disposition"].startswith("attachment")
    assert (row["Name"], row["Role"], row["Version"], row["Minute"]) == ("Iris Lowe", "Councillor", "1", "45/23")
    assert row["Confirmed"].startswith(timezone.localdate().isoformat())
    assert row["Note stated"] == "yes"
    assert "Not sure" not in response.content.decode()


def test_a_name_is_no_formula_in_a_spreadsheet(version, clerk):
    make_person(version.protocol.council, "=HYPERLINK(1)", Role.OFFICER)
    names = [row["Name"] for row in rows_of(client_of(clerk).get(f"{ADDRESS}register.csv"))]
    assert names == ["'=HYPERLINK(1)", "Maya Osei"]


def test_the_register_of_an_earlier_version_can_be_chosen(version, councillor, clerk):
    services.acknowledge(version, by=councillor)
    make_adopted(version.protocol.council, TEXT, adopted="2024-05-14", protocol=version.protocol)
    client = client_of(clerk)
    assert "0 of 2 people" in text_of(client.get(REGISTER))
    assert "1 of 2 people" in text_of(client.get(REGISTER, {"version": "1"}))
    assert "0 of 2 people" in text_of(client.get(REGISTER, {"version": "99"}))


def test_register_of_many_people(version, clerk):
    def make_more(number):
        person = make_member(version.protocol.council, f"Councillor {number:02}", Role.COUNCILLOR)
        services.acknowledge(version, by=person, note="A question")

    same_queries(REGISTER, client_of(clerk), make_more)
    same_queries(f"{ADDRESS}register.csv", client_of(clerk), lambda number: make_more(number + 50))


def test_start_page_of_somebody_with_many_protocols_to_read(council, councillor):
    same_queries("/", client_of(councillor), lambda number: make_adopted(council))
