"""The reports as files, read back: the same figures in each, and nothing in them that acts."""

import csv
import io
from datetime import date

import pikepdf
import pytest
from openpyxl import load_workbook

from requests_log.reports import treatment
from requests_log.reports.figures import Answer, Figures, Period
from requests_log.reports.files import pdf, sheets
from requests_log.reports.monthly import Heading, Names, monthly
from tests.pdf_checks import complaints
from tests.protocols.test_output_pdf import opened, structure, text_of

HEADING = Heading("Thornby Parish Council", "May 2026", "April 2026", "Working days", date(2026, 6, 1))
KINDS, DELAYS = {"document": "A document"}, {"away": "Somebody was away"}
NAMES = Names(KINDS, {"email": "Email"}, {"decline": "Do not do it"}, DELAYS)
MAY = Period(date(2026, 5, 1), date(2026, 5, 31))


def answers(number, group="=Greens()", asked_by=1):
    return tuple(Answer(n, asked_by, "document", n % 5, n % 4 > 0, group) for n in range(number))


def figures(number):
    received, minutes = {("document", "email"): number}, {"document": 90}
    return Figures(MAY, received, (True,), answers(number), 1, {"decline": 2}, {"away": 1}, minutes)


@pytest.fixture(scope="module")
def report():
    return monthly(figures(1204), figures(7), NAMES, HEADING)


@pytest.fixture(scope="module")
def hostile():
    """A group and a councillor whose names a spreadsheet, a page and Typst would act on."""
    people = {1: "@SUM(1)", 2: '<script>alert(1)</script> #import "x" 👍'}
    given = answers(20) + answers(20, "-Residents", 2)
    return treatment.for_the_office(given, people, 5, HEADING)


def test_the_pdf_is_tagged_with_headings_tables_and_alternatives(report):
    data = pdf.build(report)
    kinds = [kind for _, kind, _ in structure(data)]
    assert kinds.count("/H1") == 1
    assert kinds.count("/H2") == kinds.count("/Table") == len(report.sections) == 7
    assert kinds.count("/Figure") == 6
    assert kinds.count("/TH") >= 3 * 7
    with opened(data) as file:
        assert file.Root.Lang == "en-GB"
        assert file.docinfo.Title == "Requests of councillors"
        assert b"pdfuaid" in file.Root.Metadata.read_bytes()
        alternatives = [str(obj.Alt) for obj in file.objects if isinstance(obj, pikepdf.Dictionary) and "/Alt" in obj]
    assert list(complaints(data)) == []
    assert any("A document: May 2026 1,204, April 2026 7" in words for words in alternatives)


def test_the_pdf_says_what_the_page_says(report):
    text = text_of(pdf.build(report))
    for said in ("Thornby Parish Council", "At a glance", "1,204", "Somebody was away", "Reasons for delay"):
        assert said in text


def test_the_same_report_gives_the_same_file(report):
    assert pdf.build(report) == pdf.build(report)


def test_the_workbook_has_a_sheet_for_each_table_with_numbers_as_numbers(report):
    book = load_workbook(io.BytesIO(sheets.workbook(report)))
    assert book.sheetnames[:2] == ["About", "1 At a glance"]
    assert len(book.sheetnames) == 8
    glance = {row[0]: row[1:] for row in book["1 At a glance"].iter_rows(values_only=True)}
    assert glance["Requests received"] == (1204, 7)
    assert glance["Answer time, median in working days"] == (2, 1)


def test_csv_has_a_line_for_each_figure(report):
    text = sheets.csv(report).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(text)))
    assert lines[0] == ["Table", "Line", "Figure", "Value"]
    assert ["At a glance", "Requests received", "May 2026", "1204"] in lines
    assert {len(line) for line in lines} == {4}


def test_no_cell_of_a_spreadsheet_acts(hostile):
    book = load_workbook(io.BytesIO(sheets.workbook(hostile)))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    lines = csv.reader(io.StringIO(sheets.csv(hostile).decode("utf-8-sig")))
    assert not [cell for line in lines for cell in line if cell.startswith(("=", "+", "-", "@"))]


def test_hostile_names_come_out_as_words(hostile):
    text = text_of(pdf.build(hostile))
    assert "<script>alert(1)</script> #import" in text
    assert "[thumbs up sign]" in text
    assert "=Greens()" in text
