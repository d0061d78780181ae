"""The register to take away, as it is filtered, without formulas."""

import csv
import io

from councils.spreadsheets.files import read_file
from tests.makers import client_of
from tests.requests_log.makers import make_entry
from tests.requests_log.test_pages import soup
from tests.test_queries import same_queries


def test_the_export_holds_what_the_filter_leaves_and_no_formula(council, councillor, clerk):
    make_entry(council, councillor, clerk, subject="=HYPERLINK(1)", words="-1 bins")
    make_entry(council, councillor, clerk, subject="Something else")
    everything = rows_of(client_of(clerk).get("/thornby/requests/export.csv"))
    assert [row["Subject"] for row in everything] == ["Something else", "'=HYPERLINK(1)"]
    [row] = rows_of(client_of(clerk).get("/thornby/requests/export.csv?q=HYPERLINK"))
    assert (row["Councillor"], row["Request"], row["State"]) == ("Iris Lowe", "'-1 bins", "To decide")
    response = client_of(clerk).get("/thornby/requests/export.xlsx?q=HYPERLINK")
    [sheet] = read_file(response.content)
    assert [number for number, _ in sheet.rows] == [1, 2]
    assert sheet.rows[1][1][11] == "=HYPERLINK(1)"
    link = soup(client_of(clerk).get("/thornby/requests/?q=HYPERLINK")).select_one("a[href*='export.csv']")
    assert link["href"] == "/thornby/requests/export.csv?q=HYPERLINK"


def rows_of(response):
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_an_export_asks_as_often_for_many_entries_as_for_one(council, councillor, clerk):
    def make_more(number):
        make_entry(council, councillor, clerk)

    same_queries("/thornby/requests/export.xlsx", client_of(clerk), make_more, rows=8)
