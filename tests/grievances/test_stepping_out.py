"""Who has an interest steps out: a handler hands the case over, a panel that is short is named again."""

import pytest
from django.core.exceptions import PermissionDenied

from grievances.services import handlers
from grievances.workflow import Mark, PartKind, open_steps
from tests.grievances.formal import formal_case, make_staffing, name_panel
from tests.grievances.makers import part, post
from tests.makers import client_of


@pytest.fixture
def members(council, clerk):
    return make_staffing(council)[1]


def test_a_handler_who_records_an_interest_of_his_own_can_only_hand_the_case_over(council, clerk, officer, members):
    case = formal_case(council, officer, matter="treatment", subjects=[clerk])
    handler = case.parts.get(kind=PartKind.HANDLER).person
    answers = {"person": handler.pk, "conflict": "declared", "words": "We are cousins."}
    page = post(handler, case, "note-conflict", **answers)
    assert f"Recorded that {handler.name} cannot sit on a panel" in page
    assert "hand it over now" in page
    assert [found.name for found in open_steps(case.state, {PartKind.HANDLER})] == ["hand-over"]
    with pytest.raises(PermissionDenied):
        name_panel(case, handler, members[1:])
    assert handlers.handler_is_gone(case)
    post(handler, case, "hand-over", person=members[1].pk, words="We are cousins.")
    assert Mark.HANDLER_OUT not in case.marks
    assert case.parts.current().get(kind=PartKind.HANDLER).person == members[1]
    assert handler.pk not in {who.key for who in handlers.free_to_handle(case)}


def test_where_nobody_else_is_free_a_case_that_is_handed_over_waits_for_an_outsider(council, clerk, officer):
    _, (handler, *others) = make_staffing(council, 3)
    case = formal_case(council, officer, matter="treatment", subjects=[clerk])
    for person in others:
        part(case, PartKind.WITNESS, person)
    page = client_of(handler).get(f"{case.get_absolute_url()}hand-over/").content.decode()
    assert "Whoever brought it names somebody from outside" in page
    post(handler, case, "hand-over", words="I am his cousin.")
    assert Mark.NO_HANDLER in case.marks
    assert "Name an outsider to handle it" in client_of(officer).get(case.get_absolute_url()).content.decode()
