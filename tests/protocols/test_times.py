"""The times for a request that a protocol names: read, confirmed, used, and cited where a date is counted."""

import pytest

from councils.models import Deadline, Profile
from councils.services import profiles
from protocols import services
from protocols.parsing import parse
from protocols.profile import read_profile
from tests.makers import client_of
from tests.protocols.makers import TEXT, make_adopted
from tests.protocols.test_saying import TODAY, page, row_of
from tests.requests_log.makers import make_entry

QUESTIONS = ("acknowledge_request", "answer_request")
AFTER = " after it was received"
SAYS = [
    (
        "The Clerk acknowledges a request within 3 working days and answers it within 10 working days.",
        "3 working days",
        "10 working days",
    ),
    ("The Clerk acknowledges within 2 and answers within 8 working days.", "2 working days", "8 working days"),
    (
        "Requests are acknowledged within two working days and answered within eight.",
        "2 working days",
        "8 working days",
    ),
    ("A councillor's request is answered within ten working days of its receipt.", None, "10 working days"),
    (
        "Requests will receive an acknowledgement in 3 working days, and a full reply in 10 working days.",
        "3 working days",
        "10 working days",
    ),
    ("Officers respond to councillors' enquiries within five working days.", None, "5 working days"),
    ("Within 3 working days the Clerk acknowledges the request.", "3 working days", None),
    ("Within a week of a request the Clerk sends a reply.", None, "7 calendar days"),
    (
        "The Clerk has three days to acknowledge a request and two weeks to answer it.",
        "3 calendar days",
        "14 calendar days",
    ),
    ("Emails from members are answered within 2 clear days.", None, "2 clear days"),
    (
        "The Clerk acknowledges it no later than 5 calendar days after it comes in, and replies within one month.",
        "5 calendar days",
        "1 month",
    ),
    (
        "They are acknowledged within 3 of the Clerk's working days and answered in 12 of the Clerk's working days.",
        "3 of the Clerk’s working days",
        "12 of the Clerk’s working days",
    ),
    ("An answer is given within fifteen (15) working days.", None, "15 working days"),
    ("The Clerk acknowledges a request on the day and answers it within 8 working days.", None, "8 working days"),
    ("Requests are acknowledged within 3 working days and answered as soon as possible.", "3 working days", None),
]
SOUNDS_ALIKE = [
    "Complaints are answered within 10 working days.",
    "Grievances are acknowledged within 5 working days.",
    "The Clerk answers to the council.",
    "Freedom of information requests are answered within 20 working days.",
    "Members respond to a draft within two weeks.",
    "The council responds to planning applications within 21 days.",
    "Members acknowledge the Clerk's authority in day-to-day matters.",
]


@pytest.mark.parametrize(
    ("sentence", "acknowledged", "answered"), [*SAYS, *((text, None, None) for text in SOUNDS_ALIKE)]
)
def test_times_are_read_as_limits_are_written(sentence, acknowledged, answered):
    found = read_profile(parse(f"Some Paper\n\n1. First\n1.1 Everybody is polite.\n1.2 {sentence}\n"))
    expected = [time and time + AFTER for time in (acknowledged, answered)]
    assert [found[question].value for question in QUESTIONS] == expected


@pytest.fixture
def version(council):
    times = "\n3. Requests\n3.1 The Clerk acknowledges a request within 2 and answers it within 8 working days.\n"
    return make_adopted(council, TEXT + times)


def confirm(version, clerk):
    seen = {"acknowledge_request": f"2 working days{AFTER}", "answer_request": f"8 working days{AFTER}"}
    services.confirm_answers(version, seen, by=clerk)


def test_confirmed_times_become_the_councils_limits_and_a_date_cites_the_clause(version, council, councillor, clerk):
    confirm(version, clerk)
    shown = row_of(page(clerk, version, "answers/use"), "Time to answer a councillor’s request").get_text()
    assert "8 working days after it was received" in shown
    assert "the default" in shown
    services.use_answers(version, applies_from=TODAY, seen=0, by=clerk)
    entry = make_entry(council, councillor, clerk)
    row = Deadline.objects.get(stream=entry.stream, name="answer_request")
    assert row.limit == f"8 working days{AFTER}"
    cited = f"Clause 3.1 of {version}"
    for address in (f"/thornby/deadlines/{row.pk}/", "/thornby/settings/limits/"):
        assert cited in client_of(clerk).get(address).content.decode()


def test_a_limit_that_is_changed_by_hand_no_longer_cites_the_clause(version, council, clerk):
    confirm(version, clerk)
    used = services.use_answers(version, applies_from=TODAY, seen=0, by=clerk)
    limits = used.limits | {"answer_request": "5 working days"}
    profiles.set_profile(council=council, limits=limits, terms=used.terms, applies_from=TODAY, seen=1, by=clerk)
    assert set(Profile.objects.get(number=2).sources) == {"acknowledge_request"}


def test_a_text_that_was_kept_before_is_read_again_and_what_is_confirmed_stays(version, clerk):
    services.confirm_answers(version, {"officer_title": "Clerk"}, by=clerk)
    version.profile_answers.filter(question__in=QUESTIONS).delete()
    said = client_of(clerk).post(f"{version.get_absolute_url()}read-again/", follow=True).content.decode()
    assert "8 working days after it was received" in said
    assert version.profile_answers.get(question="officer_title").confirmed_by == clerk
