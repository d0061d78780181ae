"""Raising a case in a browser's requests: what is not for here, drafts, what happens next, and mixed matters."""

import pytest
from bs4 import BeautifulSoup

from councils.models import Deadline, Event, OutboxMail, Role
from grievances.models import Grievance
from grievances.workflow import Kind, PartKind, Stage
from tests.grievances.makers import CANARY, make_draft, make_procedure
from tests.makers import client_of, make_committee, make_member, make_seat

STORY = f"On 3 June I was told off before residents, by the {CANARY}."


@pytest.fixture
def body(council):
    return make_committee(council)


@pytest.fixture
def staffing_chair(council, body):
    person = make_member(council, "Cora Vane", Role.COUNCILLOR)
    make_seat(body, person, "chair")
    return person


@pytest.fixture
def procedure(council, body, staffing_chair):
    return make_procedure(council, body)


def page_of(client, url, **data):
    return client.get(url, data).content.decode()


def raise_as(person, *, act="raise", **answers):
    """Write a draft, answer whom it is about, and confirm. Returns the last response."""
    client = client_of(person)
    started = client.post("/thornby/grievances/new/", {"story": STORY, "seen": 0})
    return client.post(started.url, {"seen": 0, "act": act, **answers}, follow=True)


@pytest.mark.parametrize(
    ("about", "says"),
    [("whistleblowing", "prescribed person"), ("resident", "complaints procedure"), ("data", "one month")],
)
def test_what_is_not_for_here_gets_its_address_and_nothing_is_kept(officer, about, says):
    before = (Event.objects.count(), Grievance.objects.count())
    assert says in page_of(client_of(officer), "/thornby/grievances/start/", about=about)
    assert (Event.objects.count(), Grievance.objects.count()) == before


def test_the_first_question_sent_without_an_answer_says_what_to_do(officer):
    client = client_of(officer)
    first = BeautifulSoup(page_of(client, "/thornby/grievances/start/"), "html.parser")
    assert not first.select(".govuk-error-summary")
    hidden = {field["name"]: field["value"] for field in first.select("main form input[type=hidden]")}
    sent = BeautifulSoup(page_of(client, "/thornby/grievances/start/", **hidden), "html.parser")
    assert sent.title.get_text().startswith("Error: ")
    assert sent.select_one(".govuk-error-summary__list a").get_text() == "Select what you want to raise"


@pytest.mark.parametrize(
    ("who", "offered"), [("officer", "grievance"), ("clerk", "grievance"), ("councillor", "concern")]
)
def test_nobody_is_offered_what_is_not_his_to_raise(request, who, offered):
    client = client_of(request.getfixturevalue(who))
    page = BeautifulSoup(client.get("/thornby/grievances/start/").content, "html.parser")
    answers = {radio["value"] for radio in page.select("input[name=about]")}
    assert answers & {"grievance", "concern"} == {offered}
    other = ({"grievance", "concern"} - {offered}).pop()
    assert client.get("/thornby/grievances/start/", {"about": other}).status_code == 200


def test_a_draft_is_kept_and_only_its_writer_sees_it(officer, clerk):
    response = client_of(officer).post("/thornby/grievances/new/", {"title": CANARY, "seen": 0, "act": "save"})
    assert response.url == "/thornby/grievances/"
    assert CANARY in page_of(client_of(officer), "/thornby/grievances/")
    assert CANARY not in page_of(client_of(clerk), "/thornby/grievances/")
    assert not Event.objects.filter(stream=Grievance.objects.get().stream).exists()


def test_a_draft_can_be_thrown_away_and_nothing_stays(council, officer):
    case = make_draft(council, officer)
    address = f"/thornby/grievances/{case.pk}/discard/"
    assert "Nothing of it will be kept" in page_of(client_of(officer), address)
    client_of(officer).post(address, {"seen": case.revision})
    assert not Grievance.objects.exists()


def test_what_happens_next_is_told_before_anything_is_raised(officer, clerk, procedure):
    page = raise_as(officer, act="", matter="conditions").content.decode()
    assert f"{clerk.name} handles it, and tries to settle it informally: 20 working days" in page
    assert "You can choose the formal procedure at any time." in page
    assert Grievance.objects.get().stage == Stage.DRAFT


def test_a_case_has_its_handler_its_clock_and_its_notice(officer, clerk, procedure):
    page = raise_as(officer, matter="conditions").content.decode()
    case = Grievance.objects.get()
    assert CANARY in page
    assert (case.kind, case.stage, case.procedure) == (Kind.GRIEVANCE, Stage.INFORMAL, procedure)
    assert [part.person for part in case.parts.filter(kind=PartKind.HANDLER)] == [clerk]
    assert [row.name for row in Deadline.objects.filter(stream=case.stream)] == ["grievance_informal"]
    assert [mail.person for mail in OutboxMail.objects.filter(template="case_news")] == [clerk]


def test_a_case_about_the_clerk_never_shows_itself_to_the_clerk(officer, clerk, staffing_chair, procedure):
    page = raise_as(officer, act="", matter="treatment", subjects=[clerk.pk]).content.decode()
    assert f"{staffing_chair.name} handles it" in page
    assert "the Clerk could technically get at what is on them" in page
    raise_as(officer, matter="treatment", subjects=[clerk.pk])
    case = Grievance.objects.exclude(stage=Stage.DRAFT).get()
    client = client_of(clerk)
    assert client.get(case.get_absolute_url()).status_code == 404
    assert case.reference not in page_of(client, "/thornby/grievances/")
    assert case.reference not in page_of(client, "/")
    assert not OutboxMail.objects.filter(person=clerk).exists()
    assert case.reference not in page_of(client, "/thornby/outbox/")


def test_a_councillors_conduct_goes_to_the_monitoring_officer_and_to_no_panel(officer, councillor, procedure):
    page = raise_as(officer, act="", matter="treatment", subjects=[councillor.pk]).content.decode()
    assert "only the Monitoring Officer can take it up (Localism Act 2011, section 28)" in page
    assert "As your employer the council owes you a meeting" in page


def test_a_councillor_who_raises_a_concern_is_told_that_he_is_a_witness(councillor, officer, procedure):
    page = raise_as(councillor, act="", matter="performance", subjects=[officer.pk]).content.decode()
    assert "First you speak to the Clerk yourself" in page
    assert "You are a witness in it" in page
    raise_as(councillor, matter="performance", subjects=[officer.pk])
    case = Grievance.objects.exclude(stage=Stage.DRAFT).get()
    assert case.parts.get(person=councillor).kind == PartKind.RAISER


def test_mixed_matters_are_told_apart_and_become_linked_cases(officer, clerk, councillor, staffing_chair, procedure):
    answers = {"matter": "treatment", "subjects": [clerk.pk, councillor.pk]}
    page = raise_as(officer, act="", **answers).content.decode()
    assert "Parts of this go different ways by law" in page
    assert f"An employee’s grievance: {clerk.name}" in page
    raise_as(officer, **answers, story_0="The Clerk shouted.", story_1="The councillor laughed.")
    cases = {case.kind: case for case in Grievance.objects.exclude(stage=Stage.DRAFT)}
    assert cases[Kind.GRIEVANCE].story == "The Clerk shouted."
    assert cases[Kind.CONDUCT].story == "The councillor laughed."
    assert cases[Kind.CONDUCT].split_from == cases[Kind.GRIEVANCE]
    assert {part.person for case in cases.values() for part in case.parts.filter(kind="handler")} == {staffing_chair}


def test_each_part_of_a_mixed_matter_needs_words(officer, clerk, councillor, procedure):
    answers = {"matter": "treatment", "subjects": [clerk.pk, councillor.pk]}
    page = raise_as(officer, **answers, story_0="The Clerk shouted.", story_1="").content.decode()
    assert f"Enter what you say about {councillor.name}" in page
    assert "The Clerk shouted." in page
    assert not Grievance.objects.exclude(stage=Stage.DRAFT).exists()


def test_without_anybody_free_it_is_kept_for_the_complainant_alone(officer, clerk, council):
    page = raise_as(clerk, matter="conditions", whole_council="on").content.decode()
    assert "Name an outsider to handle it" in page
    case = Grievance.objects.get()
    assert [part.person for part in case.parts.all()] == [clerk]


def test_what_it_is_about_has_to_be_said(officer, procedure):
    page = raise_as(officer, act="").content.decode()
    assert "Select what it is about" in page
    assert "Select who it is about" in raise_as(officer, act="", matter="treatment").content.decode()


def test_a_case_is_raised_once(officer, clerk, procedure):
    client = client_of(officer)
    started = client.post("/thornby/grievances/new/", {"story": STORY, "seen": 0})
    for _ in range(2):
        client.post(started.url, {"seen": 0, "act": "raise", "matter": "conditions"})
    assert OutboxMail.objects.filter(template="case_news").count() == 1


def test_the_answers_can_be_checked_before_anything_is_raised(officer, clerk, procedure):
    shown = raise_as(officer, act="", matter="treatment", subjects=[clerk.pk], formal="yes")
    page = BeautifulSoup(shown.content, "html.parser")
    heading = page.find("h2", string="Check your answers")
    rows = [row.get_text(" ", strip=True) for row in heading.find_next("dl").select("dt, dd.govuk-summary-list__value")]
    assert rows[:2] == ["What happened", STORY]
    assert rows[rows.index("Who is it about?") + 1] == "Maya Osei, Clerk"
    assert rows[rows.index("How should it begin?") + 1] == "Formally, now"
    change = heading.find_next("dl").select_one("a")
    assert STORY in client_of(officer).get(change["href"]).content.decode()
    assert Grievance.objects.get().stage == Stage.DRAFT
