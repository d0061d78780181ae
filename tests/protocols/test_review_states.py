from datetime import date

import pytest

from protocols.reviews import next_annual_meeting, review_state

TODAY = date(2026, 11, 21)


@pytest.mark.parametrize(
    ("next_review", "state"),
    [
        ("", "none"),
        ("2026-11-20", "overdue"),
        ("2026-11-21", "due"),
        ("2026-11", "due"),
        ("2026-10", "overdue"),
        ("2026", "due"),
        ("2025", "overdue"),
        ("2027-01-20", "due"),
        ("2027-01-21", "in_date"),
        ("2027", "due"),
        ("2027-05", "in_date"),
    ],
)
def test_a_review_is_in_date_due_or_overdue(next_review, state):
    assert review_state(next_review, TODAY).state == state


@pytest.mark.parametrize(
    ("next_review", "words"),
    [
        ("", "No review date set"),
        ("2026-06", "Review overdue since June 2026"),
        ("2026-11-20", "Review overdue since 20 November 2026"),
        ("2025", "Review overdue since 2025"),
        ("2026-11-21", "Review due today"),
        ("2026-11-22", "Review due in 1 day"),
        ("2027-01-01", "Review due in 41 days"),
        ("2027-01", "Review due in 41 days"),
        ("2026-11", "Review due this month"),
        ("2026", "Review due this year"),
        ("2027-05", "In date"),
    ],
)
def test_the_state_is_said_in_words_with_numbers(next_review, words):
    assert review_state(next_review, TODAY).words == words


def test_the_next_review_is_proposed_for_next_years_annual_meeting():
    assert next_annual_meeting(TODAY) == "2027-05"
