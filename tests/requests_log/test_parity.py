"""What one political group is given: the others are told, or given alike, by the council's own way."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from councils import history
from councils.errors import Refused
from councils.models import Deadline, OutboxMail, Profile, Role
from protocols.models import ProfileAnswer
from requests_log.models.parity import Mode
from requests_log.services import duties
from requests_log.services.duties.parity import mode_on
from tests.makers import LONG_AGO, client_of, make_group, make_member, make_person
from tests.protocols.makers import make_adopted
from tests.requests_log.duty_makers import WHAT, fresh, make_duty, make_given, today

YESTERDAY = today() - timedelta(days=1)


@pytest.fixture
def residents(council, councillor):
    return make_group(council, "Residents", councillor)


@pytest.fixture
def forward(council):
    members = [make_member(council, "Lucy Fenn", Role.COUNCILLOR), make_person(council, "Gus Bell", Role.COUNCILLOR)]
    return make_group(council, "Forward", *members)


@pytest.fixture
def on_request(council):
    return Profile.objects.create(
        council=council, number=1, applies_from=LONG_AGO, terms={"group_parity": "same_on_request"}
    )


def tell(duty, by, *groups, by_notice=True, on=None):
    facts = {"on": on or today(), "words": f"They had: {WHAT}", "by_notice": by_notice}
    duties.tell_groups(duty, groups=groups, seen=duty.revision, by=by, **facts)


def text_of(person, duty):
    page = BeautifulSoup(client_of(person).get(duty.get_absolute_url()).content, "html.parser")
    return " ".join(page.main.get_text(" ").split())


def test_without_an_answer_all_groups_are_told_and_the_page_says_that_it_is_a_default(
    council, councillor, clerk, residents
):
    duty = make_duty(council, councillor, clerk, "group_report")
    assert (duty.report.mode, duty.report.mode_is_default, duty.report.group) == (Mode.TELL_ALL, True, residents)
    page = text_of(clerk, duty)
    assert "The other groups are told" in page
    assert "Default: confirm what your protocol says of it" in page


def test_the_mode_is_the_profiles_of_the_day_on_which_the_request_came(council, councillor, clerk, on_request):
    Profile.objects.create(council=council, number=2, applies_from=today(), terms={"group_parity": "tell_all"})
    duty = make_duty(council, councillor, clerk, "group_report")
    assert (duty.report.mode, duty.report.mode_is_default) == (Mode.ON_REQUEST, False)
    assert mode_on(council, today()) == (Mode.TELL_ALL, False)


def test_a_confirmed_answer_counts_before_it_is_used_for_the_council_and_a_reading_does_not(council, clerk):
    version = make_adopted(council)
    version.profile_answers.filter(question="group_parity").delete()
    answer = ProfileAnswer.objects.create(version=version, question="group_parity", value="same_on_request")
    assert mode_on(council, today()) == (Mode.TELL_ALL, True)
    ProfileAnswer.objects.filter(pk=answer.pk).update(confirmed_by=clerk, confirmed_at=timezone.now())
    assert mode_on(council, today()) == (Mode.ON_REQUEST, False)


def test_once_given_the_others_are_to_be_told_by_a_date_that_is_due(council, councillor, clerk, residents, forward):
    duty = make_given(council, councillor, clerk, residents)
    assert list(duties.untold(duty.report)) == [forward]
    due = Deadline.objects.get(stream=duty.stream, name="tell_groups")
    assert due.starts == duty.report.given_on
    start = client_of(clerk).get("/").content.decode()
    assert f"Tell the other groups what one was given, request {duty.entry.reference}" in start
    assert duty.get_absolute_url() in start


def test_a_notice_goes_to_each_member_with_an_address_and_the_page_says_who_was_told_when(
    council, councillor, clerk, residents, forward
):
    duty = make_given(council, councillor, clerk, residents)
    tell(duty, clerk, forward)
    [mail] = OutboxMail.objects.filter(template="group_told")
    assert mail.person.name == "Lucy Fenn"
    assert WHAT in mail.text
    assert not fresh(duty).is_open
    page = text_of(clerk, duty)
    assert f"Forward, {today().day} " in page
    assert "by a notice to Lucy Fenn" in page
    assert Deadline.objects.get(stream=duty.stream).state == Deadline.State.MET


def test_told_otherwise_is_kept_with_its_words(council, councillor, clerk, residents, forward):
    duty = make_given(council, councillor, clerk, residents)
    client_of(clerk).post(
        f"{duty.get_absolute_url()}tell/",
        {
            "seen": duty.revision,
            "groups": [forward.pk],
            "how": "otherwise",
            "on_day": YESTERDAY.day,
            "on_month": YESTERDAY.month,
            "on_year": YESTERDAY.year,
            "words": "I rang Lucy and read it to her.",
        },
    )
    told = fresh(duty).report.told.get()
    assert (told.on, told.by) == (YESTERDAY, clerk)
    assert not OutboxMail.objects.filter(template="group_told").exists()
    assert "I rang Lucy and read it to her." in text_of(clerk, duty)


def test_the_day_is_asked_for_where_they_were_told_otherwise(council, councillor, clerk, residents, forward):
    duty = make_given(council, councillor, clerk, residents)
    data = {"seen": duty.revision, "groups": [forward.pk], "how": "otherwise", "words": "By telephone."}
    page = client_of(clerk).post(f"{duty.get_absolute_url()}tell/", data).content.decode()
    assert "Enter the day on which they were told" in page
    assert "By telephone." in page


def test_the_day_is_not_asked_for_while_its_field_is_out_of_sight(council, councillor, clerk, residents):
    duty = make_given(council, councillor, clerk, residents)
    page = client_of(clerk).post(f"{duty.get_absolute_url()}tell/", {"seen": duty.revision}).content.decode()
    assert "Select how they are told" in page
    assert "Enter the day on which they were told" not in page


def test_a_group_without_an_address_cannot_be_told_by_notice(council, councillor, clerk, residents):
    silent = make_group(council, "Silent", make_person(council, "Gus Bell", Role.COUNCILLOR))
    duty = make_given(council, councillor, clerk, residents)
    with pytest.raises(Refused, match="No member of Silent has an email address"):
        tell(duty, clerk, silent)
    assert fresh(duty).is_open
    assert not fresh(duty).report.told.exists()


def test_nobody_is_told_before_it_was_given_or_asked_for(council, councillor, clerk, residents, forward):
    duty = make_duty(council, councillor, clerk, "group_report")
    with pytest.raises(Refused, match="Record first what was given"):
        tell(duty, clerk, forward)
    early = today() - timedelta(days=8)
    with pytest.raises(Refused, match="was not given before that"):
        duties.record_given(duty, group=residents, given_on=early, what=WHAT, seen=0, by=clerk)
    duty = make_given(council, councillor, clerk, residents)
    with pytest.raises(Refused, match="nobody was told before that"):
        tell(duty, clerk, forward, by_notice=False, on=today() - timedelta(days=5))


def test_it_is_done_when_the_last_group_knows(council, councillor, clerk, residents, forward):
    third = make_group(council, "Third", make_member(council, "Ann Dale", Role.COUNCILLOR))
    duty = make_given(council, councillor, clerk, residents)
    tell(duty, clerk, forward)
    duty = fresh(duty)
    assert duty.is_open
    tell(duty, clerk, third)
    assert not fresh(duty).is_open


def test_only_groups_with_members_on_the_day_of_the_request_count(council, councillor, clerk, residents, forward):
    forward.memberships.update(until=today() - timedelta(days=10))
    duty = make_given(council, councillor, clerk, residents)
    assert not duties.untold(duty.report).exists()
    assert not duty.is_open


def test_on_request_nobody_need_be_told_and_a_later_group_is_given_alike(
    council, councillor, clerk, residents, forward, on_request
):
    first = make_given(council, councillor, clerk, residents)
    assert not first.is_open
    assert not Deadline.objects.filter(stream=first.stream).exists()
    later = make_duty(council, forward.memberships.first().person, clerk, "group_report")
    assert "Another group was given the same" in text_of(clerk, later)
    duties.match_report(later, first.report, seen=0, by=clerk)
    form = client_of(clerk).get(f"{later.get_absolute_url()}given/").content.decode()
    assert WHAT in form
    later = fresh(later)
    duties.record_given(later, group=forward, given_on=today(), what=WHAT, seen=later.revision, by=clerk)
    for duty in (first, later):
        page = text_of(clerk, duty)
        assert "What each group was given" in page
        assert "The same words" in page
    assert [event.kind for event in history.timeline(later.stream)][1] == "group_matched"


def test_other_words_than_the_first_group_had_are_pointed_out(
    council, councillor, clerk, residents, forward, on_request
):
    first = make_given(council, councillor, clerk, residents)
    later = make_duty(council, forward.memberships.first().person, clerk, "group_report")
    duties.match_report(later, first.report, seen=0, by=clerk)
    duties.record_given(later, group=forward, given_on=today(), what="Only the rent.", seen=1, by=clerk)
    assert "Other words: compare them" in text_of(clerk, later)


def test_a_group_that_was_given_the_same_need_not_be_told(council, councillor, clerk, residents, forward):
    first = make_given(council, councillor, clerk, residents)
    later = make_duty(council, forward.memberships.first().person, clerk, "group_report")
    duties.match_report(later, first.report, seen=0, by=clerk)
    duties.record_given(fresh(later), group=forward, given_on=today(), what=WHAT, seen=1, by=clerk)
    assert not fresh(first).is_open
    assert not fresh(later).is_open


def test_a_report_is_the_same_as_another_groups_only(council, councillor, clerk, residents):
    first = make_given(council, councillor, clerk, residents)
    again = make_duty(council, councillor, clerk, "group_report")
    with pytest.raises(Refused, match="another group"):
        duties.match_report(again, first.report, seen=0, by=clerk)
