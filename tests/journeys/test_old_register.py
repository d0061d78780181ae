"""The Clerk brings an old register in: every page of the way as a browser shows it, with its errors."""

from requests_log.models import CouncillorRequest
from tests.journeys.browsing import press
from tests.requests_log.old_registers import as_csv

ROWS = [
    ["Register of requests 2024", "", "", "", "", ""],
    ["No.", "Date rec'd", "Cllr", "Query", "Response date", "Response"],
    ["1", "13/02/2024", "Cllr. I. Lowe", "Could the gate at the pond be mended?", "14/02/24", "It is mended."],
    ["2", "w/c 3 May", "Lowe, Iris", "=Cut the verge", "", ""],
    ["3", "06/05/2024", "Cllr Zeb Quill", "The bins by the bus shelter are full", "", ""],
]
FILE = {"name": "requests-2024.csv", "mimeType": "text/csv", "buffer": as_csv(ROWS)}


def test_clerk_brings_an_old_register_in(page, clerk, councillor, sign_in, look):
    sign_in(page, clerk)
    page.goto("/thornby/requests/")
    page.get_by_role("link", name="Bring in an old register").click()
    press(page, "Read the file")
    look(page, "old-register-no-file")
    page.get_by_label("The old register").set_input_files(FILE)
    press(page, "Read the file")
    look(page, "old-register-columns")
    page.get_by_label("Column B: Date rec'd").select_option(label="Leave it out")
    press(page, "Continue")
    look(page, "old-register-columns-error")
    page.get_by_label("Column B: Date rec'd").select_option(label="Date received")
    press(page, "Continue")
    look(page, "old-register-people")
    page.get_by_label("Zeb Quill").select_option(label="Add Zeb Quill as a former councillor")
    press(page, "Continue")
    look(page, "old-register-trial")
    press(page, "Bring in 2 requests and leave out the rest")
    look(page, "old-register-done")
    assert "2 requests brought in." in page.locator("main").inner_text()
    page.goto(CouncillorRequest.objects.get(number=1).get_absolute_url())
    look(page, "old-register-entry")
    assert "where it was answered on 14 February 2024" in page.locator("main").inner_text()
