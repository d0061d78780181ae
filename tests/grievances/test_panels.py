"""Who is put on a panel, who is not and why, what members declare, and what becomes of a panel without a quorum."""

import pytest
from django.core.exceptions import PermissionDenied

from councils.errors import Refused
from councils.models import OutboxMail, Person
from grievances.conflicts import Conflict, WayOut
from grievances.models import Panel, Source
from grievances.services import panels
from grievances.services.benches import bench_of
from grievances.services.instances import FIRST
from grievances.workflow import Mark, PartKind
from tests.grievances.formal import (
    declare,
    disciplinary_case,
    do,
    formal_case,
    hear,
    heard_case,
    keys,
    make_staffing,
    name_panel,
)
from tests.grievances.makers import CANARY, make_conduct_case, part, parts
from tests.makers import client_of, make_member, make_seat


@pytest.fixture
def staffing(council, clerk):
    return make_staffing(council)


@pytest.fixture
def body(staffing):
    return staffing[0].staffing_body


@pytest.fixture
def members(staffing):
    return staffing[1]


@pytest.fixture
def case(council, members, officer):
    return formal_case(council, officer)


def conflicts(case, body, person, **facts):
    return next(set(seat.conflicts) for seat in bench_of(case, body, **facts).seats if seat.key == person.pk)


PARTS = [
    (PartKind.COMPLAINANT, Conflict.PARTY),
    (PartKind.SUBJECT, Conflict.PARTY),
    (PartKind.RAISER, Conflict.WITNESS),
    (PartKind.WITNESS, Conflict.WITNESS),
    (PartKind.INVESTIGATOR, Conflict.INVESTIGATED),
    (PartKind.MEDIATOR, Conflict.MEDIATED),
    (PartKind.COMPANION, Conflict.CLOSE),
]


@pytest.mark.parametrize(("kind", "conflict"), PARTS)
def test_whoever_had_a_part_in_the_case_cannot_sit_even_when_it_has_ended(case, body, members, kind, conflict):
    held = part(case, kind, members[1])
    held.until = held.since
    held.save()
    assert conflicts(case, body, members[1]) == {conflict}


def test_whoever_handled_it_cannot_sit_and_so_nobody_seats_himself(council, clerk, officer, body, members):
    about_clerk = formal_case(council, officer, matter="treatment", subjects=[clerk])
    handler = about_clerk.parts.get(kind=PartKind.HANDLER).person
    assert handler == members[0]
    assert conflicts(about_clerk, body, handler) == {Conflict.HANDLED}
    with pytest.raises(Refused, match="handles or handled it"):
        name_panel(about_clerk, handler, members)


def test_a_party_to_a_linked_case_cannot_sit(council, officer, case, body, members):
    other = make_conduct_case(council, officer, members[2])
    other.split_from = case
    other.save()
    assert conflicts(case, body, members[2]) == {Conflict.PARTY}


def test_a_co_opted_member_without_a_vote_cannot_sit(council, case, body):
    adviser = make_member(council, "Hal Voss")
    make_seat(body, adviser)
    assert conflicts(case, body, adviser) == {Conflict.NO_VOTE}


def test_what_the_handler_records_keeps_somebody_from_sitting(case, clerk, body, members):
    do(panels.note_conflict, case, clerk, person=members[3], conflict=Conflict.CLOSE, words="They are brothers.")
    assert conflicts(case, body, members[3]) == {Conflict.CLOSE}


def test_the_page_proposes_those_who_are_free_and_says_why_others_are_not(case, clerk, members):
    part(case, PartKind.WITNESS, members[0])
    page = client_of(clerk).get(f"{case.get_absolute_url()}name-panel/")
    assert f"{members[0].name}: is a witness" in page.content.decode()
    form = page.context["form"]
    assert len(form.initial["members"]) == 3
    assert members[0].pk not in [key for key, _ in form.fields["members"].choices]


def test_naming_a_panel_gives_its_members_their_parts_and_tells_them_and_the_parties(case, clerk, members, officer):
    name_panel(case, clerk, members)
    assert [p.person for p in case.parts.filter(kind=PartKind.PANEL)] == members[:3]
    told = {mail.person for mail in OutboxMail.objects.filter(template="case_news")}
    assert {*members[:3], officer} <= told
    assert members[3] not in told
    assert client_of(members[3]).get(case.get_absolute_url()).status_code == 404


def test_no_panel_is_named_without_the_minute_that_delegates_to_it(case, clerk, members):
    with pytest.raises(Refused, match="minute"):
        name_panel(case, clerk, members, minute_ref=" ")
    assert not Panel.objects.exists()


def test_fewer_than_the_quorum_are_refused(case, clerk, members):
    with pytest.raises(Refused, match="at least 3"):
        name_panel(case, clerk, members, members=keys(members[:2]))


def test_the_head_of_the_council_does_not_preside(case, clerk, body, members):
    head = members[-1]
    with pytest.raises(Refused, match="preside"):
        name_panel(case, clerk, members, members=keys([head, *members[:2]]), presiding=head.pk, reserves=[])
    assert head.pk not in {seat.key for seat in panels.proposal(case, body)[1].members}
    form = client_of(clerk).get(f"{case.get_absolute_url()}name-panel/").context["form"]
    assert head.pk in {key for key, _ in form.fields["members"].choices}
    assert {key for key, _ in form.fields["presiding"].choices} == {*keys(members[:-1])}


def test_nobody_but_the_handler_names_a_panel(case, officer, members):
    with pytest.raises(PermissionDenied):
        name_panel(case, officer, members)


def test_a_first_panel_that_leaves_nobody_for_an_appeal_has_to_be_meant(council, clerk, officer):
    _, members = make_staffing(council, 5)
    case = formal_case(council, officer)
    with pytest.raises(Refused, match="nobody would be left to hear an appeal"):
        name_panel(case, clerk, members)
    page = client_of(clerk).get(f"{case.get_absolute_url()}name-panel/").content.decode()
    assert "nobody would be left to hear an appeal" in page
    name_panel(case, clerk, members, without_appeal=True)


def test_a_member_reads_nothing_before_interests_are_declared(case, clerk, members):
    name_panel(case, clerk, members)
    client = client_of(members[0])
    assert CANARY not in client.get(case.get_absolute_url()).content.decode()
    declare(case, members[0])
    assert CANARY in client.get(case.get_absolute_url()).content.decode()


def test_with_an_interest_a_member_is_out_at_once_and_a_reserve_moves_up(case, clerk, members, body):
    name_panel(case, clerk, members)
    declare(case, members[0], has_interest=True, words="We are cousins.")
    assert client_of(members[0]).get(case.get_absolute_url()).status_code == 404
    assert {p.person for p in case.parts.current().filter(kind=PartKind.PANEL)} == {*members[1:4]}
    assert FIRST.panel_of(case).places.get(presides=True).person == members[1]
    assert OutboxMail.objects.filter(person=members[3]).exists()
    assert conflicts(case, body, members[0]) == {Conflict.DECLARED}


def test_without_a_reserve_the_panel_has_to_be_named_again(case, clerk, members):
    name_panel(case, clerk, members, reserves=[])
    declare(case, members[0], has_interest=True, words="We are cousins.")
    case.refresh_from_db()
    assert Mark.PANEL_NAMED not in case.marks


def test_an_interest_found_after_the_hearing_means_that_it_is_heard_again(council, officer, clerk, members):
    case = heard_case(council, officer, clerk, members)
    declare(case, members[1], has_interest=True, words="I see it now.")
    case.refresh_from_db()
    assert not {Mark.PANEL_NAMED, Mark.INVITED, Mark.HEARD} & set(case.marks)
    assert not parts(case, members[3])


def test_a_panel_is_replaced_with_a_reason_that_the_parties_read_and_whoever_leaves_is_out(
    case, clerk, members, officer
):
    name_panel(case, clerk, members)
    declare(case, members[1])
    others = [members[1], *members[4:6]]
    with pytest.raises(Refused, match="why another panel"):
        name_panel(case, clerk, others)
    name_panel(case, clerk, others, reason="Two are abroad until May.")
    assert client_of(members[0]).get(case.get_absolute_url()).status_code == 404
    assert parts(case, members[1])[0].declared_at
    assert "Two are abroad until May." in client_of(officer).get(case.get_absolute_url()).content.decode()


def test_a_case_about_the_whole_council_goes_outside(council, clerk, officer, members):
    case = formal_case(council, officer, whole_council=True)
    _, found = panels.proposal(case, case.procedure.staffing_body)
    assert not found.members
    assert found.ways_out[0] == WayOut.WHOLE_COUNCIL


def test_outsiders_are_named_as_a_panel_that_recommends_and_one_alone_decides_for_nobody(case, clerk):
    outsiders = [{"name": "Vera Holt", "body": "SLCC", "address": "vera@example.org"}]
    with pytest.raises(Refused, match="at least 2"):
        do(panels.name_panel, case, clerk, source=Source.OTHER_COUNCIL, minute_ref="1/26", outsiders=outsiders)
    do(panels.name_panel, case, clerk, source=Source.OUTSIDE, minute_ref="1/26", outsiders=outsiders)
    case.refresh_from_db()
    assert Mark.OUTSIDE_PANEL in case.marks
    assert [place.name for place in FIRST.panel_of(case).places.all()] == ["Vera Holt"]
    assert not Person.objects.filter(name="Vera Holt").exists()


def test_a_councillor_who_raised_a_concern_learns_nothing_of_the_hearing(council, clerk, officer, members, councillor):
    case = disciplinary_case(council, councillor, officer, clerk)
    before = OutboxMail.objects.filter(person=councillor).count()
    hear(case, clerk, members)
    page = client_of(councillor).get(case.get_absolute_url()).content.decode()
    assert members[0].name not in page
    assert "Panel named" not in page
    assert OutboxMail.objects.filter(person=councillor).count() == before
