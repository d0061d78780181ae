"""An appeal panel is other people; where there are too few, the parties are told why some sit again."""

import pytest

from councils.errors import Refused
from grievances.models import AppealTo
from grievances.services import decisions, panels
from grievances.services.benches import bench_of
from grievances.services.instances import APPEAL
from grievances.workflow import PartKind
from tests.grievances.formal import appealed_case, decide, do, formal_case, hear, keys, make_staffing, name_panel
from tests.grievances.makers import part
from tests.makers import client_of, full_council


def test_an_appeal_panel_is_other_people(council, officer, clerk):
    procedure, members = make_staffing(council)
    case = appealed_case(council, officer, clerk, members)
    sat = {seat.key for seat in bench_of(case, procedure.staffing_body, on_appeal=True).barred}
    assert sat == set(keys(members[:3]))
    with pytest.raises(Refused, match="sat on the first panel"):
        name_panel(case, clerk, members, instance=APPEAL)
    name_panel(case, clerk, members[3:], instance=APPEAL)


def test_an_override_waives_nothing_but_having_sat(council, clerk, officer):
    _, members = make_staffing(council, 4)
    case = heard_by_most(council, officer, clerk, members)
    part(case, PartKind.WITNESS, members[1])
    facts = {"members": keys(members[:3]), "presiding": members[0].pk, "reserves": [], "overrides": True}
    with pytest.raises(Refused, match="is a witness"):
        name_panel(case, clerk, members, instance=APPEAL, reason="There are four of us.", **facts)


def test_an_overridden_appeal_panel_is_told_to_the_parties(council, clerk, officer):
    _, members = make_staffing(council, 4)
    case = heard_by_most(council, officer, clerk, members)
    facts = {"members": keys(members[1:4]), "presiding": members[1].pk, "reserves": [], "overrides": True}
    with pytest.raises(Refused, match="hear the appeal"):
        name_panel(case, clerk, members, instance=APPEAL, **facts)
    name_panel(case, clerk, members, instance=APPEAL, reason="There are four of us.", **facts)
    page = client_of(officer).get(case.get_absolute_url()).content.decode()
    assert "There are four of us." in page
    assert APPEAL.panel_of(case).overrides


def heard_by_most(council, officer, clerk, members):
    """Decided by three of a council of four, and appealed against."""
    case = hear(formal_case(council, officer), clerk, members, without_appeal=True, reserves=[])
    decide(case, members[0], members[:3])
    do(decisions.lodge_appeal, case, officer, grounds="It was unfair.")
    case.refresh_from_db()
    return case


def test_where_the_procedure_says_so_the_full_council_hears_the_appeal(council, clerk, officer):
    _, members = make_staffing(council, 7, appeal_to=AppealTo.FULL_COUNCIL)
    case = appealed_case(council, officer, clerk, members)
    whole = full_council(council)
    _, found = panels.proposal(case, whole, instance=APPEAL)
    assert {seat.key for seat in found.members} == set(keys(members[3:]))
