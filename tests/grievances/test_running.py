"""While a case runs: other handlers, outsiders, missed dates, agreed limits, and every way to end and begin again."""

import pytest
from bs4 import BeautifulSoup

from councils.errors import Refused
from councils.models import Deadline, OutboxMail, Role
from grievances.models import Grievance
from grievances.services import handlers
from grievances.workflow import Outcome, PartKind, Stage
from tests.grievances.makers import act, make_case, make_procedure, parts, post, serve
from tests.makers import client_of, full_council, make_committee, make_member, make_seat

WORDS = "As both of them wrote."


@pytest.fixture
def members(council):
    body = make_committee(council)
    make_procedure(council, body)
    found = [make_member(council, name, Role.COUNCILLOR) for name in ("Cora Vane", "Abel Dunn", "Rita Moss")]
    for place, person in enumerate(found):
        make_seat(body, person, "member" if place else "chair")
        make_seat(full_council(council), person)
    return found


@pytest.fixture
def case(council, clerk, officer, members):
    return make_case(council, officer)


def handler_of(case):
    return case.parts.current().get(kind=PartKind.HANDLER)


def test_a_case_is_handed_over_to_somebody_whom_it_does_not_touch(case, clerk, officer, members):
    page = client_of(clerk).get(f"{case.get_absolute_url()}hand-over/").content.decode()
    assert "Cora Vane" in page
    post(clerk, case, "hand-over", person=members[0].pk, words="I am on leave.")
    assert handler_of(case).person == members[0]
    assert client_of(clerk).get(case.get_absolute_url()).status_code == 404
    assert OutboxMail.objects.filter(person=members[0], template="case_news").exists()
    assert OutboxMail.objects.filter(person=officer, template="case_news").count() == 1


def test_it_is_not_handed_to_whoever_it_is_about(council, officer, clerk, members):
    case = make_case(council, officer, matter="treatment", subjects=[clerk])
    assert handler_of(case).person == members[0]
    assert clerk.pk not in {who.key for who in handlers.free_to_handle(case)}
    with pytest.raises(Refused):
        handlers.hand_over(case, parts=parts(case, members[0]), seen=case.revision, person=clerk, words="No.")


def test_an_outsider_is_named_where_nobody_is_free(council, clerk):
    case = make_case(council, clerk, whole_council=True)
    post(clerk, case, "name-outsider", name="Pat Holloway", body="Association", address="pat@example.org", words="7/26")
    assert handler_of(case).outsider is not None
    assert "Pat Holloway" in client_of(clerk).get(case.get_absolute_url()).content.decode()
    assert handler_of(case).link.get_absolute_url() in OutboxMail.objects.get(address="pat@example.org").text


def test_a_missed_date_is_explained_to_those_who_wait(case, clerk, officer):
    post(clerk, case, "note-delay", limit="grievance_informal", reason="illness", words="The witness is ill.")
    assert "The witness is ill." in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_a_limit_changes_only_by_agreement(case, clerk, officer):
    row = Deadline.objects.get(stream=case.stream)
    before = row.due
    post(clerk, case, "agree-time", limit=row.name, days=5, words=WORDS)
    row.refresh_from_db()
    assert row.due > before
    assert WORDS in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_advice_is_the_handlers_alone(case, clerk, officer):
    on = {"on_day": 1, "on_month": 6, "on_year": 2026}
    post(clerk, case, "note-advice", kind="hr", words="Counsel was cautious.", **on)
    assert "Counsel was cautious." in client_of(clerk).get(case.get_absolute_url()).content.decode()
    assert "Counsel was cautious." not in client_of(officer).get(case.get_absolute_url()).content.decode()


@pytest.mark.parametrize(
    ("step", "who", "answers", "outcome"),
    [
        ("withdraw", "officer", {"words": "We talked."}, Outcome.WITHDRAWN),
        ("settle", "clerk", {"words": WORDS}, Outcome.SETTLED),
        ("end-otherwise", "clerk", {"because": "resigned", "words": WORDS}, Outcome.LEFT),
        ("end-otherwise", "clerk", {"because": "died", "words": WORDS}, Outcome.DIED),
    ],
)
def test_a_case_ends_and_can_be_reopened_without_losing_a_line(case, clerk, officer, step, who, answers, outcome):
    post({"officer": officer, "clerk": clerk}[who], case, step, **answers)
    assert (case.stage, case.outcome) == (Stage.CLOSED, outcome)
    assert not Deadline.objects.filter(stream=case.stream, state="open").exclude(name="aftercare").exists()
    page = post(officer, case, "reopen", words="It began again.")
    assert (case.stage, case.outcome) == (Stage.INFORMAL, "")
    assert "Raised" in page
    assert "It began again." in page


def test_the_employer_goes_on_in_its_own_name_only_by_telling_the_complainant(case, clerk, officer):
    page = client_of(clerk).get(f"{case.get_absolute_url()}continue-as-employer/").content.decode()
    assert "This cannot be undone" in page
    OutboxMail.objects.all().delete()
    post(clerk, case, "continue-as-employer", words="Somebody could be hurt.")
    assert OutboxMail.objects.get().person == officer
    assert "Somebody could be hurt." in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_withdrawing_is_found_and_says_truly_what_becomes_of_the_case(case, clerk, officer):
    page = BeautifulSoup(client_of(officer).get(case.get_absolute_url()).content, "html.parser")
    link = page.find("a", string="Withdraw")
    assert link.find_parent("details") is None
    asked = client_of(officer).get(link["href"]).content.decode()
    assert "It can be reopened later" in asked
    assert "cannot be undone" not in asked
    assert "Told by email that there is news: Handler." in asked
    assert "Person complained of" not in asked


def test_a_notice_is_promised_to_the_person_complained_of_only_once_that_person_knows(council, clerk, officer, members):
    case = make_case(council, officer, matter="treatment", subjects=[members[1]])
    address = f"{case.get_absolute_url()}withdraw/"
    assert "news: Handler." in client_of(officer).get(address).content.decode()
    serve(case, clerk)
    assert "news: Person complained of, Handler." in client_of(officer).get(address).content.decode()


@pytest.mark.parametrize("again", [True, False])
def test_nobody_breaks_the_glass_alone_nor_in_his_own_case(case, officer, members, again):
    second = members[0] if again else officer
    with pytest.raises(Refused):
        handlers.break_glass(case, first=members[0], second=second, words="I want it.")
    assert Grievance.objects.get(pk=case.pk).revision == case.revision


def test_a_step_of_somebody_elses_is_not_to_be_had(case, officer, clerk):
    assert client_of(officer).post(f"{case.get_absolute_url()}settle/", {"seen": case.revision}).status_code == 403
    assert client_of(clerk).post(f"{case.get_absolute_url()}reopen/", {"seen": case.revision}).status_code == 409


def test_whoever_is_second_is_told_and_keeps_nothing(case, clerk, officer):
    seen = case.revision
    act(case, "acknowledge", clerk)
    page = client_of(officer).post(f"{case.get_absolute_url()}withdraw/", {"seen": seen, "words": "No."})
    assert page.status_code == 409
    case.refresh_from_db()
    assert case.stage == Stage.INFORMAL
