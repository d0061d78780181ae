"""A check of what is put to the Clerk wants something that could be looked up."""

import pytest

from requests_log.rules import Facts, check

ORDERS = [
    "Please get Dave to cut the verge before Saturday.",
    "Please have the letter sent today.",
    "Please make sure the office is open on Friday.",
]


def verdict(text, **facts):
    return check(Facts(text, **facts), ["instructing_staff"])[0].verdict


@pytest.mark.parametrize("text", ORDERS)
def test_an_order_to_the_clerk_that_claims_nothing_is_no_matter_of_looking_up(text):
    assert verdict(text) == "breach"


@pytest.mark.parametrize("text", ORDERS)
def test_the_same_order_under_a_minute_is_looked_up(text):
    assert verdict(f"As the council resolved at minute 12. {text}") == "check"
