"""A complaint about a councillor: informally, by mediation, or to the Monitoring Officer; nothing is imposed."""

import pytest

from councils.models import Deadline, Role
from grievances.sanctions import sanction_words
from grievances.workflow import Outcome, Stage
from tests.grievances.makers import make_case, make_procedure, serve
from tests.grievances.test_mediation import MEDIATOR
from tests.grievances.test_running import post
from tests.makers import client_of, full_council, make_committee, make_member, make_seat

REFERRED = {
    "officer": "Ruth Adair",
    "council": "Harrowmere District Council",
    "on_day": 1,
    "on_month": 6,
    "on_year": 2026,
}
MEETING = {"on_day": 1, "on_month": 6, "on_year": 2026, "companion": "yes", "support": "", "words": "We met."}
# As the defendant council in Harvey resolved, in words of our own.
HARVEY = (
    "The councillor is removed from all committees and must not speak to any of the staff; "
    "all contact with the clerk is to be through the mayor only."
)


@pytest.fixture
def members(council):
    body = make_committee(council)
    make_procedure(council, body)
    found = [make_member(council, name, Role.COUNCILLOR) for name in ("Cora Vane", "Abel Dunn", "Rita Moss")]
    for person in found:
        make_seat(body, person)
        make_seat(full_council(council), person)
    return found


@pytest.fixture
def case(council, clerk, officer, councillor, members):
    return serve(make_case(council, officer, matter="treatment", subjects=[councillor]), clerk)


def test_it_goes_to_the_monitoring_officer_only_when_the_complainant_asks(case, clerk, officer):
    assert client_of(clerk).get(f"{case.get_absolute_url()}refer/").status_code == 409
    post(officer, case, "ask-referral", words="It did not help.")
    assert case.stage == Stage.REFERRAL
    post(clerk, case, "refer", **REFERRED)
    post(clerk, case, "close-referred")
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.REFERRED)


def test_the_employer_refers_in_its_own_name_only_after_telling_the_complainant(case, clerk):
    assert client_of(clerk).get(f"{case.get_absolute_url()}refer-as-employer/").status_code == 409
    post(clerk, case, "continue-as-employer", words="Others are at risk.")
    post(clerk, case, "refer-as-employer", **REFERRED)
    assert case.stage == Stage.REFERRAL


def test_whoever_mediated_does_not_receive_it(case, clerk, officer, councillor):
    post(clerk, case, "offer-mediation")
    post(officer, case, "consent-complainant")
    post(councillor, case, "consent-subject")
    someone = {"body": "Somebody else whom both sides accept", "name": "Ruth Adair", "by_monitoring_officer": "on"}
    post(clerk, case, "name-mediator", **MEDIATOR | someone)
    post(clerk, case, "begin-mediation")
    post(officer, case, "ask-referral", words="It did not help.")
    page = post(clerk, case, "refer", **REFERRED | {"officer": "ruth  adair"})
    assert "mediated in this case and cannot receive it" in page
    assert "referred" not in case.marks
    post(clerk, case, "refer", **REFERRED | {"officer": "Ann Pell"})
    assert "referred" in case.marks


def test_the_employer_still_hears_its_employee(case, clerk, officer, members):
    post(clerk, case, "meet-employee", **MEETING)
    post(clerk, case, "reply-employee", words="We take this seriously.")
    assert "We take this seriously." in client_of(officer).get(case.get_absolute_url()).content.decode()
    assert Deadline.objects.filter(stream=case.stream, name="appeal_lodged", state="open").exists()
    post(officer, case, "appeal-reply", words="It says nothing.")
    page = post(clerk, case, "answer-reply-appeal", words="We agree.", heard_by=[members[0].pk])
    assert "nobody decides an appeal alone" in page
    post(clerk, case, "answer-reply-appeal", words="We agree.", heard_by=[member.pk for member in members[:2]])
    page = client_of(officer).get(case.get_absolute_url()).content.decode()
    assert "Heard by: " in page


def test_the_councillor_sees_nothing_of_the_employees_meeting_and_reply(case, clerk, councillor):
    post(clerk, case, "meet-employee", **MEETING)
    post(clerk, case, "reply-employee", words="We take this seriously.")
    page = client_of(councillor).get(case.get_absolute_url()).content.decode()
    assert "We met." not in page
    assert "We take this seriously." not in page


@pytest.mark.parametrize("step", ["offer-outcome", "settle"])
def test_the_facts_of_harvey_cannot_be_re_enacted(case, clerk, step):
    page = post(clerk, case, step, words=HARVEY)
    assert "R (Harvey) v Ledbury Town Council [2018] EWHC 1151 (Admin)" in page
    assert "“removed from all committees”" in page
    assert case.stage == Stage.INFORMAL
    assert "outcome_offered" not in case.marks


@pytest.mark.parametrize("stage", [Stage.FORMAL, Stage.DECIDED, Stage.APPEAL])
def test_no_address_leads_to_a_hearing_about_a_councillor(case, clerk, stage):
    for step in ("go-formal", "begin-disciplinary", "name-panel", "invite", "decide"):
        assert client_of(clerk).post(f"{case.get_absolute_url()}{step}/", {"seen": case.revision}).status_code == 403


@pytest.mark.parametrize(
    "words",
    [
        HARVEY,
        "Councillor Lowe is banned from the working group.",
        "She must not contact the office.",
        "He will receive a written warning.",
        "You are required to undergo training.",
        "All correspondence goes to the Clerk by letter.",
        "The council censured him.",
        "They are not to attend meetings: they are excluded from all meetings.",
        "He must apologise at the next meeting.",
    ],
)
def test_words_that_read_like_a_sanction_are_seen(words):
    assert sanction_words(words)


@pytest.mark.parametrize(
    "words",
    [
        "Both sides agreed to speak before each meeting.",
        "The councillor explained what he had meant, and the officer accepted that.",
        "The Clerk will write to the officer by Friday.",
        "We are sorry that you were treated in this way.",
        "The matter was considered with the committee's chair.",
    ],
)
def test_plain_words_are_left_alone(words):
    assert not sanction_words(words)
