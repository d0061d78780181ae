"""Mediation is voluntary, both consents are on record, either side leaves, and nothing of it travels on."""

import pytest

from councils.models import Role
from grievances.models import Attempt
from grievances.workflow import Outcome, PartKind, Stage
from tests.grievances.makers import make_case, make_procedure, serve
from tests.grievances.test_running import handler_of, post
from tests.makers import client_of, make_member

TERMS = "They speak on Mondays."
MEDIATOR = {"body": "Acas", "name": "Pat Holloway", "address": "pat@example.org"}


@pytest.fixture
def colleague(council):
    return make_member(council, "Lena Brook", Role.OFFICER)


@pytest.fixture
def case(council, clerk, officer, colleague):
    make_procedure(council, mediators=["Acas"])
    return serve(make_case(council, officer, matter="treatment", subjects=[colleague]), clerk)


@pytest.fixture
def offered(case, clerk):
    post(clerk, case, "offer-mediation")
    return case


@pytest.fixture
def begun(offered, clerk, officer, colleague):
    post(officer, offered, "consent-complainant")
    post(colleague, offered, "consent-subject")
    post(clerk, offered, "name-mediator", **MEDIATOR)
    post(clerk, offered, "begin-mediation")
    return offered


def page_of(case, person):
    return client_of(person).get(case.get_absolute_url()).content.decode()


def test_it_begins_only_with_both_consents_and_their_times_are_kept(offered, clerk, officer, colleague):
    post(officer, offered, "consent-complainant")
    post(clerk, offered, "name-mediator", **MEDIATOR)
    post(clerk, offered, "begin-mediation")
    assert offered.stage == Stage.INFORMAL
    post(colleague, offered, "consent-subject")
    post(clerk, offered, "begin-mediation")
    assert offered.stage == Stage.MEDIATION
    assert {consent.part.person for consent in Attempt.objects.get().consents.all()} == {officer, colleague}


def test_of_several_who_are_complained_of_each_has_to_agree(council, clerk, officer, colleague, offered):
    other = make_member(council, "Ned Fold", Role.OFFICER)
    offered.parts.create(council=council, kind=PartKind.SUBJECT, person=other, told_at=offered.raised_at)
    post(colleague, offered, "consent-subject")
    assert "subject_consents" not in offered.marks
    post(other, offered, "consent-subject")
    assert "subject_consents" in offered.marks


def test_it_is_not_offered_behind_the_back_of_whoever_it_is_about(council, clerk, officer, colleague):
    case = make_case(council, officer, matter="treatment", subjects=[colleague])
    assert client_of(clerk).get(f"{case.get_absolute_url()}offer-mediation/").status_code == 409


@pytest.mark.parametrize(("who", "step"), [("officer", "leave-mediation"), ("colleague", "leave-mediation")])
def test_either_side_leaves_at_any_time_and_the_mediator_is_out(begun, officer, colleague, who, step):
    post({"officer": officer, "colleague": colleague}[who], begun, step)
    assert begun.stage == Stage.INFORMAL
    assert not begun.parts.current().filter(kind=PartKind.MEDIATOR).exists()
    assert Attempt.objects.get().ended == "left"


def test_the_aggrieved_may_always_go_formal(begun, officer):
    post(officer, begun, "go-formal")
    assert begun.stage == Stage.FORMAL


def test_terms_are_kept_only_with_both_consents(begun, clerk, officer, colleague):
    post(officer, begun, "consent-terms")
    assert 'name="terms"' not in client_of(clerk).get(f"{begun.get_absolute_url()}agree-mediation/").content.decode()
    post(colleague, begun, "consent-terms")
    post(clerk, begun, "agree-mediation", terms=TERMS)
    assert (begun.stage, begun.outcome) == (Stage.CLOSED, Outcome.AGREED)
    assert TERMS in page_of(begun, colleague)


def test_without_them_no_terms_are_kept(begun, clerk):
    post(clerk, begun, "agree-mediation", terms=TERMS)
    assert begun.stage == Stage.CLOSED
    assert Attempt.objects.get().terms == ""


def test_there_is_no_place_for_notes():
    texts = {field.name for field in Attempt._meta.get_fields() if field.get_internal_type() == "TextField"}
    assert texts == {"terms"}


@pytest.mark.parametrize("who", ["clerk", "officer", "colleague", "member"])
def test_nothing_of_it_reaches_the_formal_stage(council, begun, clerk, officer, colleague, who):
    member = make_member(council, "Cora Vane", Role.COUNCILLOR)
    post(clerk, begun, "set-mediation-date", on_day=1, on_month=6, on_year=2030)
    post(officer, begun, "go-formal")
    begun.parts.create(council=council, kind=PartKind.PANEL, person=member, declared_at=begun.raised_at)
    people = {"clerk": clerk, "officer": officer, "colleague": colleague, "member": member}
    page = page_of(begun, people[who]).replace("Offer mediation", "").replace("offer-mediation", "")
    for trace in ("mediation", "Mediation", "Pat Holloway", "June 2030"):
        assert trace not in page


def test_the_mediator_sees_consents_and_dates_and_nothing_else(begun, clerk):
    part = begun.parts.get(kind=PartKind.MEDIATOR)
    assert part.name == "Pat Holloway"
    assert part.link is not None
    assert handler_of(begun).person == clerk
