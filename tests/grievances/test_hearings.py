"""Inviting in time, a companion and another date, the record, and the words for the agenda that name nobody."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Deadline
from grievances.models import Investigation
from grievances.seeing import Sight
from grievances.services import hearings, investigations, panels
from grievances.services.instances import APPEAL, FIRST
from grievances.views import formal
from grievances.views.cases import CASES, InHand
from grievances.workflow import Mark, PartKind
from tests.grievances.formal import (
    DAY,
    appealed_case,
    declare,
    do,
    formal_case,
    hear,
    hold,
    invite,
    keys,
    make_staffing,
    name_panel,
)
from tests.grievances.makers import part, parts, serve
from tests.makers import client_of, make_member


@pytest.fixture
def members(council, clerk):
    return make_staffing(council)[1]


@pytest.fixture
def case(council, members, officer, clerk):
    """A panel of three is named and has declared."""
    case = formal_case(council, officer)
    name_panel(case, clerk, members)
    declare(case, *members[:3])
    return case


def papers_due(case):
    return Deadline.objects.get(stream=case.stream, name="grievance_papers", state=Deadline.State.OPEN).due


def page(case, person):
    return client_of(person).get(case.get_absolute_url()).content.decode()


def test_the_invitation_gives_date_place_papers_and_the_right_to_a_companion(case, clerk, officer):
    invite(case, clerk, place="The old school", papers="The letter of May")
    shown = page(case, officer)
    assert all(words in shown for words in ["The old school", "The letter of May", "trade union representative"])


def test_the_papers_are_due_before_the_hearing(case, clerk):
    day = invite(case, clerk)
    assert papers_due(case) < day


def test_a_date_that_leaves_no_time_to_prepare_is_refused_and_the_first_possible_is_named(case, clerk):
    first = hearings.earliest_day(case)
    with pytest.raises(Refused, match=str(first.year)):
        invite(case, clerk, on=first - DAY)
    invite(case, clerk, on=first)


def test_nobody_is_invited_before_the_particulars_are_served(council, clerk, officer, members):
    case = formal_case(council, officer, matter="treatment", subjects=[make_member(council, "Lena Brook", "officer")])
    name_panel(case, clerk, members)
    with pytest.raises(Overtaken):
        invite(case, clerk)
    serve(case, clerk)
    invite(case, clerk)


def test_an_invitation_that_is_sent_again_moves_the_date_and_what_depends_on_it(case, clerk):
    day = invite(case, clerk)
    before = papers_due(case)
    invite(case, clerk, on=day + 7 * DAY)
    assert papers_due(case) == before + 7 * DAY


def test_a_party_postpones_once_within_the_limit(case, clerk, officer):
    day = invite(case, clerk)
    last = hearings.last_day_to_postpone(case, FIRST.panel_of(case).hearing)
    for wrong in (day, last + DAY):
        with pytest.raises(Refused, match="no later than"):
            do(hearings.postpone, case, officer, on=wrong, time="18:00")
    do(hearings.postpone, case, officer, on=last, time="18:00")
    assert FIRST.panel_of(case).hearing.first_on == day
    assert papers_due(case) > day - 7 * DAY
    with pytest.raises(Overtaken):
        do(hearings.postpone, case, officer, on=last, time="18:00")


def test_a_party_names_a_companion_and_the_handler_reads_it(case, clerk, officer, members):
    do(hearings.name_companion, case, officer, name="Jo Tarn", kind="official")
    do(hearings.name_companion, case, officer, name="Kit Orr", kind="colleague")
    for reader in (clerk, officer, members[0]):
        assert "Kit Orr" in page(case, reader)
        assert "Jo Tarn" not in page(case, reader)
    with pytest.raises(PermissionDenied):
        do(hearings.name_companion, case, members[0], name="Kit Orr", kind="colleague")


def test_words_for_the_agenda_name_nobody_and_not_what_it_is_about(case, clerk, officer, members):
    words = f"{hearings.AGENDA_ITEM} {hearings.RESOLUTION}".lower()
    names = [name.lower() for person in (officer, clerk, *members) for name in person.name.split()]
    assert not [
        word for word in [*names, case.reference.lower(), "grievance", "disciplin", "complain"] if word in words
    ]
    assert hearings.RESOLUTION in page(case, clerk)
    assert hearings.RESOLUTION not in page(case, officer)


def test_the_record_says_who_was_there_and_the_parties_and_the_panel_read_it(case, clerk, officer, members):
    hold(case, clerk, members[:3], on=invite(case, clerk), record="Rhoda was asked about May.")
    for reader in (officer, members[0]):
        shown = page(case, reader)
        assert "Rhoda was asked about May." in shown
        assert members[2].name in shown


def test_a_minute_taker_of_another_part_keeps_the_record(council, case, clerk, deputy, members):
    day = invite(case, clerk, minutes_by=deputy)
    assert case.parts.current().get(kind=PartKind.MINUTE_TAKER).person == deputy
    hold(case, deputy, members[:3], on=day)
    case.refresh_from_db()
    assert Mark.HEARD in case.marks


def test_a_party_does_not_take_the_minutes(case, clerk, officer):
    with pytest.raises(Refused, match="cannot take the minutes"):
        invite(case, clerk, minutes_by=officer)


def test_an_outsider_takes_the_minutes(case, clerk, officer):
    invite(case, clerk, outside_minutes={"name": "Vera Holt", "body": "SLCC", "address": ""})
    assert "Vera Holt" in page(case, officer)


def test_fewer_than_the_quorum_hear_nothing(case, clerk, members):
    with pytest.raises(Refused, match="quorum is 3"):
        hold(case, clerk, members[:2], on=invite(case, clerk))


def test_whoever_has_not_declared_cannot_sit(council, clerk, officer, members):
    case = formal_case(council, officer)
    name_panel(case, clerk, members)
    declare(case, *members[:2])
    with pytest.raises(Refused, match=f"{members[2].name} has not declared"):
        hold(case, clerk, members[:3], on=invite(case, clerk))


def test_a_hearing_is_not_held_before_the_day_of_the_invitation_nor_in_the_future(case, clerk, members):
    day = invite(case, clerk)
    for wrong, now in ((day - DAY, day), (day + DAY, day)):
        at = timezone.now() + (now - timezone.localdate())
        with pytest.raises(Refused, match="Give the day"):
            hold(case, clerk, members[:3], on=wrong, at=at)


def test_where_the_presiding_member_is_away_another_presides(council, clerk, officer):
    members = make_staffing(council, quorum=2)[1]
    case = formal_case(council, officer)
    name_panel(case, clerk, members)
    declare(case, *members[:3])
    hold(case, clerk, members[1:3], on=invite(case, clerk))
    assert FIRST.panel_of(case).places.get(presides=True).person == members[1]


@pytest.mark.parametrize("kind", [PartKind.WITNESS, PartKind.MEDIATOR, PartKind.COMPLAINANT])
def test_whoever_had_another_part_does_not_investigate(council, case, clerk, kind):
    lena = make_member(council, "Lena Brook", "officer")
    part(case, kind, lena)
    with pytest.raises(Refused, match="cannot investigate"):
        do(investigations.appoint_investigator, case, clerk, person=lena)


def test_a_member_of_the_panel_does_not_investigate(case, clerk, members):
    with pytest.raises(Refused, match="sits on the panel"):
        do(investigations.appoint_investigator, case, clerk, person=members[0])


def test_the_report_goes_to_the_handler_and_to_the_others_with_the_papers(council, case, clerk, officer, members):
    lena = make_member(council, "Lena Brook", "officer")
    do(investigations.appoint_investigator, case, clerk, person=lena, words="What happened in May.")
    do(investigations.report_investigation, case, lena, report="In May the gate was locked.")
    assert "the gate was locked" in page(case, clerk)
    assert "the gate was locked" not in page(case, officer)
    invite(case, clerk)
    assert "the gate was locked" in page(case, officer)
    assert "the gate was locked" in page(case, members[0])
    assert Investigation.objects.get().served_at


def test_whoever_investigated_cannot_sit(council, case, clerk, members):
    do(investigations.appoint_investigator, case, clerk, person=members[4])
    with pytest.raises(Refused, match="investigated it"):
        name_panel(case, clerk, members[2:], reason="Again.", members=keys(members[2:5]))


def test_the_form_of_the_invitation_keeps_what_was_typed_when_the_date_is_too_soon(case, clerk):
    soon = timezone.localdate() + timedelta(days=1)
    data = {"on_day": soon.day, "on_month": soon.month, "on_year": soon.year, "time": "7pm", "place": "The hall"}
    data |= {"papers": "The letter", "who": "handler", "seen": case.revision}
    case.refresh_from_db()
    data["seen"] = case.revision
    answer = client_of(clerk).post(f"{case.get_absolute_url()}invite/", data).content.decode()
    assert "too soon to prepare" in answer
    assert "The letter" in answer


def test_what_a_page_shows_of_the_hearings_takes_four_queries_with_everything_in_it(
    council, clerk, officer, members, django_assert_max_num_queries
):
    case = everything_in_it(council, officer, clerk, members)
    held = InHand(CASES.get(pk=case.pk), parts(case, clerk), frozenset(Sight))
    with django_assert_max_num_queries(4):
        shown = formal.shown(held)
        assert [heard.panel.is_appeal for heard in shown["instances"]] == [False, True]
        assert [row.grounds for row in shown["appeals"]] == ["It was unfair."]
        assert [row.name for row in shown["companions"]] == ["Kit Orr"]
        assert shown["instances"][0].findings[0][1:] == ("Upheld", "It was so.")


def test_what_was_recorded_of_a_member_is_read_where_the_panel_is_named(case, clerk, members):
    do(panels.note_conflict, case, clerk, person=members[6], conflict="close", words="He is a brother.")
    assert "He is a brother." in client_of(clerk).get(f"{case.get_absolute_url()}name-panel/").content.decode()


def everything_in_it(council, officer, clerk, members):
    case = appealed_case(council, officer, clerk, members)
    do(hearings.name_companion, case, officer, name="Kit Orr", kind="colleague")
    do(panels.note_conflict, case, clerk, person=members[6], conflict="close", words="He is a brother.")
    hear(case, clerk, members[3:], instance=APPEAL, reserves=[])
    case.refresh_from_db()
    return case
