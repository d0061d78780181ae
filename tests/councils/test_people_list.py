"""What a list of people may look like, and what is said of its rows."""

from datetime import date

import pytest

from councils.models import Person, Role
from councils.models.bodies import Office
from tests.councils.people_lists import add, preview, problems, ready
from tests.makers import client_of, full_council
from tests.requests_log.old_registers import as_csv, as_workbook


@pytest.fixture
def client(clerk):
    return client_of(clerk)


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


MIXED = """Iris Lowe, iris@example.org, Councillor
Tom Day; tom@example.org
Peter Ash <peter@example.org>
Rhoda Pike rhoda@example.org

"Nath, Samir" <samir@example.org>, Deputy Clerk
Ann Bee, Councillor, ann@example.org
nobody@example.org
Bob Cox <bob@example.org>; Cat Dee <cat@example.org>"""


def test_each_line_of_a_list_is_read_as_it_is_written(client):
    response = preview(client, MIXED)
    assert ready(response) == [
        IRIS,
        ("Tom Day", "tom@example.org", "Councillor"),
        ("Peter Ash", "peter@example.org", "Councillor"),
        ("Rhoda Pike", "rhoda@example.org", "Councillor"),
        ("Samir Nath", "samir@example.org", "Deputy Clerk"),
        ("Ann Bee", "ann@example.org", "Councillor"),
        ("Bob Cox", "bob@example.org", "Councillor"),
        ("Cat Dee", "cat@example.org", "Councillor"),
    ]
    assert "The name is missing" in problems(response)[8]


@pytest.mark.parametrize(
    "line",
    ["<x@example.org>", "Iris <x@example.org>; y@example.org", "x@example.org; Iris <y@example.org>", "Iris <x@>"],
)
def test_a_line_that_cannot_be_read_is_never_passed_over(client, line):
    found = problems(preview(client, f"Tom Day, tom@example.org, Councillor\n{line}"))
    assert 2 in found


def test_what_was_not_read_is_listed(client):
    page = preview(client, "Thornby 2026\n\nName,Email,Ward\nIris Lowe,iris@example.org,North").content.decode()
    assert "Row 1: Thornby 2026" in page
    assert "Column C: Ward" in page


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
