"""A list of people between its pages: corrected, read again, in pieces, overtaken; and how long it may be."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from councils.errors import Refused
from councils.forms.people_list import last_term_began
from councils.guarded import Guard
from councils.models import Membership, Person, Role
from councils.people_list.plan import Plan
from councils.people_list.rows import Row
from councils.services.people_list import add_people
from tests.councils.people_lists import CHECK, add, hidden, preview, problems, ready
from tests.makers import client_of, full_council, make_person
from tests.requests_log.old_registers import as_workbook


@pytest.fixture
def client(clerk):
    return client_of(clerk)


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


def test_a_typed_list_comes_back_as_it_was_typed(client):
    text = "Iris Lowe, iris@example.org,, Councillor\n\n  Tom Day <tom@example.org>; x"
    form = client.post(CHECK, hidden(preview(client, text)) | {"act": "correct"}).context["form"]
    assert form["text"].value() == text


def test_a_hidden_character_in_a_list_is_left_out(client):
    response = client.post(
        CHECK,
        {
            "table": '[{"name": "", "rows": [[1, ["Iris \\u0000Lowe"]]]}]',
            "sheet": "0",
            "role": "councillor",
            "since": "2023-05-09",
        },
    )
    assert ready(response) == [("Iris Lowe", "", "Councillor")]


def test_what_stands_in_a_column_is_shown_without_its_heading(client):
    form = preview(client, "Name,Email\nIris Lowe,iris@example.org").context["form"]
    assert form.fields["column_0"].help_text == "Such as: Iris Lowe"


IN_PIECES = [
    "",
    "[]",
    "{",
    "7",
    "[" * 100_000,
    '[{"name": 1, "rows": [[1, ["x"]]]}]',
    '[{"name": "", "rows": [[1]]}]',
    '[{"name": "", "rows": [[1, [["x"]]]]}]',
    '[{"name": "", "rows": [[1, ["\\ud800"]]]}]',
    '[{"name": "", "rows": [[1, [{"at": "soon"}]]]}]',
    '[{"name": "", "rows": [[1, [{"fault": "x"}]]]}]',
    '[{"name": "", "rows": [[Infinity, ["x"]]]}]',
    '[{"name": "", "rows": [[1, ["x", NaN]]]}]',
    '[{"name": "", "rows": [[1e999, ["x"]]]}]',
    '[{"name": "", "rows": [[1, ["x", 1e999]]]}]',
    f'[{{"name": "", "rows": [[1, ["x", 1{"0" * 5000}]]]}}]',
]


@pytest.mark.parametrize("table", IN_PIECES, ids=range(len(IN_PIECES)))
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


def test_a_deputy_fills_the_vacant_post_of_the_clerk_with_nobody(deputy):
    response = preview(client_of(deputy), "Name,Role\nJane Doe,Clerk\nBob Cox,Councillor\nAnn Bee,Town Clerk")
    found = problems(response)
    assert [*found] == [2, 4]
    assert "Only the Clerk makes somebody Clerk. Leave this row out and ask the person who runs this site" in found[2]
    add(client_of(deputy), response)
    assert Person.objects.filter(name="Bob Cox").exists()
    assert not Membership.objects.filter(role=Role.CLERK).exists()


@pytest.mark.parametrize("role", [Role.CLERK, Role.DEPUTY_CLERK])
def test_a_plan_that_let_a_deputy_give_a_clerks_role_is_refused_once_more(deputy, council, role):
    plan = Plan(ready=[Row(1, name="Jane Doe", role=role, since=date(2023, 5, 9))])
    with pytest.raises(Refused, match="Only the Clerk gives"):
        add_people(council=council, plan=lambda: plan, seen=1, by=deputy)
    assert not Person.objects.filter(name="Jane Doe").exists()


def test_the_clerk_makes_somebody_deputy_clerk_but_no_second_clerk(client, clerk):
    response = preview(client, "Name,Role\nAnn Bee,Deputy Clerk\nJane Doe,Clerk")
    assert "Maya Osei is the Clerk" in problems(response)[3]
    add(client, response)
    assert Person.objects.get(name="Ann Bee").memberships.get().role == Role.DEPUTY_CLERK


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
        (date(2026, 11, 28), date(2023, 5, 9)),  # the fourth day was the bank holiday for the coronation
        (date(2027, 5, 9), date(2023, 5, 9)),
        (date(2027, 5, 11), date(2027, 5, 10)),
        (date(2023, 5, 8), date(2019, 5, 7)),  # the fourth day was the early May bank holiday
        (date(2060, 1, 1), date(2059, 5, 6)),
    ],
)
def test_a_term_is_taken_to_begin_four_days_after_the_last_election_or_after_the_bank_holiday_then(today, began):
    assert last_term_began(today) == began
