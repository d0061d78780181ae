"""manage.py deadline, as it is typed."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.core.management import execute_from_command_line as run

FIRST_PAUSE = ["--pause", "2026-06-03", "2026-06-10"]
SECOND_PAUSE = ["--pause", "2026-06-05", "2026-06-12"]


def output(*arguments):
    out = StringIO()
    call_command("deadline", *arguments, stdout=out)
    return out.getvalue()


def data(*arguments):
    return json.loads(output(*arguments, "--json"))


def test_table_shows_every_day():
    assert output("2026-12-22", "5 working days").splitlines() == [
        "Due on Thursday 31 December 2026.",
        "",
        "Tue 22 Dec 2026    -  day of the event",
        "Wed 23 Dec 2026    1",
        "Thu 24 Dec 2026    2",
        "Fri 25 Dec 2026    -  25 December: Christmas Day",
        "Sat 26 Dec 2026    -  Saturday",
        "Sun 27 Dec 2026    -  Sunday",
        "Mon 28 Dec 2026    -  28 December: Boxing Day (substitute day)",
        "Tue 29 Dec 2026    3",
        "Wed 30 Dec 2026    4",
        "Thu 31 Dec 2026    5",
    ]


def test_json_gives_the_date_and_its_days():
    result = data("2026-12-22", "5 working days")

    assert set(result) == {"due", "days"}
    assert result["due"] == "2026-12-31"
    assert result["days"][3] == {
        "date": "2026-12-25",
        "counted": False,
        "reason": "25 December: Christmas Day",
    }


@pytest.mark.parametrize(
    ("arguments", "due"),
    [
        (["2026-12-31", "5 working days", "--before"], "2026-12-22"),
        (["2026-12-31", "5 working days before"], "2026-12-22"),
        (["2026-06-08", "3 clear days", "--before"], "2026-06-03"),
        (["2026-12-22T23:59", "5 working days"], "2026-12-31"),
        (["2026-06-01T23:30Z", "1 working day"], "2026-06-03"),
        (["2026-12-22", "5 working days", "--closed", "2026-12-29", "--closed", "2026-12-30"], "2027-01-05"),
        (["2026-06-01", "5 working days", "--holiday", "2026-06-03", "Jubilee"], "2026-06-09"),
        (["2026-06-01", "10 working days", *FIRST_PAUSE], "2026-06-22"),
        (["2026-06-01", "10 working days", *FIRST_PAUSE, *SECOND_PAUSE], "2026-06-24"),
        (
            ["2026-06-01", "10 working days", "--extend", "3 working days", "--extend", "2 working days"],
            "2026-06-22",
        ),
        (["2026-06-01", "3 working days", "--works", "Mon, tue,thu"], "2026-06-08"),
        (
            ["2026-06-01", "3 working days", "--works", "mon,tue,thu", "--leave", "2026-06-08", "2026-06-12"],
            "2026-06-15",
        ),
        (["2026-06-01", "3 working days", "--leave", "2026-06-02", "2026-06-02"], "2026-06-05"),
    ],
)
def test_options_change_the_count(arguments, due):
    assert data(*arguments)["due"] == due


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["2026-02-30", "5 working days"], "Write a date that exists"),
        (["tomorrow", "5 working days"], "Write a date that exists"),
        (["2026-12-22T25:00", "5 working days"], "Write a moment as"),
        (["9999-12-31T23:59-12:00", "5 working days"], "out of range"),
        (["2026-12-22", "soon"], "Write a limit as"),
        (["2026-12-22", "0 working days"], "at least 1, not 0"),
        (["2026-12-22", "-5 working days"], "at least 1, not -5"),
        (["2026-12-22", "5 working days", "--closed", "Monday"], "Write a date that exists"),
        (["2026-12-22", "5 working days", "--extend", "a bit"], "Write a limit as"),
        (["2026-12-22", "5 working days", "--pause", "2027-01-02", "2027-01-01"], "A pause cannot end"),
        (["2026-12-22", "5 working days", "--works", "mon,someday"], "‘someday’ is none of mon"),
        (["2026-12-22", "3 clear days", "--works", "mon"], "cannot count the Clerk’s days"),
        (["2100-12-30", "5 working days"], "knows the years 1872 to 2100"),
    ],
)
def test_bad_input_is_told_in_a_sentence(arguments, says):
    with pytest.raises(CommandError, match=says):
        output(*arguments)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["2026-12-22", "soon"], "Write a limit as"),
        (["2026-12-22"], "The following arguments are required: limit."),
        (["2026-12-22", "5 working days", "--pause", "2027-01-02"], "Argument --pause: expected 2 arguments."),
        (["2026-12-22", "5 working days", "--sooner"], "Unrecognized arguments: --sooner."),
    ],
)
def test_bad_call_ends_with_status_1_and_no_traceback(arguments, says, capsys):
    with pytest.raises(SystemExit) as ended:
        run(["manage.py", "deadline", *arguments])

    assert ended.value.code == 1
    assert says in capsys.readouterr().err
