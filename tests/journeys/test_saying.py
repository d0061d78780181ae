"""What the Clerk confirms of a protocol, in a browser."""

import pytest
from playwright.sync_api import expect

from protocols.models import RuleClause
from tests.protocols.makers import TEXT, make_draft

SAYING = (
    TEXT
    + """
3. When things go wrong
3.1 The Town Mayor does not deal with a grievance alone.
3.2 Members do not visit the depot without an appointment with its foreman, and they leave the management of it to him.
"""
)


@pytest.fixture
def draft(council):
    return make_draft(council, SAYING)


def test_clerk_confirms_the_rules_but_for_one(page, clerk, draft, sign_in, look):
    sign_in(page, clerk)
    page.goto(draft.get_absolute_url())
    page.get_by_role("link", name="Rules and clauses").click()
    look(page, "protocol-rules")
    page.get_by_label("Right Visits").uncheck()
    page.get_by_role("button", name="Confirm what is ticked").click()
    expect(page.get_by_text("4 confirmed.")).to_be_visible()
    page.get_by_role("link", name="Not confirmed yet (20)").click()
    look(page, "protocol-rules-open")
    page.get_by_role("link", name="Change Visits").click()
    look(page, "protocol-rule")
    assert RuleClause.objects.filter(confirmed_by=clerk).count() == 4


def test_clerk_corrects_an_answer_and_uses_it(page, clerk, draft, sign_in, look):
    sign_in(page, clerk)
    page.goto(f"{draft.get_absolute_url()}answers/")
    look(page, "protocol-answers")
    page.get_by_role("link", name="Change Title of the chief officer").click()
    page.get_by_label("Title of the chief officer").fill("Parish Clerk")
    look(page, "protocol-answer")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="See what would change").click()
    expect(page.get_by_text("Parish Clerk")).to_be_visible()
    look(page, "protocol-use-answers")
    page.get_by_role("button", name="Use these answers").click()
    expect(page.get_by_text("Version 1 of the council’s limits and terms begins with them.")).to_be_visible()


@pytest.mark.parametrize("question", ["mediator", "chair_alone"])
def test_questions_with_options_can_be_answered_without_scripts(page_without_js, clerk, draft, sign_in, look, question):
    sign_in(page_without_js, clerk)
    page_without_js.goto(f"{draft.get_absolute_url()}answers/{question}/")
    look(page_without_js, f"protocol-answer-{question}")
    page_without_js.get_by_role("button", name="Save").click()
    expect(page_without_js.get_by_role("heading", name="What the protocol says of the council")).to_be_visible()


def test_clerk_reads_what_the_protocol_does_not_say(page, clerk, draft, sign_in, look):
    sign_in(page, clerk)
    page.goto(f"{draft.get_absolute_url()}gaps/")
    look(page, "protocol-gaps")
    expect(page.get_by_role("heading", name="The law speaks of it")).to_be_visible()
