from datetime import date

import pytest

from protocols.reviews import review_state

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
