"""Dates, names and rows of an old register, as UK clerks write them."""

from datetime import datetime

import pytest

from councils.spreadsheets.dates import NoDate, read_date
from councils.spreadsheets.names import Known, name_key, tidy, whom
from requests_log.old_register.reading import Columns, read_row

NOW = datetime(2026, 5, 4, 12)
PEOPLE = [
    Known(number, name)
    for number, name in enumerate(
        ["John Smith", "Jane Smith", "Mary-Anne O'Neil", "Iris Lowe", "Ludwig van der Berg", "John A. Carter"]
    )
]


@pytest.mark.parametrize(
    "written",
    [
        "13/02/2024", "13.2.24", "13-2-24", "13 02 2024", "13 Feb 2024", "13th February 2024", "Tue 13 Feb 24",
        "Tuesday, 13 February 2024", "13-Feb-24", "13Feb24", "Feb 13, 2024", "2024-02-13", "2024-02-13 00:00:00",
        "13th of February 2024", " 13/02/2024. ", 45335, 45335.0, "45335", {"at": "2024-02-13T00:00:00"},
    ],
)  # fmt: skip
def test_the_thirteenth_of_february_however_it_is_written(written):
    assert read_date(written, now=NOW) == datetime(2024, 2, 13)


def test_the_day_comes_first_where_both_could_be_the_month():
    assert read_date("03/05/2024", now=NOW) == datetime(2024, 5, 3)


@pytest.mark.parametrize(
    "written", ["13/02/2024 14:35", "13.2.24 2.35pm", "2024-02-13T14:35:20", "13 Feb 2024 at 14:35"]
)
def test_a_time_is_kept(written):
    assert read_date(written, now=NOW) == datetime(2024, 2, 13, 14, 35)


def test_days_are_counted_from_1904_where_the_workbook_says_so():
    assert read_date(43873, now=NOW, since_1904=True) == datetime(2024, 2, 13)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("w/c 3 May", "“w/c 3 May” is no single day"),
        ("about 3 May 2024", "is no single day"),
        ("13/02/24?", "is no single day"),
        ("3 May", "The year is missing"),
        ("3/5", "The year is missing"),
        ("May 2024", "The day is missing"),
        (2024, "The day is missing"),
        ("02/13/2024", "There is no month 13. Dates are read with the day first"),
        ("31/02/2024", "There is no such day"),
        ("3 Mai 2024", "“Mai” is no month"),
        ("03/05/2099", "still to come"),
        ("05/05/2026", "still to come"),
        ("03/05/1924", "before 1974"),
        ("n/a", "This is no date"),
        ({"fault": "The formula went wrong", "shown": "#REF!"}, "The formula went wrong"),
    ],
)
def test_what_is_no_single_day_in_the_past_is_refused_with_the_reason(written, said):
    with pytest.raises(NoDate, match=said.replace("?", "[?]")):
        read_date(written, now=NOW)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("John Smith", ["John Smith"]),
        ("Smith, John", ["John Smith"]),
        ("Cllr. John Smith (Chair)", ["John Smith"]),
        ("Cllr. J. Smith", ["John Smith", "Jane Smith"]),
        ("Smith", ["John Smith", "Jane Smith"]),
        ("I. Lowe", ["Iris Lowe"]),
        ("Cllr Mrs I LOWE MBE", ["Iris Lowe"]),
        ("Lowe, I.", ["Iris Lowe"]),
        ("Cllr.Lowe", ["Iris Lowe"]),
        ("IL", ["Iris Lowe"]),
        ("J.A. Carter", ["John A. Carter"]),
        ("JA Carter", ["John A. Carter"]),
        ("John Carter", ["John A. Carter"]),
        ("M. O’Neil", ["Mary-Anne O'Neil"]),
        ("L van der Berg", ["Ludwig van der Berg"]),
        ("Cllr Berg", ["Ludwig van der Berg"]),
        ("B Carter", []),
        ("Iris", []),
        ("Iris Low", []),
        ("Cllrs Lowe and Smith", []),
        ("The Mayor", []),
    ],
)
def test_a_name_means_one_councillor_or_somebody_has_to_say_who_it_is(written, meant):
    assert [known.name for known in whom(written, PEOPLE)] == meant


def test_a_name_is_shown_without_title_and_known_in_either_order():
    assert tidy("Cllr. Smith, John (Chair)") == "John Smith"
    assert name_key("SMITH, John") == name_key("Councillor John Smith")


FIELDS = ("received", "first_name", "surname", "words", "answered", "status", "channel")
ROW = ["13/02/2024", "Iris", "Lowe", "Mend the gate", "14/02/2024", "Closed", "tel"]


def read(row=ROW, fields=FIELDS, **changed):
    of = {field: index for index, field in enumerate(fields)}
    cells = [changed.get(field, cell) for field, cell in zip(fields, row, strict=True)]
    titles = {index: f"Column {field}" for field, index in of.items()}
    return read_row(7, cells, Columns(of, titles, {"channel": "email", "kind": "other"}, NOW))


def test_a_row_is_read_with_the_two_columns_of_a_name_joined():
    said = read()
    assert (said.number, said.name, said.received) == (7, "Iris Lowe", datetime(2024, 2, 13))
    assert (said.subject, said.words, said.channel, said.kind) == ("Mend the gate", "Mend the gate", "phone", "other")
    assert said.problems == []


def test_a_long_request_becomes_a_short_subject_and_keeps_its_words():
    said = read(words="Please " * 100)
    assert len(said.subject) == 150
    assert said.words.count("Please") == 100


@pytest.mark.parametrize(
    ("changed", "column", "text"),
    [
        ({"received": ""}, "received", "is missing"),
        ({"first_name": "", "surname": ""}, "surname", "No councillor is named"),
        ({"words": ""}, "words", "What was asked is missing"),
        ({"answered": "12/02/2024"}, "answered", "older than the request"),
        ({"answered": ""}, "status", "the date of the answer is missing"),
        ({"status": "Open"}, "status", "It is open, and has a date"),
        ({"status": "perhaps"}, "status", "What this means is not known. Write one of: open, closed"),
        ({"channel": "pigeon"}, "channel", "Write one of: email, phone"),
        ({"words": {"fault": "No value", "shown": "=A1"}}, "words", "No value"),
        ({"words": "x" * 50_001}, "words", "longer than 50,000"),
    ],
)
def test_a_bad_row_names_the_column_and_what_to_do(changed, column, text):
    [problem] = read(**changed).problems
    assert problem.column == f"Column {column}"
    assert text in problem.text


def test_every_fault_of_a_row_is_named_at_once():
    assert len(read(received="w/c 3 May", answered="soon", channel="pigeon").problems) == 3
