"""A clerk mends a draft beside its source; two of them mend it at once."""

import pytest

from protocols import services
from tests.protocols.makers import make_draft
from tests.protocols.test_readers_pages import typeset

MESSY = """Thornby Parish Council
Protocol for councillors and staff

1. Purpose
1.1 This protocol helps everybody to work well together. It is kept by the Clerk.
Thornby Parish Council, page 1 of 2

2. Who does what
2.1 Councillors decide together what the council does, as in section
2.3 of the standing orders.
2.2 Staff can expect:
a) courtesy;
b) to be left to do their work.
"""


@pytest.fixture
def draft(council):
    return make_draft(council, MESSY)


def open_draft(page, draft, clerk, sign_in):
    sign_in(page, clerk)
    page.goto(draft.get_absolute_url())


def test_a_clerk_mends_a_draft_without_scripts(page_without_js, look, draft, clerk, sign_in):
    page = page_without_js
    open_draft(page, draft, clerk, sign_in)
    page.get_by_role("main").get_by_text("Mend the draft").first.click()
    look(page, "draft")
    page.get_by_role("link", name="Mend clause 2.1").click()
    look(page, "draft-clause")
    page.get_by_role("button", name="Join the next clause in the same paragraph").click()
    page.get_by_text("The two clauses are one now.").wait_for()
    page.get_by_role("link", name="Mend clause 1.1").click()
    page.get_by_label("Or with which words").fill("It is kept")
    page.get_by_role("button", name="Split the clause").click()
    page.get_by_label("Number").fill("1.2")
    page.get_by_role("button", name="Save the clause").click()
    page.get_by_role("link", name="Mend clause 1.2").click()
    page.get_by_label("Where does the clause belong?").select_option(label="Behind clause 2.1")
    page.get_by_role("button", name="Move the clause").click()
    page.get_by_role("link", name="Mend clause 1.2").click()
    page.get_by_role("button", name="Take out as furniture").click()
    look(page, "draft-taken-out")
    page.get_by_role("button", name="Put it back").click()
    page.get_by_role("link", name="Mend this heading 2 Who does what").click()
    look(page, "draft-section")
    page.get_by_role("button", name="Join to the section before").click()
    assert [clause.ref for clause in draft.clauses.order_by("position")] == ["1.1", "2", "2.1", "1.2", "2.2"]


def test_a_clerk_ticks_warnings_and_sees_how_many_are_open(page, look, draft, clerk, sign_in):
    sign_in(page, clerk)
    page.goto(f"{draft.get_absolute_url()}draft/")
    page.get_by_role("button", name="I have looked at this").first.click()
    page.get_by_text("Looked at", exact=True).wait_for()
    look(page, "draft-warnings")
    page.goto(f"{draft.get_absolute_url()}adopt/")
    look(page, "draft-adopt")


def test_the_second_clerk_is_told_and_keeps_his_words(page, look, draft, clerk, deputy, sign_in):
    clause = draft.clauses.get(ref="2.2")
    sign_in(page, clerk)
    page.goto(f"{draft.get_absolute_url()}draft/clauses/{clause.pk}/")
    services.edit_clause(draft, clause=clause.pk, ref="2.2", heading="", text="Staff get peace.", seen=0, by=deputy)
    page.get_by_label("Words", exact=True).fill("Staff get quiet.")
    page.get_by_role("button", name="Save the clause").click()
    page.get_by_role("heading", name="Somebody was faster").wait_for()
    look(page, "draft-overtaken")
    page.get_by_role("button", name="Save the clause").click()
    page.get_by_text("The clause was saved.").wait_for()
    clause.refresh_from_db()
    assert clause.text == "Staff get quiet."


def test_a_pdf_is_previewed_beside_its_source(page, look, council, clerk, sign_in):
    sign_in(page, clerk)
    page.goto(f"/{council.slug}/protocols/import/")
    pdf = {"name": "ours.pdf", "mimeType": "application/pdf", "buffer": typeset(MESSY)}
    page.set_input_files("input[type=file]", pdf)
    page.get_by_role("button", name="Show what will be imported").click()
    page.get_by_role("heading", name="The source, line by line").wait_for()
    look(page, "draft-preview")
