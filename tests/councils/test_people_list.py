"""Many people at once: what a list may look like, what is said of its rows, and what becomes of them."""

from datetime import date

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.forms.people_list import last_term_began
from councils.guarded import Guard
from councils.models import Person, Role
from councils.models.bodies import Office
from tests.makers import client_of, full_council, make_person
from tests.requests_log.old_registers import as_csv, as_workbook

BRING_IN = "/thornby/people/bring-in/"
CHECK = f"{BRING_IN}check/"
SINCE = {"since_day": "9", "since_month": "5", "since_year": "2023"}


@pytest.fixture
def client(clerk):
    return client_of(clerk)


def preview(client, text="", file=None, **changed):
    facts = {"text": text, "role": "councillor"} | SINCE | changed
    return client.post(BRING_IN, facts | ({"file": SimpleUploadedFile("people", file)} if file else {}))


def hidden(response):
    """What the browser would send from the preview."""
    page = BeautifulSoup(response.content, "html.parser")
    fields = {field["name"]: field.get("value", "") for field in page.find_all("input") if field.get("name")}
    for select in page.find_all("select"):
        chosen = select.find("option", selected=True)
        fields[select["name"]] = chosen["value"] if chosen else ""
    return fields


def add(client, response, **changed):
    return client.post(CHECK, hidden(response) | {"act": "add"} | changed, follow=True)


def ready(response):
    return [(row.name, row.email, row.title) for row in response.context["plan"].ready]


def problems(response):
    return {row.number: row.problems[0].text for row in response.context["plan"].bad}


IRIS = ("Iris Lowe", "iris@example.org", "Councillor")
LISTS = {
    "commas": "Iris Lowe, iris@example.org",
    "cells of a spreadsheet": "Name\tRole\tEmail\nIris Lowe\tCllr\tiris@example.org",
    "a blank between": "Cllr. Iris Lowe iris@example.org",
    "the line of an email program": "“x” <x@example.org>; Iris Lowe <iris@example.org>",
    "first name and surname": "First name,Surname,E-mail,Ward\nIris,Lowe,iris@example.org,North",
    "two columns without headings": "Iris;Lowe;iris@example.org\nTom;Day;tom@example.org",
    "the surname first": "Councillor;Email\nLowe, Iris MBE;mailto:iris@example.org",
}


@pytest.mark.parametrize("text", LISTS.values(), ids=LISTS)
def test_a_list_is_read_however_it_is_written(client, text):
    assert IRIS in ready(preview(client, text))


MERGED = [
    ["Thornby Parish Council: members 2023 to 2027", "", "", ""],
    ["", "", "", ""],
    ["Member", "", "Contact", ""],
    ["First name", "Surname", "Email", "Phone"],
    ["Iris", "Lowe", "iris@example.org", "01234 5"],
    ["", "", "", ""],
    ["=Samir", "Nath", "", ""],
]


@pytest.mark.parametrize(
    ("file", "said"),
    [(as_csv(MERGED), "This is no name"), (as_workbook(MERGED), "The cell holds a formula")],
    ids=["csv", "xlsx"],
)
def test_merged_headings_titles_and_blank_rows_are_passed_over(client, file, said):
    response = preview(client, file=file)
    assert ready(response) == [IRIS]
    assert said in problems(response)[7]


@pytest.mark.parametrize(
    ("written", "title"),
    [
        ("Chairman", "Councillor, Chair"),
        ("Cllr (co-opted)", "Councillor"),
        ("Deputy Clerk", "Deputy Clerk"),
        ("Groundsman", "Officer, Groundsman"),
        ("", "Councillor"),
    ],
)
def test_a_role_is_understood_as_clerks_write_it(client, written, title):
    response = preview(client, f"Name,Role\nIris Lowe,{written}\nAnn Bee,Councillor")
    assert ready(response)[0] == ("Iris Lowe", "", title)


def test_bad_rows_are_named_with_what_to_do(client, clerk, councillor):
    text = """Name,Email,Role,Elected
Ann Bee,ann at example,,
Maya Other,,Clerk,
Bob Cox,iris.lowe@example.org,,
Cat Dee,,Chair,w/c 3 May
Dan Eel,dan@example.org,Chair,
Eve Fox,DAN@example.org,,
Gus Hay,,Mayor,
,gus@example.org,,
Dan Eel,other@example.org,,"""
    found = problems(preview(client, text))
    assert "Write one like name@example.com" in found[2]
    assert "Maya Osei is the Clerk" in found[3]
    assert "Iris Lowe has this address, too" in found[4]
    assert "is no single day" in found[5]
    assert "Dan Eel in row 6 has this address, too" in found[7]
    assert "Dan Eel in row 6 is the chair" in found[8]
    assert "The name is missing" in found[9]
    assert "Row 6 has the same name" in found[10]


def test_people_are_added_with_role_group_and_seat_and_nobody_is_written_to(client, council, mailoutbox):
    text = "Name,Email,Role,Party,Elected\nIris Lowe,iris@example.org,Chair,Residents,12/05/2024\nRhoda Pike,,Warden,,"
    page = add(client, preview(client, text)).content.decode()
    assert "2 people are added. Nobody has been written to." in page
    iris, rhoda = Person.objects.get(name="Iris Lowe"), Person.objects.get(name="Rhoda Pike")
    seat = full_council(council).seats.get()
    assert (seat.person, seat.office, seat.since) == (iris, Office.CHAIR, date(2024, 5, 12))
    assert iris.group_memberships.get().group.name == "Residents"
    role = rhoda.memberships.get()
    assert (role.role, role.post, role.since) == (Role.OFFICER, "Warden", date(2023, 5, 9))
    assert mailoutbox == []


def test_the_same_list_again_changes_nothing(client, council):
    text = "Iris Lowe, iris@example.org\nIris Lowe, iris@example.org\nTom Day"
    assert preview(client, text).context["plan"].same == [2]
    add(client, preview(client, text))
    again = preview(client, text).context["plan"]
    assert (again.ready, again.bad, sorted(set(again.here))) == ([], [], ["Iris Lowe", "Tom Day"])


def test_columns_are_chosen_anew_and_a_heading_elsewhere_too(client):
    response = preview(client, "Iris;Lowe;x\nTom;Day;y")
    response = client.post(CHECK, hidden(response) | {"column_0": "surname", "column_1": "first_name", "act": "read"})
    assert ready(response)[0][0] == "Lowe Iris"
    response = client.post(CHECK, hidden(response) | {"row": "1", "act": "read"})
    assert "Choose the column with the names" in response.content.decode()
    response = client.post(CHECK, hidden(response) | {"column_0": "first_name", "column_1": "surname", "act": "read"})
    assert [row.name for row in response.context["plan"].ready] == ["Tom Day"]


def test_a_wrong_choice_of_columns_is_told_and_keeps_the_list(client):
    response = preview(client, "Iris Lowe, iris@example.org")
    response = client.post(CHECK, hidden(response) | {"column_0": "", "act": "add"})
    assert "Choose the column with the names, or with the surnames" in response.content.decode()
    assert "iris@example.org" in hidden(response)["table"]
    assert not Person.objects.filter(name="Iris Lowe").exists()


def test_a_list_is_corrected_in_the_browser_and_read_again(client):
    response = preview(client, file=as_workbook([["Name", "Email"], ["Iris Lowe", "iris at example"]]), role="officer")
    form = client.post(CHECK, hidden(response) | {"act": "correct"}).context["form"]
    assert form["text"].value() == "Name\tEmail\nIris Lowe\tiris at example"
    again = preview(client, form["text"].value().replace(" at ", "@") + ".org", role=form["role"].value())
    assert ready(again) == [("Iris Lowe", "iris@example.org", "Officer")]


def test_what_stands_in_a_column_is_shown_without_its_heading(client):
    form = preview(client, "Name,Email\nIris Lowe,iris@example.org").context["form"]
    assert form.fields["column_0"].help_text == "Such as: Iris Lowe"


@pytest.mark.parametrize("table", ["", "[]", "{", '[{"name": 1}]', '[{"name": "", "rows": [[1]]}]', "7"])
def test_a_list_in_pieces_is_asked_for_again(client, table):
    page = client.post(CHECK, {"table": table, "act": "add"}, follow=True).content.decode()
    assert "The list did not arrive whole" in page


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({}, "Type or paste the names, or choose a file"),
        ({"text": "Iris", "file": b"Name\nIris"}, "Choose one of the two"),
        ({"file": b"%PDF-1.7 xxxxxx"}, "This is a PDF"),
        ({"text": "\n".join(f"Name {number}" for number in range(600))}, "more than 500 rows"),
    ],
)
def test_what_cannot_be_read_is_told(client, facts, message):
    assert message in preview(client, **facts).content.decode()


def test_a_deputy_makes_nobody_deputy_clerk(deputy, clerk):
    response = preview(client_of(deputy), "Name,Role\nAnn Bee,Deputy Clerk\nBob Cox,Councillor")
    assert "Only the Clerk makes somebody Deputy Clerk" in problems(response)[2]


def test_who_came_in_between_is_seen_before_anybody_is_added(client, council):
    response = preview(client, "Iris Lowe\nTom Day")
    make_person(council, "Iris Lowe")
    page = add(client, response)
    assert "Somebody else has added people" in page.content.decode()
    assert [row.name for row in page.context["plan"].ready] == ["Tom Day"]
    assert not Person.objects.filter(name="Tom Day").exists()


def test_a_seat_that_nobody_gives_alone_waits(client, council, clerk, deputy, monkeypatch):
    monkeypatch.setattr("councils.guarded._guards", [Guard(lambda council: [full_council(council)], lambda row: None)])
    page = add(client, preview(client, "Iris Lowe")).content.decode()
    assert "Nobody gives these a seat alone" in page
    assert not full_council(council).seats.exists()


def test_five_hundred_people_take_as_many_questions_as_five(client, council):
    def questions(count):
        text = "\n".join(f"Anna Of{count}number{number}, a{count}-{number}@example.org" for number in range(count))
        response = preview(client, text)
        with CaptureQueriesContext(connection) as captured:
            assert f"{count} people are added" in add(client, response).content.decode()
        return len(captured)

    assert questions(500) <= questions(5) + 20  # SQLite takes so many values at a time


def test_somebody_without_a_role_is_here_already(client, council):
    make_person(council, "Iris Lowe")
    assert preview(client, "Cllr Iris Lowe\nTom Day").context["plan"].here == ["Iris Lowe"]


@pytest.mark.parametrize(
    ("today", "began"),
    [
        (date(2026, 11, 28), date(2023, 5, 8)),
        (date(2027, 5, 1), date(2023, 5, 8)),
        (date(2027, 5, 11), date(2027, 5, 10)),
        (date(2023, 1, 1), date(2019, 5, 6)),
    ],
)
def test_a_term_is_taken_to_begin_four_days_after_the_last_election(today, began):
    assert last_term_began(today) == began
