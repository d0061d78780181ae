"""An old register in the Clerk's browser: choose the file, match, say who, try, confirm, and follow it."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from councils.models import Job, Person, Role
from councils.spreadsheets.files import read_file
from requests_log.models import CouncillorRequest, OldRegister
from tests.makers import client_of, make_person
from tests.requests_log.old_registers import COUNCILLORS, a_year, as_csv
from tests.requests_log.test_pages import errors, soup
from tests.test_queries import same_queries

START = "/thornby/requests/old-register/"
HEADINGS = ["Ref", "Date rec'd", "Cllr", "Query"]
GOOD = ["1", "13/02/2024", "Cllr. I. Lowe", "Mend the gate"]
BAD = ["=2+2", "w/c 3 May", "Lowe", "=Cut the verge"]
UNKNOWN = ["3", "14/02/2024", "Cllr Zeb Quill", "The bins"]


@pytest.fixture
def browser(clerk, councillor):
    return client_of(clerk)


def choose(browser, *rows, data=None, name="requests.csv"):
    """The page after the file was chosen."""
    file = SimpleUploadedFile(name, as_csv([HEADINGS, *rows]) if data is None else data)
    return browser.post(START, {"file": file}, follow=True)


def filled_in(page, number=-1):
    """What a browser posts of a form that nobody touched."""
    form = page.select("form[method=post]")[number]
    data = {field["name"]: field.get("value", "") for field in form.select("input[name]")}
    for field in form.select("select"):
        data[field["name"]] = next((o["value"] for o in field.select("option[selected]")), "")
    return data


def go_on(browser, response, **changed):
    """The page after its form was sent as it stands, but for what is changed."""
    return browser.post(response.request["PATH_INFO"], filled_in(soup(response)) | changed, follow=True)


def text_of(response):
    return " ".join(soup(response).main.get_text(" ").split())


def test_a_good_file_is_in_after_two_clicks_and_its_job(browser):
    columns = choose(browser, GOOD)
    assert "Such as: 13/02/2024" in text_of(columns)
    trial = go_on(browser, columns)
    assert "Rows that are ready 1" in text_of(trial)
    job = go_on(browser, trial)
    assert "0 of 1" in text_of(job)
    assert "1 request brought in." in text_of(browser.post(job.request["PATH_INFO"], follow=True))
    entry = CouncillorRequest.objects.get()
    page = text_of(browser.get(entry.get_absolute_url()))
    assert "Brought in from the old register as 2024/001" in page
    assert "requests.csv, row 2" in page
    assert "It was not checked when it was brought in" in page


def test_what_was_brought_in_is_found_by_its_old_reference_and_shown_as_not_checked(browser):
    bring_in(browser, ["OLD-77", *GOOD[1:]])
    found = text_of(browser.get("/thornby/requests/?q=OLD-77"))
    assert "2024/001 Mend the gate" in found
    assert "Not checked" in found


def bring_in(browser, *rows):
    job = go_on(browser, go_on(browser, choose(browser, *rows)))
    browser.post(job.request["PATH_INFO"])


def test_an_open_entry_is_checked_before_it_is_decided(browser):
    bring_in(browser, GOOD)
    entry = CouncillorRequest.objects.get()
    assert not soup(browser.get(entry.get_absolute_url())).select("#decide")
    browser.post(f"{entry.get_absolute_url()}recheck/", {"seen": entry.revision})
    assert soup(browser.get(entry.get_absolute_url())).select("#decide")
    assert entry.checks.count() == 1


def test_the_register_is_checked_again_with_what_was_brought_in(browser, council, clerk):
    asked = ["1", "13/02/2024", "Lowe", "Could you tell me when the council meets in May?"]
    bring_in(browser, asked, ["4", "13/02/2024", "Lowe", "Please get Dave to cut the verge before Saturday."])
    job = browser.post("/thornby/requests/recheck/", follow=True)
    text = text_of(browser.post(job.request["PATH_INFO"], follow=True))
    assert "2 checked. Another finding than before: 2024/002." in text


def test_the_councillor_sees_it_with_the_answer_that_was_given_then(browser, councillor):
    data = as_csv([[*HEADINGS, "Response", "Response date"], [*GOOD, "It is mended.", "20/02/2024"]])
    job = go_on(browser, go_on(browser, choose(browser, data=data)))
    browser.post(job.request["PATH_INFO"])
    entry = CouncillorRequest.objects.get()
    page = text_of(client_of(councillor).get(f"/thornby/requests/mine/{entry.pk}/"))
    assert "The answer of 20 February 2024 It is mended." in page
    assert "brought in from the register that the council kept before" in page
    assert "Acknowledged Not recorded" in page


def test_every_bad_row_is_named_with_its_number_column_value_and_what_to_do(browser):
    trial = go_on(browser, choose(browser, GOOD, BAD))
    [row] = soup(trial).select("tbody tr")
    cells = [" ".join(cell.get_text().split()) for cell in row.select("th, td")]
    assert cells[:3] == ["3", "Column B: Date rec'd", "w/c 3 May"]
    assert "is no single day. Write the day, such as 13/02/2024." in cells[3]
    assert "Bring in 1 request and leave out the rest" in text_of(trial)


def test_bad_rows_are_downloaded_without_formulas_and_come_back_as_they_were(browser):
    trial = go_on(browser, choose(browser, GOOD, BAD))
    response = browser.get(trial.request["PATH_INFO"].replace("check/", "bad-rows.csv"))
    data = b"".join(response.streaming_content)
    headings, row = csv.reader(io.StringIO(data.decode("utf-8-sig")))
    assert headings == [*HEADINGS, "Row in the file", "What is wrong"]
    assert row[:5] == ["'=2+2", "w/c 3 May", "Lowe", "'=Cut the verge", "3"]
    [sheet] = read_file(data)
    assert sheet.rows[1][1][:4] == BAD


def test_each_unknown_name_is_asked_for_once_and_can_be_added(browser):
    asked = go_on(browser, choose(browser, GOOD, UNKNOWN, ["4", "20/02/2024", "Quill, Zeb", "More bins"]))
    assert "Zeb Quill In 2 rows." in text_of(asked)
    again = go_on(browser, asked)
    assert errors(soup(again)) == ["Select who Zeb Quill is"]
    [field] = [name for name, value in filled_in(soup(asked)).items() if name.startswith("name_") and not value]
    trial = go_on(browser, asked, **{field: "former"})
    assert "Former councillors to be added Zeb Quill" in text_of(trial)
    assert not Person.objects.filter(name="Zeb Quill").exists()
    go_on(browser, trial)
    assert Person.objects.filter(name="Zeb Quill").exists()


def test_a_name_can_be_said_to_be_somebody_else_or_left_out(browser, council):
    other = make_person(council, "Nora Vane", Role.COUNCILLOR)
    people = go_on(browser, choose(browser, UNKNOWN))
    trial = go_on(browser, people, name_0=str(other.pk))
    assert "Rows that are ready 1" in text_of(trial)
    address = trial.request["PATH_INFO"].replace("check/", "people/")
    assert "You chose to leave out" in text_of(go_on(browser, browser.get(address), name_0="leave"))


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"column_1": ""}, "Choose the column with the date received"),
        ({"column_2": ""}, "Choose the column with the name of the councillor, or with the surname"),
        ({"column_3": ""}, "Choose the column with the request, or with its subject"),
        ({"column_0": "words"}, "The request in the councillor’s words: choose this for one column only"),
        ({"column_0": "surname"}, "Choose the whole name, or first name and surname, not both"),
    ],
)
def test_columns_that_do_not_do_are_said_and_nothing_chosen_is_lost(browser, changed, said):
    page = soup(go_on(browser, choose(browser, GOOD), channel="letter", **changed))
    assert errors(page) == [said]
    assert filled_in(page)["channel"] == "letter"


def test_the_headings_are_looked_for_where_the_clerk_says(browser):
    columns = choose(browser, ["Number", "Date", "Member", "Question"], GOOD)
    where = soup(browser.get(columns.request["PATH_INFO"], {"sheet": 0, "row": 2}))
    assert "The headings were found in row 2" in where.get_text()
    assert "Column D: Question" in where.get_text()
    wrong = soup(browser.get(columns.request["PATH_INFO"], {"sheet": 0, "row": 99}))
    assert errors(wrong) == ["This row is blank or not on the sheet. Enter the number of another"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file you chose is empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 90, "old Excel workbook"),
        (b"%PDF", "PDF"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_with_what_to_do(browser, data, said):
    [problem] = errors(soup(choose(browser, data=data)))
    assert said in problem
    assert not OldRegister.objects.exists()


def test_a_column_that_holds_no_names_is_not_asked_about_row_by_row(browser):
    rows = [[str(n), "13/02/2024", f"word{'x' * n}", "x"] for n in range(201)]
    page = go_on(browser, choose(browser, *rows))
    assert "There are 201 unknown names in this column" in soup(page).get_text()


def test_the_back_button_after_confirming_leads_to_the_job_and_doubles_nothing(browser):
    trial = go_on(browser, choose(browser, GOOD))
    job = go_on(browser, trial)
    browser.post(job.request["PATH_INFO"])
    again = go_on(browser, trial)
    assert again.request["PATH_INFO"] == job.request["PATH_INFO"]
    assert (Job.objects.count(), CouncillorRequest.objects.count()) == (1, 1)


def test_a_second_time_the_page_says_that_nothing_changes(browser):
    bring_in(browser, GOOD)
    assert "Bringing it in again changes nothing" in text_of(go_on(browser, choose(browser, GOOD)))


def test_two_clerks_at_one_file(browser, deputy):
    columns = choose(browser, GOOD)
    go_on(client_of(deputy), columns)
    assert go_on(browser, columns).status_code == 409


def test_a_file_can_be_given_up(browser):
    columns = choose(browser, GOOD)
    browser.post(f"{columns.request['PATH_INFO']}give-up/")
    assert not OldRegister.objects.exists()


def test_the_trial_asks_as_often_for_many_rows_as_for_few(browser, council):
    for first, last in COUNCILLORS[1:]:
        make_person(council, f"{first} {last}", Role.COUNCILLOR)
    trial = go_on(browser, choose(browser, data=a_year(rows=60).data, name="year.xlsx"))
    assert "Rows that are ready 57" in text_of(trial)
    [kept] = OldRegister.objects.all()
    rows = kept.sheets[0]["rows"]

    def make_more(number):
        kept.sheets[0]["rows"] = rows[: number + 10]
        kept.save()

    same_queries(trial.request["PATH_INFO"], browser, make_more)
