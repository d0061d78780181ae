"""The reports as a clerk and a councillor read them: what is on them, and above all what is not."""

import re
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from django.db import DatabaseError, transaction
from django.utils import timezone

from councils.models import Role
from requests_log.models import SmallNumbers
from requests_log.reporting import half_years, in_words, months
from requests_log.reports.figures import Period
from tests.makers import client_of, make_group, make_member
from tests.requests_log.report_makers import make_past

REPORTS = "/thornby/requests/reports/"
HALF = half_years(timezone.localdate())[0]
MONTH = months(timezone.localdate())[0]
DAY = timedelta(days=1)


def soup_of(person, address="monthly/", **query):
    response = client_of(person).get(REPORTS + address, query)
    assert response.status_code == 200
    return BeautifulSoup(response.content, "html.parser")


def rows(soup, heading):
    """{first cell: the others} of the table under a heading."""
    table = soup.find("h2", string=heading).find_next("table")
    cells = (
        [cell.get_text(" ", strip=True) for cell in row.find_all(["th", "td"])] for row in table.select("tbody tr")
    )
    return {first: rest for first, *rest in cells}


def span(period):
    """What the form of a report sends for a time of one's own."""
    ends = {"first": period.first, "last": period.last}
    return {f"{end}_{part}": getattr(day, part) for end, day in ends.items() for part in ("day", "month", "year")}


def by_councillor(clerk, **query):
    return rows(soup_of(clerk, "equal-treatment-by-councillor/", **query), "By councillor")


def answered(council, person, number, *, first=HALF.first, days=4):
    for _ in range(number):
        make_past(council, person, first + 10 * DAY, first + (10 + days) * DAY)


@pytest.fixture
def world(council):
    """Two groups of three, one councillor alone in a third, all answered in the last half-year."""
    people = [make_member(council, f"Councillor {letter}", Role.COUNCILLOR) for letter in "ABCDEFG"]
    make_group(council, "Greens", *people[:3])
    make_group(council, "Residents", *people[3:6])
    make_group(council, "Alone", people[6])
    for person, number in zip(people, (6, 7, 8, 9, 3, 6, 12), strict=True):
        answered(council, person, number)
    return people


def test_the_month_before_this_one_is_shown_and_compared(council, clerk, councillor):
    make_past(council, councillor, MONTH.first, MONTH.last, kind="agenda", channel="letter")
    make_past(council, councillor, MONTH.before.first)
    page = soup_of(clerk)
    glance = rows(page, "At a glance")
    assert glance["Requests received"] == ["1", "1"]
    assert glance["Answers given"] == ["1", "0"]
    assert glance["Answered in time, %"] == ["0", "–"]
    assert rows(page, "Requests received, by what was asked for")["An agenda item"] == ["1", "0"]
    assert rows(page, "Requests received, by how they came")["Letter"] == ["1", "0"]
    assert in_words(MONTH) in page.main.get_text()


def test_it_names_no_councillor_and_shows_no_verdict(council, clerk, councillor):
    make_past(council, councillor, MONTH.first, MONTH.last)
    for kind in ("", "csv/"):
        text = client_of(clerk).get(f"{REPORTS}monthly/{kind}").content.decode()
        for hidden in (councillor.name, "Needs authority", "Nothing found", "breach"):
            assert hidden not in text


def test_any_days_can_be_chosen_and_are_held_against_as_many_before(council, clerk, councillor):
    make_past(council, councillor, date(2026, 5, 2), date(2026, 5, 6))
    make_past(council, councillor, date(2026, 4, 30))
    page = soup_of(clerk, **span(Period(date(2026, 5, 1), date(2026, 5, 10))))
    assert "1 May 2026 to 10 May 2026" in page.main.get_text()
    assert "21 April 2026 to 30 April 2026" in page.main.get_text()
    assert rows(page, "At a glance")["Requests received"] == ["1", "1"]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"first_day": 1, "first_month": 5, "first_year": 2026}, "Enter both dates"),
        ({"month": "1066-10"}, "Select"),
        (span(Period(date(2026, 5, 2), date(2026, 5, 1))), "must be the same as or after the first"),
        (span(Period(date(2016, 5, 2), date(2026, 5, 1))), "five years at most"),
    ],
)
def test_a_time_that_cannot_be_is_said_and_no_file_is_made_of_it(council, clerk, query, said):
    assert said in soup_of(clerk, **query).select_one(".govuk-error-summary").get_text()
    assert client_of(clerk).get(f"{REPORTS}monthly/pdf/", query).status_code == 404


def test_a_kind_of_file_that_there_is_not_is_not_found(council, clerk):
    assert client_of(clerk).get(f"{REPORTS}monthly/exe/").status_code == 404


def test_every_chart_says_in_words_what_its_table_says_and_carries_no_style(council, clerk, world):
    page = soup_of(clerk, "equal-treatment-by-councillor/")
    charts = page.find_all("svg")
    assert len(charts) == 2
    for chart in charts:
        assert chart["role"] == "img"
        ids = {part["id"] for part in chart.find_all(["title", "desc"])}
        assert set(chart["aria-labelledby"].split()) == ids
        assert "All councillors: Lower quartile" in chart.desc.get_text()
        assert "style" not in str(chart)
    assert len({part["id"] for part in page.find_all(["title", "desc"]) if part.get("id")}) == 4


def test_the_council_reads_groups_of_three_and_more_and_no_names(council, world):
    page = soup_of(world[0], "equal-treatment/")
    table = rows(page, "By political group")
    # Whoever is alone in a group is not shown, nor the smaller of the others, from which it could be worked out.
    assert table["Alone"][0] == table["Residents"][0] == "Not shown"
    assert table["Those not shown, together"][0] == "30"
    assert table["Greens"][0] == "21"
    assert table["All councillors"][0] == "51"
    assert not re.search(r"Councillor [B-G]", page.main.get_text())


def test_a_councillor_sees_the_own_line_beside_all_and_nobody_else_does(council, world, clerk):
    own = rows(soup_of(world[4], "equal-treatment/"), "Your requests beside all")
    assert own["Your requests"][0] == "3"
    assert own["All councillors"][0] == "51"
    assert "Your requests beside all" not in soup_of(clerk, "equal-treatment/").get_text()
    file = client_of(world[4]).get(f"{REPORTS}equal-treatment/csv/").content.decode()
    assert "Your requests" not in file


def test_the_council_chooses_among_half_years_that_are_over(council, councillor):
    options = soup_of(councillor, "equal-treatment/").select("select[name=half] option")
    over = [in_words(period) for period in half_years(timezone.localdate())]
    assert [option.get_text(strip=True) for option in options] == over
    query = {"half": f"{timezone.localdate():%Y-%m}"}
    assert soup_of(councillor, "equal-treatment/", **query).select_one(".govuk-error-summary")


def test_clerks_read_names_with_small_numbers_left_out(council, clerk, world):
    table = by_councillor(clerk, **span(HALF))
    assert table["Councillor A (Greens)"][0] == "6"
    # The small line, and the next smallest of its group with it.
    assert table["Councillor E (Residents)"][0] == table["Councillor F (Residents)"][0] == "Not shown"
    assert table["Those not shown, together"][0] == "9"


def test_lines_stand_by_name_and_not_by_figures(council, clerk, world):
    names = [name for name in by_councillor(clerk) if "(" in name]
    assert names == sorted(names)


def test_differences_that_are_no_chance_are_said_and_those_that_may_be_too(council, clerk, world):
    text = soup_of(clerk, "equal-treatment-by-councillor/").main.get_text()
    assert "in 100 of 100 cases. Chance alone can account for them" in text
    answered(council, world[6], 30, days=20)
    text = soup_of(clerk, "equal-treatment-by-councillor/").main.get_text()
    assert "in fewer than 1 of 100 cases. That is more than chance easily brings about" in text


def test_of_too_few_answers_nothing_is_shown(council, councillor):
    answered(council, councillor, 4)
    text = soup_of(councillor, "equal-treatment/").main.get_text()
    assert "fewer than 5 answers or 3 councillors, so nothing is shown" in text


def test_the_threshold_is_the_councils_and_kept_as_it_was_chosen(council, clerk, world):
    address = f"{REPORTS}small-numbers/"
    assert "must be 3 or more" in client_of(clerk).post(address, {"threshold": "2"}).content.decode()
    client_of(clerk).post(address, {"threshold": "10"})
    assert "from 10 answers on" in soup_of(clerk, "").main.get_text()
    assert by_councillor(clerk)["Councillor D (Residents)"][0] == "Not shown"
    with pytest.raises(DatabaseError, match="cannot be changed"), transaction.atomic():
        SmallNumbers.objects.update(threshold=3)


def test_councillors_and_clerks_are_led_to_the_reports_and_officers_are_not(council, clerk, councillor, officer):
    assert REPORTS in client_of(clerk).get("/").content.decode()
    for address in ("/", "/thornby/requests/mine/"):
        assert REPORTS in client_of(councillor).get(address).content.decode()
    assert REPORTS not in client_of(officer).get("/").content.decode()
