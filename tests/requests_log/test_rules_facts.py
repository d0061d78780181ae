"""Facts come before wording; what is not known is left to the words."""

from datetime import date, datetime

import pytest

from requests_log.rules import Facts, check


def verdict(rule, facts):
    return check(facts, [rule])[0].verdict


def test_an_item_becomes_facts():
    facts = Facts.from_item({"id": "a", "text": "Hello.", "addressee": "staff", "received": "2025-03-04T09:30"})
    assert facts.addressee == "staff"
    assert facts.received == datetime(2025, 3, 4, 9, 30)


@pytest.mark.parametrize(
    ("item", "fault"),
    [
        ([], "not a JSON object"),
        ({"id": "a"}, '"text"'),
        ({"text": 3}, '"text"'),
        ({"text": "x", "addressee": "the mayor"}, "addressee"),
        ({"text": "x", "authority": "mine"}, "authority"),
        ({"text": "x", "received": "last week"}, "received"),
        ({"text": "x", "received": 5}, "received"),
        ({"text": "x", "recipients": "a@example.org"}, "recipients"),
        ({"text": "x", "contacts_on_matter": -1}, "contacts_on_matter"),
        ({"text": "x", "channel": 4}, "channel"),
    ],
)
def test_a_bad_item_is_refused_in_plain_words(item, fault):
    with pytest.raises(ValueError, match=fault):
        Facts.from_item(item)


def test_papers_a_day_late_are_found_by_date():
    facts = Facts("My paper.", received=datetime(2025, 6, 10), meeting_date=date(2025, 6, 16))
    assert verdict("agenda_notice", facts) == "breach"


def test_papers_in_time_are_clear_whatever_the_words():
    facts = Facts("Papers to follow on the night.", received=datetime(2025, 6, 1), meeting_date=date(2025, 6, 16))
    assert verdict("agenda_notice", facts) == "clear"


def test_the_council_sets_its_own_days_for_papers():
    facts = Facts("My paper.", received=datetime(2025, 6, 10), meeting_date=date(2025, 6, 16), papers_days=3)
    assert verdict("agenda_notice", facts) == "clear"


def test_the_hour_of_sending_alone_is_no_breach():
    facts = Facts("Is the hall free on the 9th?", received=datetime(2025, 6, 1, 23, 50))
    assert verdict("out_of_hours", facts) == "clear"


def test_blind_copies_among_the_recipients_are_seen():
    facts = Facts("The agenda, as promised.", blind_copies=("someone@example.org",))
    assert verdict("silent_copy", facts) != "clear"


def test_many_contacts_on_one_matter_are_shown():
    assert verdict("undue_pressure", Facts("Any news of the gate?", contacts_on_matter=6)) == "check"


def test_a_recorded_decision_carries_a_commitment():
    text = "Please pay the deposit today."
    assert verdict("unauthorised_commitment", Facts(text, authority="council_resolution")) == "clear"
