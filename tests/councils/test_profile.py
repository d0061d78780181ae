"""The council's own limits: versions that apply from a day on, and what stays with the limits it started under."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from councils.errors import Refused
from councils.models import Deadline, Profile
from councils.profile import GROUPS, LIMITS, changed_limits, limit_of
from councils.services.profiles import set_profile
from requests_log import services
from tests.councils.clocks import make_profile
from tests.makers import client_of
from tests.requests_log.makers import make_answered, make_entry
from tests.test_queries import same_queries

CHANGE = "/thornby/settings/limits/change/"
TODAY = timezone.localdate


def posted(**changed):
    """What a browser posts from the form with the defaults in it, from today on."""
    data = {"seen": "0", "officer_title": "Clerk", "chair_title": "Chair"}
    for name, kind in LIMITS.items():
        limit = kind.limit
        unit = f"clerk:{limit.unit}" if limit.clerk_days else str(limit.unit)
        data |= {f"{name}_number": str(limit.number), f"{name}_unit": unit}
    return data | from_day(TODAY()) | changed


def from_day(day):
    return {f"applies_from_{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def page_of(response):
    return response.content.decode()


def answer_limit(council):
    return Deadline.objects.get(council=council, name="answer_request").limit


def test_every_limit_is_in_one_group():
    assert sorted(name for names in GROUPS.values() for name in names) == sorted(LIMITS)


def test_every_default_reads_back_as_it_is_written():
    assert all(kind.limit == limit_of({"x": str(kind.limit)}, "x") for kind in LIMITS.values())


def test_limit_that_is_adopted_as_it_was_is_no_other():
    assert changed_limits({}, {"answer_request": str(LIMITS["answer_request"].limit)}) == []


def test_versions_are_numbered_and_whoever_saw_an_older_one_is_told(council, clerk):
    facts = {"council": council, "limits": {}, "terms": {}, "applies_from": TODAY(), "by": clerk}
    assert [set_profile(seen=number, **facts).number for number in (0, 1)] == [1, 2]
    with pytest.raises(Refused, match="Somebody else changed the limits"):
        set_profile(seen=1, **facts)


def test_entry_keeps_the_limit_that_it_started_under(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    make_profile(council, TODAY() - timedelta(days=30), answer_request="2 working days", extend_request="1 month")
    row = Deadline.objects.get(name="answer_request")
    assert (row.profile, row.limit) == (None, "10 of the Clerk’s working days after it was received")
    services.extend_request(entry, reason="The map is away.", delay="others", seen=entry.revision, by=clerk)
    row.refresh_from_db()
    assert row.extensions == ["10 of the Clerk’s working days"]


def test_follow_up_time_is_that_of_the_limits_that_the_entry_started_under(council, councillor, clerk):
    entry = make_answered(council, councillor, clerk)
    assert Deadline.objects.get(stream=entry.stream, name="follow_up_request").profile is None
    council.deadlines.all().delete()
    profile = make_profile(council, TODAY() - timedelta(days=9), follow_up_request="9 working days after the answer")
    later = make_answered(council, councillor, clerk)
    follow_up = Deadline.objects.get(stream=later.stream, name="follow_up_request")
    assert (follow_up.profile, follow_up.limit) == (profile, "9 working days after the answer")


def test_clerk_sees_what_changes_before_anything_is_kept(council, councillor, clerk):
    entry = make_entry(council, councillor, clerk)
    page = page_of(client_of(clerk).post(CHANGE, posted(answer_request_number="15")))
    assert "15 of the Clerk’s working days" in page
    assert f"Request {entry.reference}" in page
    assert "Answer a request, 10 of the Clerk’s working days after it was received" in page
    assert "Acknowledge a request, " not in page
    assert not Profile.objects.exists()


def test_clerk_keeps_the_limits(council, councillor, clerk):
    data = posted(answer_request_number="15", answer_request_unit="calendar_days", chair_title="Town Mayor")
    response = client_of(clerk).post(CHANGE, data | {"act": "save"}, follow=True)
    profile = Profile.objects.get()
    assert profile.limits == {"answer_request": "15 calendar days after it was received"}
    assert (profile.terms, profile.by, profile.applies_from) == ({"chair_title": "Town Mayor"}, clerk, TODAY())
    assert "The council’s own" in page_of(response)
    make_entry(council, councillor, clerk, received_at=timezone.now())
    assert answer_limit(council) == "15 calendar days after it was received"


def test_limits_of_a_later_day_do_not_apply_before(council, councillor, clerk):
    later = from_day(TODAY() + timedelta(days=10))
    client_of(clerk).post(CHANGE, posted(answer_request_number="15", act="save", **later))
    make_entry(council, councillor, clerk, received_at=timezone.now())
    assert answer_limit(council) == "10 of the Clerk’s working days after it was received"
    assert "Version 1 applies from" in page_of(client_of(clerk).get("/thornby/settings/limits/"))


def test_clerk_is_told_of_a_version_that_will_take_the_place_of_this_one(council, clerk):
    make_profile(council, TODAY() + timedelta(days=10), answer_request="5 working days after it was received")
    page = page_of(client_of(clerk).post(CHANGE, posted(answer_request_number="15", seen="1")))
    assert "Version 1 is set to apply from" in page


def test_default_that_the_council_has_adopted_is_no_longer_marked(council, clerk):
    client = client_of(clerk)
    page = page_of(client.post(CHANGE, posted(answer_request_own="on")))
    assert "No longer marked as a default: Answer a request." in page
    client.post(CHANGE, posted(answer_request_own="on", act="save"))
    assert list(Profile.objects.get().limits) == ["answer_request"]


def test_going_back_from_the_preview_keeps_what_was_typed(council, clerk):
    page = page_of(client_of(clerk).post(CHANGE, posted(answer_request_number="17", act="edit")))
    assert 'value="17"' in page
    assert "There is a problem" not in page


def test_older_version_can_be_begun_with(council, clerk):
    make_profile(council, TODAY() - timedelta(days=9), answer_request="23 working days after it was received")
    make_profile(council, TODAY() - timedelta(days=2), answer_request="24 working days after it was received")
    client = client_of(clerk)
    assert 'value="24"' in page_of(client.get(CHANGE))
    assert 'value="23"' in page_of(client.get(CHANGE + "?based_on=1"))
    assert 'value="24"' in page_of(client.get(CHANGE + "?based_on=77"))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"answer_request_number": "0"}, "Answer a request: A limit must be at least 1, not 0."),
        ({"answer_request_number": "-3"}, "A limit must be at least 1, not -3."),
        ({"answer_request_number": "400"}, "A limit must be 366 or less, not 400."),
        ({"answer_request_number": ""}, "Enter a number for “Answer a request”"),
        ({"answer_request_number": "ten"}, "A number for “Answer a request” must be a whole number"),
        ({"meeting_notice_number": "2"}, "The law asks for at least 3 clear days."),
        ({"meeting_notice_unit": "working_days"}, "Select unit from the list"),
        ({"officer_title": ""}, "Enter title of the chief officer"),
        (from_day(TODAY() - timedelta(days=1)), "must be today or in the future"),
        ({}, "Nothing differs from what applies on that day."),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_kept(council, clerk, changed, words):
    page = page_of(client_of(clerk).post(CHANGE, posted(**{"answer_request_number": "10"} | changed)))
    assert words in page
    assert not Profile.objects.exists()


def test_two_clerks_who_change_the_limits_at_once_do_not_overwrite_each_other(council, clerk):
    client = client_of(clerk)
    for number in ("15", "16"):
        response = client.post(CHANGE, posted(answer_request_number=number, act="save"))
    assert "Somebody else changed the limits" in page_of(response)
    assert Profile.objects.get().limits == {"answer_request": "15 of the Clerk’s working days after it was received"}


def test_preview_does_not_ask_more_often_for_fifty_open_requests(council, councillor, clerk):
    client, counts = client_of(clerk), []
    client.get(CHANGE)  # a session is noted with its first request
    for rows in (1, 49):
        for _ in range(rows):
            make_entry(council, councillor, clerk)
        with CaptureQueriesContext(connection) as captured:
            page = page_of(client.post(CHANGE, posted(answer_request_number="15")))
        counts.append(len(captured))
    assert page.count("Answer a request, 10 of") == 50
    assert counts[0] == counts[1]


def test_list_of_versions_does_not_ask_more_often_when_it_is_longer(council, clerk):
    def make_more(number):
        make_profile(council, TODAY() - timedelta(days=number)).by = clerk

    same_queries("/thornby/settings/limits/", client_of(clerk), make_more)


def test_a_change_of_limits_keeps_what_the_protocol_says_of_the_council(council, clerk):
    facts = {"council": council, "limits": {}, "applies_from": TODAY(), "by": clerk}
    set_profile(seen=0, terms={"mediator": "an independent person"}, **facts)
    client = client_of(clerk)
    client.post(CHANGE, posted(seen="1", answer_request_number="7", confirmed="yes"))
    page = client.post(CHANGE, posted(seen="1", answer_request_number="7"))
    newest = council.profiles.order_by("-number").first()
    assert newest.terms["mediator"] == "an independent person", page_of(page)[:200]
