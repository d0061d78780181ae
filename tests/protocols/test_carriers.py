"""Which clause carries which rule, as it is proposed from the words."""

import pytest

from protocols.carriers import propose

SAYS_SO = [
    "Councillors must not seek to instruct members of staff.",
    "Staff do not work under the instruction of individual councillors.",
    "No individual member may give instructions to an employee.",
    "The officers cannot take any action under instructions from any one councillor.",
]
IMPLIES = [
    "Councillors take no part in the day to day management of services.",
    "Staff are employed by the whole council.",
]


@pytest.mark.parametrize("text", SAYS_SO)
def test_a_clause_that_forbids_instructions_says_so(text):
    found = propose(["Something else.", text])["instructing_staff"]
    assert (found.index, found.basis) == (1, "explicit")


@pytest.mark.parametrize("text", IMPLIES)
def test_a_clause_on_daily_management_only_implies_it(text):
    assert propose([text])["instructing_staff"].basis == "implied"


def test_a_clause_that_says_so_comes_before_one_that_implies_it():
    assert propose([IMPLIES[0], SAYS_SO[0]])["instructing_staff"].index == 1


def test_a_text_that_does_not_speak_of_it_carries_no_rule():
    assert propose(["Minutes are signed at the next meeting."]) == {}
