"""Who has an interest steps out: a handler hands the case over, a panel that is short is named again."""

import pytest
from django.core.exceptions import PermissionDenied

from councils.due import accesses_of, items_for
from councils.models import OutboxMail, Role
from grievances.services import handlers
from grievances.workflow import Mark, PartKind, open_steps
from tests.grievances.formal import declare, formal_case, invite, make_staffing, name_panel
from tests.grievances.makers import part, post, serve
from tests.makers import client_of, make_member


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


def page_of(case, who):
    return client_of(who).get(case.get_absolute_url()).content.decode()


def test_the_handler_is_told_what_is_missing_before_a_hearing(council, clerk, officer, members):
    colleague = make_member(council, "Lena Brook", Role.OFFICER)
    case = formal_case(council, officer, matter="treatment", subjects=[colleague])
    page = page_of(case, clerk)
    assert "Serve the particulars: before that nobody can be invited." in page
    assert "Name a panel free of conflicts." in page
    serve(case, clerk)
    name_panel(case, clerk, members)
    declare(case, members[0])
    page = page_of(case, clerk)
    assert "Wait: 2 members of the panel have not declared." in page
    assert "No hearing date is set yet" in page
    assert "Name a panel" not in page
    declare(case, *members[1:3])
    assert "have not declared" not in page_of(case, clerk)
    invite(case, clerk)
    page = page_of(case, clerk)
    assert "Everybody is invited." in page
    assert "No hearing date is set yet" not in page


def test_a_panel_that_is_short_is_said_to_be_and_the_handler_gets_a_notice(council, clerk, officer, members):
    case = formal_case(council, officer)
    name_panel(case, clerk, members, reserves=[])
    OutboxMail.objects.all().delete()
    post(members[0], case, "declare-interest", has_interest="yes", words="We are cousins.")
    assert OutboxMail.objects.get().person == clerk
    page = page_of(case, clerk)
    assert "the panel is short of its quorum: name it again" in page
    assert "Stepped out of the panel because of an interest. The panel is short of its quorum" in page
    assert "This panel is short of its quorum" in page
    post(members[1], case, "declare-interest", has_interest="no")
    assert "Interests declared: none" in page_of(case, clerk)


def test_the_time_of_a_hearing_reads_as_the_latest_day_and_not_as_an_appointment(council, clerk, officer, members):
    case = formal_case(council, officer)
    said = [item.what for item in items_for(accesses_of(clerk.user))]
    assert f"Latest day for the hearing in case {case.reference}" in said


def test_a_member_of_a_panel_is_asked_on_the_first_page_to_declare_interests(council, clerk, officer, members):
    case = formal_case(council, officer)
    name_panel(case, clerk, members)
    page = client_of(members[0]).get("/").content.decode()
    assert f"You are asked to sit on the panel in case {case.reference}" in page
    assert f"{case.get_absolute_url()}declare-interest/" in page
    declare(case, members[0])
    assert "Declare your interests" not in client_of(members[0]).get("/").content.decode()
    assert "Declare your interests" not in client_of(members[3]).get("/").content.decode()
