"""The minutes and sums that a text names."""

import pytest

from requests_log.claims import claimed, larger_sum, number_of


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("As agreed, minute 45/26 refers.", ["45/26"]),
        ("See Min. no. 12 (b) and resolution FC/45/26", ["12(b)", "fc45/26"]),
        ("Resolution 7. Resolution 7 again", ["7"]),
        ("at the last minute 10 of us came", []),
        ("in five minutes 3 people rang", []),
        ("the minutes of 12 May 2026", []),
        ("the minutes 2026", []),
        ("no number at all", []),
    ],
)
def test_the_minutes_that_a_text_names(text, numbers):
    assert claimed(text) == numbers


@pytest.mark.parametrize("reference", ["45/26", "Minute 45/26", "minute no. 45/26", "Min 45/26"])
def test_a_minute_has_one_number_however_it_is_written(reference):
    assert number_of(reference) == "45/26"


@pytest.mark.parametrize(
    ("asked", "given", "found"),
    [("£1,900 for it", "up to £500", (1900, 500)), ("£500", "£500.00", None), ("£2k", "", None), ("x", "£1", None)],
)
def test_a_larger_sum_than_the_authority_names_is_seen(asked, given, found):
    assert larger_sum(asked, given) == found
