"""What is held about somebody who is not on the list: found by name, address or other words; and nothing of cases."""

import pytest
from bs4 import BeautifulSoup

from councils.models import Event, OutboxMail, Role
from grievances.workflow import Matter
from requests_log.services import answer_request
from tests.councils.test_subject_access import cells, words_in
from tests.grievances.makers import CANARY, make_case
from tests.makers import client_of, make_council, make_member, make_person
from tests.requests_log.makers import make_decided, make_draft, make_entry

ADDRESS = "/thornby/people/held/"
WORDS = "Please see to Zara\nDunne's hedge. Rhoda Pike told me. Ring 01632 960123."


@pytest.fixture
def named(council, councillor, officer, clerk):
    """Zara Dunne is named in a request, in its answer and in an e-mail that waits."""
    entry = make_decided(council, councillor, clerk, words=WORDS, subject="The hedge")
    answer_request(entry, text="Zara Dunne agreed.", seen=entry.revision, by=clerk, send=True)
    make_draft(council, subject="Bins", cc="Zara <zara@example.org>")
    make_entry(council, councillor, clerk, words="Nothing of her", subject="Dunnell Street")


def page(client, **data):
    return BeautifulSoup(client.post(ADDRESS, data).content, "html.parser")


def found(soup):
    return [title.get_text(strip=True) for title in soup.select(".govuk-details__summary-text")]


def press(client, soup, **changes):
    """What the button of the page answers, with all that the page sends along."""
    form = soup.select_one("form#pack")
    data = {box["name"]: box.get("value", "") for box in form.select("input[type=hidden]")}
    data |= {"sections": [box["value"] for box in form.select("input[name=sections]")], "more": ""}
    return client.post(ADDRESS, data | changes)


def test_by_name_everything_that_names_them_is_found_wherever_its_lines_break(named, clerk):
    soup = page(client_of(clerk), name="Zara Dunne")
    assert found(soup) == [
        "Notices sent (1)",
        "Requests in the register (1)",
        "Answers, reasons and notes in the register (1)",
    ]
    text = soup.main.get_text()
    assert "hedge" in text
    assert "Dunnell Street" not in text


def test_by_address_the_emails_are_found_that_went_to_them(named, clerk):
    assert "Bins" in page(client_of(clerk), email="zara@example.org").main.get_text()


def test_others_are_marked_and_taken_out_and_what_was_looked_for_stays(named, clerk):
    client = client_of(clerk)
    soup = page(client, name="Zara Dunne", also="Mrs Dunne")
    assert {"Rhoda Pike", "01632 960123"} <= {box["value"] for box in soup.select("input[name=left_in]")}
    said = words_in(press(client, soup))
    assert "Dunne's hedge" in said
    assert not [word for word in ("Rhoda", "Pike", "01632") if word in said]


def test_a_row_about_a_namesake_can_be_left_out(named, clerk):
    client = client_of(clerk)
    soup = page(client, name="Zara Dunne")
    (box,) = soup.select("input[name=left_out][value^=requests-]")
    sheets = cells(press(client, soup, left_out=[box["value"]]))
    assert sheets["2 Requests in the register"] == [["What", "Date", "Words"]]
    assert "Zara Dunne agreed" in str(sheets["3 Answers, reasons and notes in"])


def test_that_it_was_looked_for_and_given_is_on_record_and_is_not_found_itself(named, clerk):
    client = client_of(clerk)
    soup = page(client, name="Zara Dunne")
    press(client, soup)
    events = Event.objects.filter(stream__endswith=":access").order_by("sequence")
    assert [(event.kind, event.by, event.words.text) for event in events] == [
        ("held_looked_through", clerk, "Zara Dunne"),
        ("access_pack_made", clerk, "Zara Dunne"),
    ]
    assert found(page(client, name="Zara Dunne")) == found(soup)


def test_whoever_is_on_the_list_after_all_is_pointed_to(named, council, clerk):
    zara = make_person(council, "Zara Dunne", contact_email="zara@example.org")
    soup = page(client_of(clerk), email="zara@example.org")
    assert f"/thornby/people/{zara.pk}/held/" in [link["href"] for link in soup.select("a")]


def test_a_case_and_another_council_show_nowhere(named, council, officer, clerk):
    client = client_of(clerk)
    before = page(client, name="Rhoda Pike", also=CANARY).main.get_text()
    make_case(council, officer, matter=Matter.TREATMENT, subjects=[clerk])
    other = make_council("Wexcombe Town Council", "wexcombe")
    make_entry(other, make_member(other, "Una Hart", Role.COUNCILLOR), make_member(other, "Eve Stone", Role.CLERK))
    OutboxMail.objects.filter(confidential=True).update(text="Rhoda Pike")
    assert page(client, name="Rhoda Pike", also=CANARY).main.get_text() == before


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({"name": ""}, "Enter a name, an email address or other words"),
        ({"name": "Jo"}, "too short to look for"),
        ({"also": "no\nDunne"}, "too short to look for"),
        ({"email": "zara"}, "email address"),
    ],
)
def test_what_cannot_be_looked_for_is_said_and_nothing_recorded(council, clerk, data, said):
    soup = page(client_of(clerk), **data)
    assert said in soup.select_one(".govuk-error-summary").get_text()
    assert not Event.objects.filter(kind="held_looked_through").exists()


def test_nothing_found_says_so_and_makes_no_pack(named, clerk):
    soup = page(client_of(clerk), name="Zoe Nobody")
    assert "Nothing was found" in soup.main.get_text()
    assert not soup.select("form#pack")
