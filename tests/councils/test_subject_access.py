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
from tests.requests_log.duty_makers import make_documents_decided, make_duty
from tests.requests_log.makers import make_answered, make_contact, make_draft, make_entry
from tests.test_queries import same_queries

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


def press(clerk, address, **data):
    """What the button of the page answers, as it was just opened."""
    seen = page(clerk, address).select_one("input[name=seen]")["value"]
    return client_of(clerk).post(address, {"more": "", "seen": seen} | data)


def cells(response):
    book = load_workbook(io.BytesIO(response.content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def words_in(response):
    return str(cells(response))


def test_every_app_tells_what_it_holds(asked):
    held = {source.title: rows for source, rows in everything_about(asked)}
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


def test_names_of_others_are_taken_out_unless_ticked_to_stay_and_one_s_own_stays(asked, clerk, address):
    form = page(clerk, address)
    offered = [box["value"] for box in form.select("input[name=left_in]")]
    assert {"Rhoda Pike", "01632 960123"} <= set(offered)
    assert not form.select("input[name=left_in][checked]")
    assert not {"Iris Lowe", "Iris", "Lowe"} & set(offered)
    assert "[highlighted: Rhoda Pike]" in [mark.get_text() for mark in form.select("mark")]
    chosen = [box["value"] for box in form.select("input[name=sections]")]
    pack = press(clerk, address, sections=chosen, more="Mondays")
    said = words_in(pack)
    assert "Iris Lowe's hedge is cut on [taken out]" in said
    assert not [word for word in ("Rhoda", "Pike", "01632", "Mondays") if word in said]
    left_in = words_in(press(clerk, address, sections=chosen, left_in=offered))
    assert "Rhoda Pike told me" in left_in


def test_only_what_is_chosen_goes_into_it_and_it_is_on_record(asked, clerk, address):
    pack = press(clerk, address, sections=["person"])
    assert list(cells(pack)) == ["1 Who the person is here", "What is not in it"]
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
    rows = cells(press(clerk, address, sections=["person"]))["1 Who the person is here"]
    roles = [row for row in rows if str(row[0]).startswith("Role")]
    assert roles[0][1].date() == date(2023, 5, 15)


def test_what_happened_at_night_in_summer_has_its_own_day_in_the_pack(asked, clerk, address):
    just_after_midnight = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    OutboxMail.objects.filter(person=asked).update(created_at=just_after_midnight)
    rows = cells(press(clerk, address, sections=["notices"]))["1 Notices sent to the person"]
    assert rows[1][1] == datetime(2026, 6, 2, 0, 30)


def test_a_press_too_long_after_signing_in_shows_nothing_until_the_password_is_given(asked, clerk, address):
    client = client_of(None)
    sign_in(client, clerk.user, seconds_ago=16 * 60)
    for data in ({"more": "a word that stays"}, {"sections": ["0"], "more": "a word that stays"}):
        answer = client.post(address, data)
        assert answer.status_code == 403
        assert b"a word that stays" in answer.content
        assert b"Rhoda" not in answer.content


def test_what_came_after_the_page_was_opened_is_shown_before_it_is_given(asked, council, clerk, address):
    opened = page(clerk, address)
    data = {"sections": ["requests"], "more": "hedge", "seen": opened.select_one("input[name=seen]")["value"]}
    make_person(council, "Mondays", Role.OFFICER)
    answer = BeautifulSoup(client_of(clerk).post(address, data).content, "html.parser")
    assert "has changed since you opened this page" in answer.select_one(".govuk-error-summary").get_text()
    assert "hedge" in answer.select_one("textarea[name=more]").get_text()
    again = data | {"seen": answer.select_one("input[name=seen]")["value"]}
    assert "Mondays" not in words_in(client_of(clerk).post(address, again))


def test_words_of_confirmations_notes_and_duties_are_among_it(council, councillor, clerk):
    protocols.acknowledge(make_adopted(council), by=councillor, note="I doubt clause 2.")
    make_draft(council, subject="Bins")
    make_documents_decided(make_duty(council, councillor, clerk, "document"), clerk)
    words = " ".join(row.words for _, rows in everything_about(councillor) for row in rows)
    for said in ("I doubt clause 2.", "cut the verge before Saturday", "It names private people."):
        assert said in words


def test_sign_ins_are_the_accounts_own_and_the_page_says_so(councillor, clerk, address):
    client_of(councillor).get("/")
    text = page(clerk, address).main.get_text()
    assert "Signed in with" not in text
    assert "Where the account is signed in" in text
    assert Event.objects.get(kind="held_looked_through").by == clerk


def test_many_requests_ask_the_database_no_more_often_than_one(council, councillor, officer, clerk, address):
    def make_more(number):
        make_entry(council, councillor, clerk)
        make_contact(council, clerk, councillor, make_person(council, f"Officer {number}", Role.OFFICER))

    same_queries(address, client_of(clerk), make_more, rows=30)
