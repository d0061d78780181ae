"""What a panel decides, who may, what the parties read of it, the appeal, and the end without one."""

from datetime import date

import pytest

from councils.errors import Refused
from councils.models import Deadline, OutboxMail
from grievances.models import Action, Source
from grievances.services import decisions, hearings, panels
from grievances.services.instances import APPEAL, FIRST
from grievances.workflow import Kind, Outcome, PartKind, Stage, State, open_steps
from tests.grievances.formal import (
    DAY,
    appealed_case,
    decide,
    decided_case,
    declare,
    disciplinary_case,
    do,
    formal_case,
    hear,
    heard_case,
    hold,
    invite,
    make_staffing,
    name_panel,
)
from tests.grievances.makers import serve
from tests.makers import client_of, make_member


@pytest.fixture
def members(council, clerk):
    return make_staffing(council)[1]


@pytest.fixture
def heard(council, members, officer, clerk):
    return heard_case(council, officer, clerk, members)


def page(case, person):
    return client_of(person).get(case.get_absolute_url()).content.decode()


def test_the_decision_is_told_to_the_parties_with_findings_reasons_and_the_right_of_appeal(heard, officer, members):
    decide(heard, members[0], members[:3], facts="The gate was locked.", reasons="We believe her.")
    heard.refresh_from_db()
    assert heard.stage == Stage.DECIDED
    shown = page(heard, officer)
    assert all(words in shown for words in ["Upheld", "It was so.", "The gate was locked.", "right of appeal"])
    assert Deadline.objects.filter(stream=heard.stream, name="appeal_lodged", state=Deadline.State.OPEN).exists()
    assert OutboxMail.objects.filter(person=officer, template="case_news").exists()


def test_only_the_presiding_member_records_it(heard, members):
    with pytest.raises(Refused, match="member who presides"):
        decide(heard, members[1], members[:3])


def test_fewer_than_the_quorum_do_not_decide(heard, members):
    with pytest.raises(Refused, match="quorum is 3"):
        decide(heard, members[0], members[:2])


def test_whoever_was_not_at_the_hearing_does_not_decide(council, clerk, officer):
    members = make_staffing(council, quorum=2)[1]
    case = formal_case(council, officer)
    name_panel(case, clerk, members)
    declare(case, *members[:3])
    hold(case, clerk, members[:2], on=invite(case, clerk))
    with pytest.raises(Refused, match="was not at the hearing"):
        decide(case, members[0], members[:3])
    decide(case, members[0], members[:2])


def test_somebody_from_outside_who_sits_with_a_panel_does_not_decide(council, clerk, officer, members):
    outsiders = [{"name": "Vera Holt", "body": "SLCC", "address": ""}]
    case = formal_case(council, officer)
    name_panel(case, clerk, members, outsiders=outsiders)
    declare(case, *members[:3])
    panel = FIRST.panel_of(case)
    outside = panel.places.get(outsider__isnull=False)
    outside.part.declared_at = case.raised_at
    outside.part.save()
    present = [place.pk for place in panel.places.exclude(part=None)]
    hold(case, clerk, members[:3], on=invite(case, clerk), present=present)
    with pytest.raises(Refused, match="recommends but does not decide"):
        decide(case, members[0], [], took_part=present)


def test_every_point_needs_a_finding(heard, members):
    with pytest.raises(Refused, match="point 1"):
        decide(heard, members[0], members[:3], points={})
    heard.refresh_from_db()
    assert heard.stage == Stage.FORMAL


def test_actions_are_kept_with_who_and_when(heard, officer, members):
    action = {"words": "Mend the gate", "who": "The Clerk", "due": date(2027, 3, 1)}
    decide(heard, members[0], members[:3], actions=[action])
    assert Action.objects.get().due == date(2027, 3, 1)
    assert "Mend the gate" in page(heard, officer)


def test_a_colleague_complained_of_reads_the_finding_on_himself_and_no_more(council, clerk, officer, members):
    lena = make_member(council, "Lena Brook", "officer")
    case = heard_case(council, officer, clerk, members, matter="treatment", subjects=[lena])
    decide(case, members[0], members[:3], facts="A private matter.", reasons="As a whole.")
    shown = page(case, lena)
    assert "It was so." in shown
    assert "A private matter." not in shown


RECOMMENDED = {
    "facts": "The gate was locked.",
    "reasons": "Mend it.",
    "actions": [],
    "points": {1: ("partly", "Half so.")},
}


@pytest.fixture
def recommended(council, clerk, officer, members):
    """A case in which an outsider heard the parties and recommended."""
    case = formal_case(council, officer)
    outsiders = [{"name": "Vera Holt", "body": "SLCC", "address": ""}]
    do(panels.name_panel, case, clerk, source=Source.OUTSIDE, minute_ref="1/26", outsiders=outsiders)
    place = FIRST.panel_of(case).places.get()
    place.part.declared_at = case.raised_at
    place.part.save()
    hold(case, clerk, [], on=invite(case, clerk), present=[place.pk])
    case.refresh_from_db()
    decisions.decide(case, parts=[place.part], seen=case.revision, took_part=[place.pk], **RECOMMENDED)
    return case


def test_outsiders_recommend_and_the_council_decides_by_its_minute(recommended, clerk, officer):
    case, facts = recommended, RECOMMENDED
    assert case.stage == Stage.FORMAL
    assert "Mend it." not in page(case, officer)
    assert "has not decided yet" in page(case, clerk)
    own = {"points": {1: ("upheld", "Wholly so.")}, "council_reasons": "We go further."}
    with pytest.raises(Refused, match="minute"):
        do(decisions.adopt_recommendation, case, clerk, minute=" ", **facts | own)
    do(decisions.adopt_recommendation, case, clerk, minute="44/26", **facts | own)
    case.refresh_from_db()
    assert case.stage == Stage.DECIDED
    assert "We go further." in page(case, officer)
    assert "Wholly so." in page(case, officer)


def test_an_appeal_has_grounds_that_the_appeal_panel_reads_and_the_first_does_not(council, clerk, officer, members):
    case = appealed_case(council, officer, clerk, members)
    name_panel(case, clerk, members[3:], instance=APPEAL)
    declare(case, *members[3:6], instance=APPEAL)
    assert "It was unfair." in page(case, members[3])
    assert "It was unfair." not in page(case, members[0])


def test_a_late_appeal_says_why(council, clerk, officer, members, time_machine):
    case = decided_case(council, officer, clerk, members)
    time_machine.move_to(decisions.lodging(case).due + DAY)
    with pytest.raises(Refused, match="Say why"):
        do(decisions.lodge_appeal, case, officer, grounds="It was unfair.")
    do(decisions.lodge_appeal, case, officer, grounds="It was unfair.", late_because="I was ill.")
    assert "I was ill." in page(case, clerk)


def test_in_a_grievance_the_complainant_has_the_appeal_and_in_a_concern_the_employee():
    def appeals(kind, part):
        return [step.name for step in open_steps(State(kind, Stage.DECIDED), {part}) if "appeal" in step.name]

    assert appeals(Kind.GRIEVANCE, PartKind.COMPLAINANT) == ["appeal"]
    assert appeals(Kind.GRIEVANCE, PartKind.SUBJECT) == []
    assert appeals(Kind.CONCERN, PartKind.SUBJECT) == ["appeal-as-subject"]
    assert appeals(Kind.CONCERN, PartKind.RAISER) == []


def test_an_employee_appeals_against_a_disciplinary_decision(council, clerk, officer, councillor, members):
    case = disciplinary_case(council, councillor, officer, clerk)
    hear(case, clerk, members)
    decide(case, members[0], members[:3], reasons="A final decision of the hearing.")
    assert "A final decision of the hearing." in page(case, officer)
    assert "A final decision of the hearing." not in page(case, councillor)
    do(decisions.lodge_appeal, case, officer, grounds="It was unfair.")
    case.refresh_from_db()
    assert case.stage == Stage.APPEAL


def test_the_decision_on_the_appeal_is_final(council, clerk, officer, members):
    case = appealed_case(council, officer, clerk, members)
    name_panel(case, clerk, members[3:], instance=APPEAL)
    declare(case, *members[3:6], instance=APPEAL)
    hold(case, clerk, members[3:6], on=invite(case, clerk, instance=APPEAL), instance=APPEAL)
    decide(case, members[3], members[3:6], instance=APPEAL, reasons="The first decision stands.")
    case.refresh_from_db()
    assert (case.stage, case.outcome) == (Stage.CLOSED, Outcome.APPEAL_DECIDED)
    shown = page(case, officer)
    assert "The first decision stands." in shown
    assert "This is final." in shown
    assert case.allegation_set.get().finding == case.allegation_set.get().appeal_finding == "upheld"


def test_a_companion_can_move_the_appeal_hearing_too(council, clerk, officer, members):
    case = appealed_case(council, officer, clerk, members)
    name_panel(case, clerk, members[3:], instance=APPEAL)
    day = invite(case, clerk, instance=APPEAL)
    do(hearings.postpone, case, officer, on=day + DAY, time="18:00", instance=APPEAL)
    assert APPEAL.panel_of(case).hearing.on == day + DAY


def test_nobody_closes_a_case_while_there_is_time_to_appeal(council, clerk, officer, members, time_machine):
    case = decided_case(council, officer, clerk, members)
    with pytest.raises(Refused, match="still time to appeal"):
        do(decisions.close_decided, case, clerk)
    time_machine.move_to(decisions.lodging(case).due + DAY)
    do(decisions.close_decided, case, clerk)
    case.refresh_from_db()
    assert case.outcome == Outcome.DECIDED


def test_particulars_are_served_before_a_hearing_whoever_is_complained_of(council, clerk, officer, members):
    case = formal_case(council, officer, matter="treatment", subjects=[make_member(council, "Lena Brook", "officer")])
    name_panel(case, clerk, members)
    case.refresh_from_db()
    assert "invite" not in [step.name for step in open_steps(case.state, {PartKind.HANDLER})]
    serve(case, clerk)
    case.refresh_from_db()
    assert "invite" in [step.name for step in open_steps(case.state, {PartKind.HANDLER})]
