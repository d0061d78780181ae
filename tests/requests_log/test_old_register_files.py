"""Files of old registers: which are read, where their headings are, and what is said of the others."""

import io
import zipfile
from datetime import datetime

import pytest

from councils.spreadsheets.cells import Sheet, UnreadableSheet, letter
from councils.spreadsheets.files import read_file
from requests_log.old_register.headings import best_place, heading_place, headings
from tests.requests_log.old_registers import a_year, as_csv, as_workbook, calculated, with_parts

ROWS = [["Date rec'd", "Cllr", "Query"], ["13/02/2024", "Iris Lowe", "The café’s bins; again, please"]]


def only_sheet(data):
    [sheet] = read_file(data)
    return sheet


def fields(sheet):
    return [heading.field for heading in headings(sheet, heading_place(sheet))]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le"])
@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_csv_is_read_whatever_its_separator_and_encoding(separator, encoding):
    sheet = only_sheet(as_csv(ROWS, separator=separator, encoding=encoding))
    assert sheet.rows == [[1, ROWS[0]], [2, ROWS[1]]]


def test_csv_rows_are_numbered_as_the_spreadsheet_shows_them():
    rows = [["Date", "Name", "Query"], ["1/2/24", "Lowe", "Two\nlines"], ["", "", ""], ["2/2/24", "Lowe", "x"]]
    assert [number for number, _ in only_sheet(as_csv(rows)).rows] == [1, 2, 4]


def test_what_excel_puts_first_in_a_csv_file_names_the_separator_and_is_no_row():
    assert only_sheet(b"sep=;\r\nDate;Cllr;Query\r\n1/2/24;Lowe, I;x, y, z\r\n").rows[1][1] == [
        "1/2/24",
        "Lowe, I",
        "x, y, z",
    ]


def test_a_number_that_is_kept_as_text_is_that_text():
    assert only_sheet(b'Ref,Date,Query\r\n"=""0012""",1/2/24,x\r\n').rows[1][1][0] == "0012"


def test_a_leading_equals_sign_in_a_text_is_kept():
    assert only_sheet(as_csv([["Date", "Query"], ["1/2/24", "=2 bins please"]])).rows[1][1][1] == "=2 bins please"


def test_dates_numbers_and_blank_rows_of_a_workbook_keep_their_places():
    sheet = only_sheet(as_workbook([["Date", "Query"], [None, None], [datetime(2024, 2, 13), 12.0]]))
    assert sheet.rows[1] == [3, [{"at": "2024-02-13T00:00:00"}, 12]]


def test_of_a_formula_the_value_is_taken():
    data = calculated(as_workbook([["Date", "Query"], ["1/2/24", "=6*7"]]), b"42")
    assert only_sheet(data).rows[1][1] == ["1/2/24", 42]


def test_a_formula_without_a_value_says_what_to_do():
    cell = only_sheet(as_workbook([["Date", "Query"], ["1/2/24", "=6*7"]])).rows[1][1][1]
    assert "Open the file in Excel, save it there" in cell["fault"]
    assert cell["shown"] == "=6*7"


def test_headings_are_found_beneath_title_rows_and_merged_headings():
    sheet = read_file(a_year(rows=30).data)[0]
    assert sheet.rows[heading_place(sheet)][0] == 5
    assert fields(sheet) == [
        "reference", "received", "first_name", "surname", "words", "channel", "answer", "answered",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["Cllr", "Date rec'd", "Query", "Response date"], ["name", "received", "words", "answered"]),
        (["Member", "Date", "Details", "Reply"], ["name", "received", "words", "answer"]),
        (["Name", "Surname", "Date in", "Subject"], ["first_name", "surname", "received", "subject"]),
        (["No.", "Requested by", "Date of request", "Nature of Enquiry"], ["reference", "name", "received", "words"]),
        (["DATE RECEIVED BY CLERK", "COUNCILLOR", "REQUEST", "Cost"], ["received", "name", "words", ""]),
    ],
)
def test_columns_are_proposed_from_what_clerks_write_over_them(row, expected):
    assert fields(Sheet("", [[1, row], [2, ["x"] * 4]])) == expected


def test_no_field_is_proposed_twice():
    assert fields(Sheet("", [[1, ["Date", "Date received", "Cllr", "Query"]]])) == ["", "received", "name", "words"]


def test_the_sheet_with_the_register_is_proposed():
    sheets = read_file(a_year(rows=30).data)
    assert [sheet.name for sheet in sheets] == ["Requests 2024", "Notes"]
    assert best_place(list(reversed(sheets)))[0] == 1


def zipped(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def with_entities():
    doctype = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "boo">]>'
    put = lambda part: doctype + part[part.index(b"<worksheet") :]  # noqa: E731
    return with_parts(as_workbook(ROWS), xl__worksheets__sheet1=put)


REFUSED = {
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Excel workbook (.xls)"),
    "with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "protected by a password",
    ),
    "OpenDocument": (zipped(mimetype="application/vnd.oasis.opendocument.spreadsheet"), "(.ods)"),
    "archive": (zipped(readme="x"), "This is a ZIP file"),
    "macros": (with_parts(as_workbook(ROWS), **{"xl__vbaProject.bin": b"x"}), "holds macros"),
    "bomb": (with_parts(as_workbook(ROWS), **{"xl__big.xml": b" " * 30_000_000}), "unpacks to far more"),
    "entities": (with_entities(), "damaged"),
    "cut off": (as_workbook(ROWS)[:-200], "damaged"),
    "damaged sheet": (with_parts(as_workbook(ROWS), xl__worksheets__sheet1=lambda part: part[:200]), "damaged"),
    "web page": (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
    "PDF": (b"%PDF-1.7 ...", "This is a PDF"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "This is a picture"),
    "noise": (bytes(range(256)) * 20, "damaged or is no table"),
    "empty": (b"\r\n \r\n", "holds no rows"),
    "blank sheet": (as_workbook([]), "holds no rows"),
    "too many rows": (b"a,b\n" * 20_001, "more than 20,000 rows"),
    "too large": (b"a" * (5 * 1024 * 1024 + 1), "larger than 5 MB"),
}  # fmt: skip


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_or_must_not_be_read_is_refused_with_what_to_do(data, said):
    with pytest.raises(UnreadableSheet) as refusal:
        read_file(data)
    assert said in str(refusal.value)


def test_columns_have_the_letters_of_the_spreadsheet():
    assert [letter(index) for index in (0, 25, 26, 51, 52)] == ["A", "Z", "AA", "AZ", "BA"]


def test_a_formula_that_comes_to_no_letters_is_a_blank_cell():
    data = as_workbook([["Date", "Query", "Answer"], ["1/2/24", "x", '=""']])
    empty = lambda part: part.replace(b'<c r="C2"', b'<c r="C2" t="str"')  # noqa: E731
    assert only_sheet(with_parts(data, xl__worksheets__sheet1=empty)).rows[1][1] == ["1/2/24", "x"]
