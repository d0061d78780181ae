"""What is held about a person: all of it but cases, other people's data taken out, and on record that it was given."""

import io
from datetime import UTC, date, datetime

import pytest
from bs4 import BeautifulSoup
from openpyxl import load_workbook

from councils.held import everything_about
from councils.models import Event, OutboxMail, Role
from grievances.workflow import Matter
from protocols import services as protocols
from tests.grievances.makers import CANARY, make_case
from tests.makers import client_of, make_person, sign_in
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_answered, make_contact, make_entry

WORDS = "Rhoda Pike told me that Iris Lowe's hedge is cut on Mondays. Ring 01632 960123."


@pytest.fixture
def address(councillor):
    return f"/thornby/people/{councillor.pk}/held/"


@pytest.fixture
def asked(council, councillor, officer, clerk):
    """A councillor who asked something, may ask an officer directly, has read the protocol and was written to."""
    make_answered(council, councillor, clerk, words=WORDS, send=True)
    make_contact(council, clerk, councillor, officer)
    protocols.acknowledge(make_adopted(council), by=councillor)
    return councillor


def page(clerk, address):
    return BeautifulSoup(client_of(clerk).get(address).content, "html.parser")


def cells(response):
    book = load_workbook(io.BytesIO(response.content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def words_in(response):
    return str(cells(response))


def test_every_app_tells_what_it_holds(asked):
    held = dict(everything_about(asked))
    assert {
        "Who the person is here",
        "Requests in the register",
        "Direct contact that is permitted",
        "Notices sent to the person",
        "Confirmations of reading",
    } <= set(held)
    requests = " ".join(row.words for row in held["Requests in the register"])
    assert WORDS in requests
    assert "Thank you. It is in hand." in requests


def test_nothing_of_another_person_s_requests_is_among_it(asked, council, clerk, officer):
    other = make_person(council, "Nora Quill", Role.COUNCILLOR)
    make_entry(council, other, clerk, words="The words of Nora alone")
    assert "Nora" not in str(everything_about(asked))


def test_names_of_others_are_ticked_and_taken_out_and_one_s_own_stays(asked, clerk, address):
    form = page(clerk, address)
    ticked = [box["value"] for box in form.select("input[name=taken_out]")]
    assert {"Rhoda Pike", "01632 960123"} <= set(ticked)
    assert not {"Iris Lowe", "Iris", "Lowe"} & set(ticked)
    assert "[highlighted: Rhoda Pike]" in [mark.get_text() for mark in form.select("mark")]
    chosen = [box["value"] for box in form.select("input[name=sections]")]
    pack = client_of(clerk).post(address, {"sections": chosen, "taken_out": ticked, "more": "Mondays"})
    said = words_in(pack)
    assert "Iris Lowe's hedge is cut on [taken out]" in said
    assert not [word for word in ("Rhoda", "Pike", "01632", "Mondays") if word in said]
    left_in = words_in(client_of(clerk).post(address, {"sections": chosen, "more": ""}))
    assert "Rhoda Pike told me" in left_in


def test_only_what_is_chosen_goes_into_it_and_it_is_on_record(asked, clerk, address):
    pack = client_of(clerk).post(address, {"sections": ["0"], "more": ""})
    assert list(cells(pack)) == ["1 Who the person is here"]
    event = Event.objects.get(kind="access_pack_made")
    assert (event.by, event.stream) == (clerk, f"councils.person:{asked.pk}")


def test_with_nothing_chosen_the_page_says_so_and_nothing_is_recorded(asked, clerk, address):
    answer = client_of(clerk).post(address, {"more": "a word that stays"}).content.decode()
    assert "a word that stays" in answer
    assert "govuk-error-summary" in answer
    assert not Event.objects.filter(kind="access_pack_made").exists()


def test_a_case_shows_nowhere_and_the_page_reads_the_same_without_one(asked, council, officer, clerk, address):
    before = page(clerk, address).main.get_text()
    make_case(council, officer, matter=Matter.TREATMENT, subjects=[asked])
    make_case(council, asked, matter=Matter.TREATMENT, subjects=[officer])
    assert OutboxMail.objects.filter(confidential=True).exists()
    after = page(clerk, address).main.get_text()
    assert after == before
    assert CANARY not in after
    assert "handlers of the council’s grievance procedure" in after


def test_dates_are_dates_in_the_pack(asked, clerk, address):
    rows = cells(client_of(clerk).post(address, {"sections": ["0"], "more": ""}))["1 Who the person is here"]
    roles = [row for row in rows if str(row[0]).startswith("Role")]
    assert roles[0][1].date() == date(2023, 5, 15)


def test_what_happened_at_night_in_summer_has_its_own_day_in_the_pack(asked, clerk, address):
    just_after_midnight = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    OutboxMail.objects.filter(person=asked).update(created_at=just_after_midnight)
    sections = [str(number) for number in range(len(everything_about(asked)))]
    sheets = cells(client_of(clerk).post(address, {"sections": sections, "more": ""}))
    rows = next(rows for title, rows in sheets.items() if "Notices" in title)
    assert rows[1][1] == datetime(2026, 6, 2, 0, 30)


def test_a_press_too_long_after_signing_in_shows_nothing_until_the_password_is_given(asked, clerk, address):
    client = client_of(None)
    sign_in(client, clerk.user, seconds_ago=16 * 60)
    for data in ({"more": "a word that stays"}, {"sections": ["0"], "more": "a word that stays"}):
        answer = client.post(address, data)
        assert answer.status_code == 403
        assert b"a word that stays" in answer.content
        assert b"Rhoda" not in answer.content
