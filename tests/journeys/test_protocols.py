"""A protocol from the file to the page that everybody reads."""

from protocols.models import Version
from tests.protocols.makers import TEXT, make_adopted, make_draft


def test_clerk_imports_and_adopts_and_the_public_reads(new_page, council, clerk, sign_in, look):
    page = new_page()
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/protocols/")
    look(page, "protocols-empty")
    page.get_by_role("link", name="Import a protocol").or_(page.get_by_role("button", name="Import")).first.click()
    look(page, "protocol-import")
    page.set_input_files("input[type=file]", {"name": "ours.txt", "mimeType": "text/plain", "buffer": TEXT.encode()})
    page.get_by_role("button", name="Show what will be imported").click()
    look(page, "protocol-preview")
    assert "2.2 is printed twice" in page.locator("main").inner_text()
    page.get_by_role("button", name="Keep this as a draft").click()
    look(page, "protocol-draft")
    page.get_by_role("link", name="Rules and clauses").or_(page.get_by_role("button", name="Rules")).first.click()
    look(page, "protocol-rules")
    page.go_back()
    page.get_by_role("link", name="Adopt this version").or_(page.get_by_role("button", name="Adopt")).first.click()
    look(page, "protocol-adopt")
    page.get_by_label("Minute reference").fill("45/23")
    page.get_by_role("button", name="Adopt this version").click()
    look(page, "protocol-adopted")
    reader = new_page()
    reader.goto(Version.objects.get().protocol.get_absolute_url())
    look(reader, "protocol-public")
    assert "A councillor must not seek to instruct any employee." in reader.locator("main").inner_text()


def test_a_wrong_file_is_refused_and_the_pasted_text_is_kept(page_without_js, council, clerk, sign_in, look):
    page = page_without_js
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/protocols/import/")
    picture = {"name": "ours.txt", "mimeType": "text/plain", "buffer": b"\x89PNG\r\n\x1a\n" + bytes(range(256))}
    page.set_input_files("input[type=file]", picture)
    page.get_by_label("Or paste the text").fill("typed by hand")
    page.get_by_role("button", name="Show what will be imported").click()
    assert "There is a problem" in page.locator(".govuk-error-summary").inner_text()
    assert page.get_by_label("Or paste the text").input_value().strip() == "typed by hand"
    look(page, "protocol-import-error")


def test_clerk_discards_a_draft_after_confirming(page, council, clerk, sign_in, look):
    version = make_draft(council)
    sign_in(page, clerk)
    page.goto(version.get_absolute_url())
    page.get_by_role("link", name="Discard the draft").click()
    look(page, "protocol-discard")
    page.get_by_role("button", name="Discard the draft").click()
    assert not Version.objects.exists()


def test_clerk_records_a_review(page, council, clerk, sign_in, look):
    version = make_adopted(council, next_review="2024-05")
    sign_in(page, clerk)
    page.goto(version.get_absolute_url())
    assert "overdue" in page.locator("main").inner_text().lower()
    page.get_by_role("link", name="Record a review").click()
    look(page, "protocol-review")


def test_the_page_says_that_the_file_is_read_and_sends_it_once(new_page, council, clerk, sign_in, look):
    page = new_page()
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/protocols/import/")
    page.get_by_label("Or paste the text").fill(TEXT)
    # an answer that does not come: the press is seen by the page, and nothing is sent
    page.evaluate(
        "window.sent = []; window.addEventListener('submit', (event) => {"
        "window.sent.push(!event.defaultPrevented); event.preventDefault(); })"
    )
    page.get_by_role("button", name="Show what will be imported").click()
    page.locator("[data-waiting]").wait_for(state="visible")
    page.get_by_text("1 seconds so far").wait_for()
    look(page, "protocol-import-waiting")
    page.get_by_role("button", name="Show what will be imported").click()
    assert page.evaluate("window.sent") == [True, False]
