"""A case is heard: the Clerk names a panel and invites, a member declares and decides, the employee appeals."""

import pytest

from grievances.models import Grievance
from tests.grievances.formal import declare, formal_case, hold, invite, make_staffing, name_panel
from tests.journeys.browsing import press


@pytest.fixture
def members(council, clerk):
    return make_staffing(council)[1]


@pytest.fixture
def case(council, members, officer):
    return formal_case(council, officer)


def open_step(page, case, name):
    page.goto(f"{case.get_absolute_url()}{name}/")


def test_a_panel_is_named_and_its_hearing_prepared(page, look, sign_in, case, clerk):
    sign_in(page, clerk)
    open_step(page, case, "name-panel")
    look(page, "panel-proposed")
    page.get_by_label("Minute that delegates").fill("")
    press(page, "Name the panel")
    look(page, "panel-errors")
    page.get_by_label("Minute that delegates").fill("14/24")
    press(page, "Name the panel")
    assert "Panel named." in page.locator(".govuk-notification-banner").inner_text()
    look(page, "case-with-panel")
    open_step(page, case, "invite")
    look(page, "hearing-invite")


def test_a_member_declares_and_a_case_that_was_heard_is_decided(page, look, sign_in, case, clerk, members):
    name_panel(case, clerk, members)
    declare(case, *members[1:3])
    sign_in(page, members[0])
    open_step(page, case, "declare-interest")
    look(page, "declare-interest")
    page.get_by_label("No, nothing").check()
    press(page, "Declare your interests")
    hold(case, clerk, members[:3], on=invite(case, clerk))
    open_step(page, case, "decide")
    press(page, "Record the decision")
    look(page, "decide-errors")
    for place in members[:3]:
        page.get_by_label(place.name).check()
    page.get_by_label("Upheld", exact=True).check()
    page.locator("[name=reasons_1]").fill("The gate was locked.")
    page.locator("[name=facts_found]").fill("It was locked in May.")
    page.locator("[name=reasons]").fill("It has to be mended.")
    press(page, "Record the decision")
    look(page, "case-decided")
    assert Grievance.objects.get(pk=case.pk).stage == "decided"
