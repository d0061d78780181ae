"""Drafts of answers in the council's own words: fields filled in, a broken wording refused with its fault."""

import pytest

from councils import history
from requests_log import services
from requests_log.models import ReplyWording
from requests_log.models.choices import Outcome
from requests_log.replies import draft_answer, wordings_of
from requests_log.reply_wordings import fault_of, filled
from tests.makers import client_of
from tests.protocols.makers import make_adopted
from tests.requests_log.makers import make_decided
from tests.requests_log.test_pages import errors, soup

OWN = "Ref. {reference}, {date}.\n\n{findings}\n\n{reason}\n\nSo says {clerk} of {council} to {councillor} {{again}}."


@pytest.fixture
def save(council, clerk):
    def saved(text, outcome="refer"):
        return client_of(clerk).post(f"/{council.slug}/requests/wording/{outcome}/", {"text": text})

    return saved


def draft(entry):
    entry = type(entry).objects.with_words().get(pk=entry.pk)
    return draft_answer(entry, services.latest_check(entry), list(history.timeline(entry.stream)))


def test_the_usual_draft_thanks_quotes_the_clause_and_says_what_follows(council, councillor, clerk):
    make_adopted(council)
    text = draft(make_decided(council, councillor, clerk))
    assert text.startswith("Thank you for your request of ")
    assert "Our protocol says (clause 2.2): “" in text
    assert text.endswith("let you know when it will be heard.")


def test_whoever_may_go_ahead_is_told_no_rule(council, councillor, clerk):
    make_adopted(council)
    assert "Our protocol says" not in draft(make_decided(council, councillor, clerk, outcome=Outcome.PROCEED))


def test_the_councils_own_wording_is_filled_in(council, councillor, clerk, save):
    entry = make_decided(council, councillor, clerk, reason="The budget is the committee’s.")
    save(OWN)
    text = draft(entry)
    assert f"Ref. {entry.reference}, " in text
    assert "The budget is the committee’s." in text
    assert text.endswith("So says Maya Osei of Thornby Parish Council to Iris Lowe {again}.")
    other = make_decided(council, councillor, clerk, outcome=Outcome.DECLINE)
    assert draft(other).startswith("Thank you for your request")


@pytest.mark.parametrize(
    ("wording", "said"),
    [
        ("Dear {name}", "There is no field {name}. There are {councillor}, {date}"),
        ("{councillor.user.password}", "There is no field {councillor.user.password}."),
        ("{subject!r}", "There is no field {subject!}."),
        ("{subject:>900000000}", "There is no field {subject:}."),
        ("{}", "There is no field {}."),
        ("An { open brace", "A brace is open"),
        ("A } closed brace", "A brace is open, or closed"),
    ],
)
def test_a_broken_wording_is_refused_with_its_fault_and_kept_on_the_page(council, clerk, save, wording, said):
    page = soup(save(wording))
    assert said in errors(page)[0]
    assert page.find("textarea").get_text().strip() == wording
    assert not ReplyWording.objects.exists()


def test_an_empty_wording_goes_back_to_the_usual_one(council, clerk, save):
    usual = wordings_of(council)[Outcome.REFER]
    save("Ours.")
    assert wordings_of(council)[Outcome.REFER] == "Ours."
    save("")
    assert wordings_of(council)[Outcome.REFER] == usual
    save(usual)
    assert ReplyWording.objects.count() == 2


def test_a_paragraph_without_anything_in_it_is_left_out():
    assert filled("One\n\n{findings}\n\n{reason} Two", {"findings": "", "reason": ""}) == "One\n\nTwo"
    assert fault_of(OWN) == ""


def test_what_a_councillor_writes_into_a_subject_is_no_field(council, councillor, clerk, save):
    save("About {subject}")
    assert draft(make_decided(council, councillor, clerk, subject="{clerk} {x")) == "About {clerk} {x"


def test_there_is_no_wording_for_what_cannot_be_decided(council, clerk):
    assert client_of(clerk).get(f"/{council.slug}/requests/wording/made-up/").status_code == 404
