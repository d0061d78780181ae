"""Which way a case goes and who handles it: by matter and people, and never past whom it is about."""

import pytest

from grievances.workflow import WHOLE_COUNCIL, Kind, Matter, Mediation, Procedure, Somebody, Stage, route

CLERK = Somebody("clerk", frozenset({"clerk"}))
DEPUTY = Somebody("deputy", frozenset({"deputy_clerk"}))
WARDEN = Somebody("warden", frozenset({"officer"}))
CASHIER = Somebody("cashier", frozenset({"officer"}))
MAYOR, CHAIR, VICE, MEMBER, BACK = (
    Somebody(key, frozenset({"councillor"})) for key in ["mayor", "chair", "vice", "member", "back"]
)
OUTSIDER = Somebody("outsider")
USUAL = Procedure(
    clerk=CLERK, staffing_body=(CHAIR, VICE, MEMBER), members=(MAYOR, CHAIR, VICE, MEMBER, BACK), outsider=OUTSIDER
)
FORMAL_END = (Stage.FORMAL, Stage.DECIDED, Stage.APPEAL)


def test_a_grievance_about_terms_of_work_goes_to_the_clerk():
    way = route(Matter.CONDITIONS, WARDEN, [], USUAL)
    assert (way.kind, way.handler, way.starts_at) == (Kind.GRIEVANCE, CLERK, Stage.INFORMAL)
    assert way.stages == (Stage.INFORMAL, Stage.MEDIATION, *FORMAL_END)
    assert way.may_choose_formal


def test_a_grievance_about_the_clerk_goes_to_the_chair_of_the_body_with_authority():
    assert route(Matter.TREATMENT, WARDEN, [CLERK], USUAL).handler == CHAIR


def test_one_about_that_chair_goes_to_the_next():
    way = route(Matter.TREATMENT, CLERK, [CHAIR], USUAL)
    assert (way.kind, way.handler) == (Kind.CONDUCT, VICE)


def test_the_clerks_own_grievance_never_passes_the_clerk_nor_whoever_works_under_the_clerk():
    acting = Procedure(clerk=CLERK, acting_clerk=DEPUTY, staffing_body=(CHAIR, VICE), members=(MAYOR, CHAIR, VICE))
    assert route(Matter.CONDITIONS, CLERK, [], acting).handler == CHAIR
    assert route(Matter.TREATMENT, WARDEN, [CLERK], acting).handler == CHAIR
    assert route(Matter.CONDITIONS, WARDEN, [], acting).handler == DEPUTY


def test_the_head_of_the_council_is_passed_over_where_the_protocol_says_not_alone():
    headed = Procedure(clerk=CLERK, staffing_body=(MAYOR, VICE), members=(MAYOR, VICE))
    assert route(Matter.TREATMENT, WARDEN, [CLERK], headed).handler == VICE


def test_without_a_body_the_members_of_the_council_follow():
    bare = Procedure(clerk=CLERK, members=(MAYOR, CHAIR), head_not_alone=False)
    assert route(Matter.TREATMENT, WARDEN, [CLERK], bare).handler == MAYOR
    assert route(Matter.TREATMENT, CLERK, [MAYOR], bare).handler == CHAIR


def test_the_clerk_against_the_whole_council_takes_the_outside_route():
    way = route(Matter.CONDITIONS, CLERK, [WHOLE_COUNCIL], USUAL)
    assert (way.kind, way.handler, way.outside, way.whole_council) == (Kind.GRIEVANCE, OUTSIDER, True, True)


def test_where_nobody_is_free_and_no_outsider_is_named_nobody_handles_it():
    alone = Procedure(clerk=CLERK, staffing_body=(CHAIR,), members=(MAYOR, CHAIR))
    assert route(Matter.TREATMENT, CLERK, [CHAIR], alone).handler is None


@pytest.mark.parametrize("matter", [Matter.HARASSMENT, Matter.DISCRIMINATION, Matter.SAFETY])
def test_harm_never_begins_with_informal_talks_by_default(matter):
    assert route(matter, WARDEN, [CASHIER], USUAL).starts_at == Stage.FORMAL
    assert route(matter, WARDEN, [MEMBER], USUAL).starts_at == Stage.REFERRAL
    assert route(matter, WARDEN, [CASHIER], USUAL, formal=False).starts_at == Stage.INFORMAL


def test_an_employee_may_choose_formal_at_once():
    assert route(Matter.CONDITIONS, WARDEN, [], USUAL, formal=True).starts_at == Stage.FORMAL


@pytest.mark.parametrize("formal", [None, True, False])
@pytest.mark.parametrize("matter", Matter)
@pytest.mark.parametrize("complainant", [CLERK, WARDEN, MEMBER])
def test_a_councillors_conduct_has_no_formal_stage_whoever_complains(matter, complainant, formal):
    way = route(matter, complainant, [BACK], USUAL, formal=formal)
    conduct = [part for part in (way.parts or (way,)) if BACK in part.subjects]
    assert [part.kind for part in conduct] == [Kind.CONDUCT]
    assert set(conduct[0].stages) <= {Stage.INFORMAL, Stage.MEDIATION, Stage.REFERRAL}
    assert conduct[0].starts_at in conduct[0].stages


def test_the_employers_duty_runs_beside_an_employees_complaint_and_not_a_councillors():
    assert route(Matter.TREATMENT, WARDEN, [BACK], USUAL).duty
    assert not route(Matter.CONDUCT, MEMBER, [BACK], USUAL).duty


def test_a_councillors_concern_begins_with_his_own_conversation():
    way = route(Matter.PERFORMANCE, BACK, [WARDEN], USUAL)
    assert (way.kind, way.starts_at, way.handler) == (Kind.CONCERN, Stage.FIRST_CONTACT, CLERK)


def test_a_concern_about_the_clerk_is_not_the_clerks_to_hold():
    assert route(Matter.PERFORMANCE, BACK, [CLERK], USUAL).handler == CHAIR


def test_what_is_mixed_is_split_and_no_part_passes_anybody_it_is_about():
    way = route(Matter.TREATMENT, WARDEN, [CLERK, CHAIR], USUAL)
    assert way.kind == Kind.MIXED
    assert {part.kind: part.handler for part in way.parts} == {Kind.GRIEVANCE: VICE, Kind.CONDUCT: VICE}


def test_terms_of_work_beside_a_councillors_conduct_are_a_part_of_their_own():
    way = route(Matter.CONDITIONS, WARDEN, [MEMBER], USUAL)
    assert [part.kind for part in way.parts] == [Kind.GRIEVANCE, Kind.CONDUCT]


def test_mediation_is_no_stage_where_the_council_has_none():
    without = Procedure(clerk=CLERK, staffing_body=(CHAIR,), members=(MAYOR,), mediation=Mediation.ABSENT)
    assert Stage.MEDIATION not in route(Matter.CONDITIONS, WARDEN, [], without).stages


@pytest.mark.parametrize("subjects", [[WARDEN], [WARDEN, CLERK]])
def test_nobody_complains_of_himself(subjects):
    with pytest.raises(ValueError, match="himself"):
        route(Matter.TREATMENT, WARDEN, subjects, USUAL)
