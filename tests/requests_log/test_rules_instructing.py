"""instructing_staff and line_of_communication: the rulings of the labelling guide, one test each, in our own words."""

import pytest

from requests_log.rules import Facts, check


def verdict(text, **facts):
    return check(Facts(text, **facts), ["instructing_staff"])[0].verdict


ORDERS_TO_THE_CLERK = [
    "Get Colin to sweep the steps this week.",
    "Have the caretaker open up at eight.",
    "See that the gutters are cleared by Friday.",
    "I take it that the hall will be set out by noon.",
    "I want the letter sent today.",
    "Make sure somebody is on the desk at lunchtime.",
    "Tell the lads to leave the hedge alone and do the pond.",
]
REQUESTS_TO_THE_CLERK = [
    "Could you ask Colin when he sweeps the steps?",
    "Could Colin sweep the steps this week?",
    "Is there any chance that we could have a bin by the gate?",
    "Send me the minutes.",
    "Put the pond on the agenda, please.",
    "A resident tells me that the lamp by the chapel is out. Could this be looked at?",
    "Please don't ask Colin to do it on my account.",
    "The contractor must return within five days under clause 3 of his contract.",
    "I swept the steps myself this morning.",
    "In my opinion the council should sell the depot.",
]


@pytest.mark.parametrize("text", ORDERS_TO_THE_CLERK)
def test_an_order_to_the_clerk_directs_work(text):
    assert verdict(text) == "breach"


@pytest.mark.parametrize("text", REQUESTS_TO_THE_CLERK)
def test_a_request_to_the_clerk_is_clear(text):
    assert verdict(text) == "clear"


@pytest.mark.parametrize(
    "text",
    [
        "Colin, any chance that you could sweep the steps?",
        "Please send me the list of hirers.",
        "Sweep the steps, Colin.",
    ],
)
def test_work_asked_of_an_employee_is_directed_however_politely(text):
    assert verdict(text, addressee="staff") == "breach"


@pytest.mark.parametrize("text", ["Colin, which day do you sweep the steps?", "How many keys are there?"])
def test_a_fact_asked_of_an_employee_is_for_the_clerk_to_look_at(text):
    assert verdict(text, addressee="staff") == "check"


@pytest.mark.parametrize("text", ["Thank you for sweeping the steps so well.", "Mind the ice by the gate, all."])
def test_thanks_and_warnings_to_employees_are_clear(text):
    assert verdict(text, addressee="staff") == "clear"


def test_work_reported_as_already_given_out_is_directed():
    assert verdict("I've asked Colin to repaint the bench, just so you know.") == "breach"


def test_a_claimed_resolution_is_for_the_clerk_to_look_up():
    assert verdict("Council resolved at minute 12 that the steps be swept. Have Colin do it.") == "check"


def test_a_group_that_has_agreed_is_no_authority():
    assert verdict("Our group has agreed that the steps come first. Have Colin sweep them today.") == "breach"


def test_a_recorded_resolution_carries_what_it_covers():
    text = "As resolved, please have the steps swept this week."
    assert verdict(text, authority="council_resolution") == "clear"


def test_more_than_the_resolution_covers_is_for_the_clerk_to_look_at():
    text = "As resolved, please sweep the steps. Then, while you have the broom, do the car park as well."
    assert verdict(text, addressee="staff", authority="committee_resolution") == "check"


def test_the_management_of_staff_is_directed_even_beside_a_resolution():
    text = "Council has agreed to buy the mower. Only Colin is to use it and his leave moves to June."
    assert verdict(text, authority="council_resolution") == "breach"


def test_a_disclaimer_does_not_unsay_an_order():
    assert (
        verdict("I don't want to tell staff what to do, but the steps must be swept by Friday, see that they are.")
        == "breach"
    )


def test_words_of_others_in_quotation_marks_are_not_the_askers():
    text = "A lady said to me, 'Get that man to sweep the steps today.' I said that I would let you know."
    assert verdict(text) == "clear"


def test_a_quoted_thread_is_not_the_askers():
    text = "What shall I answer?\n\nFrom: a resident\nSent: Monday\nTell your men to sweep the steps today."
    assert verdict(text) == "clear"


def test_an_order_below_the_greeting_and_above_the_signature_is_seen():
    text = "Dear Sue,\n\nGet Colin to sweep the steps by Friday.\n\nKind regards,\nPat\n\nSent from my phone"
    assert verdict(text) == "breach"


@pytest.mark.parametrize(
    "text",
    [
        "GET COLIN TO SWEEP THE STEPS BY FRIDAY",
        "get colin 2 sweep the steps by fri pls",
        "Please instrcut Colin to sweep the steps.",
    ],
)
def test_capitals_and_slips_of_the_pen_change_nothing(text):
    assert verdict(text) == "breach"


def test_the_words_that_fired_are_shown():
    text = "Lovely weather. Get Colin to sweep the steps."
    finding = check(Facts(text), ["instructing_staff"])[0]
    assert any("Get Colin to" in text[start:end] for start, end in finding.spans)


def line(text, **facts):
    return check(Facts(text, **facts), ["line_of_communication"])[0].verdict


def test_work_asked_of_an_employee_passes_the_clerk_by():
    assert line("Could you mend the gate?", addressee="staff") == "breach"


def test_a_fact_asked_of_an_employee_is_looked_at():
    assert line("When does the gate close?", addressee="staff") == "check"


def test_the_clerks_recorded_agreement_opens_the_line():
    assert line("Could you mend the gate?", addressee="staff", authority="clerk_approval") == "clear"


def test_a_report_of_having_gone_to_an_employee_is_seen():
    assert line("I went straight to the caretaker and asked him to mend the gate.") == "breach"


def test_a_request_to_the_clerk_keeps_the_line():
    assert line("Please pass this question to your finance assistant.") == "clear"
