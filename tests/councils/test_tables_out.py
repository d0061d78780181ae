"""Tables to take away: no cell acts as a formula, and what is read again is what was written."""

import io
from datetime import date

import pytest
from openpyxl import load_workbook

from councils.tables_out import CUT, LONGEST_CELL, as_written, csv_lines, harmless, workbook

DANGEROUS = ["=1+1", "+44 1234", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1+1"]


@pytest.mark.parametrize("text", DANGEROUS)
def test_a_text_that_a_spreadsheet_would_act_on_gets_an_apostrophe(text):
    assert harmless(text) == f"'{text}"
    assert as_written(harmless(text)) == text


@pytest.mark.parametrize("text", ["Verge", "'tis", "a = b", "", "'"])
def test_other_texts_stay_as_they_are(text):
    assert harmless(text) == text
    assert as_written(text) == text


def test_csv_has_the_mark_by_which_excel_knows_its_letters():
    lines = list(csv_lines(["When", "What"], [[date(2024, 2, 13), "=1"], [None, 'two\n"lines"']]))
    assert "".join(lines) == '\ufeffWhen,What\r\n13/02/2024,\'=1\r\n,"two\n""lines"""\r\n'


def test_a_workbook_holds_texts_dates_and_numbers_and_no_formula():
    sheet = load_workbook(
        io.BytesIO(workbook(("Register", ["A"], [["=1"], [date(2024, 2, 13)], [7], ["a\x00b"]])))
    ).active
    assert [cell.value for cell in sheet["A"]][0:2] == ["A", "'=1"]
    assert {cell.data_type for cell in sheet["A"]} == {"s", "d", "n"}
    assert sheet["A3"].value.date() == date(2024, 2, 13)
    assert sheet["A5"].value == "ab"


def test_a_text_that_is_too_long_for_a_cell_is_cut_and_says_so():
    fits = "=" * (LONGEST_CELL - 1)
    sheet = load_workbook(io.BytesIO(workbook(("Register", ["A"], [[fits], [fits + "="]])))).active
    assert sheet["A2"].value == f"'{fits}"
    assert sheet["A3"].value.endswith(f"={CUT}")
    assert len(sheet["A3"].value) == LONGEST_CELL
