"""However a message reaches the Clerk, shouted, mistyped, wrapped, signed or above a thread, it is read alike."""

import runpy
from pathlib import Path

import pytest

from requests_log.rules import Facts, check

REWORDINGS = runpy.run_path(str(Path(__file__).resolve().parents[2] / "benchmarks" / "rewordings.py"))["REWORDINGS"]
MESSAGES = [
    ("breach", "Hi Colin, two things for this week. Have the lads sweep them by Friday. And see that it's done."),
    ("breach", "Good morning Sue, I've asked the caretaker to repaint the bench and he's starting tomorrow morning."),
    ("check", "Council resolved at minute 12 that the steps be swept. Please have Colin sweep them by Friday."),
    ("clear", "Dear Sue, could you tell me when the verge in Mill Lane is next cut? A resident has asked."),
    ("clear", "Thank you for sending the minutes so quickly. Could the pond go on the agenda for March?"),
]


@pytest.mark.parametrize("name", REWORDINGS)
@pytest.mark.parametrize(("verdict", "text"), MESSAGES)
def test_a_message_is_read_alike_however_it_arrives(name, verdict, text):
    [finding] = check(Facts(REWORDINGS[name](text)), ["instructing_staff"])
    assert finding.verdict == verdict


@pytest.mark.parametrize("name", ["above a thread", "above a forwarded message", "with a disclaimer"])
def test_what_stands_below_a_message_shows_no_rule(name):
    found = check(Facts(REWORDINGS[name]("Is the hall free on the 9th? I should like to hire it.")))
    assert [finding.rule for finding in found if finding.verdict != "clear"] == []


def test_a_line_that_goes_on_after_the_greeting_is_part_of_the_message():
    text = "Hi Beth, tell the caretaker to sweep the steps\nbefore Friday and to lock up after"
    assert check(Facts(text), ["instructing_staff"])[0].verdict == "breach"


def test_a_paragraph_below_a_disclaimer_is_the_askers_again():
    text = "Is the hall free?\n\nThis e-mail and any files are\nconfidential.\n\nGet Colin to sweep the steps."
    assert check(Facts(text), ["instructing_staff"])[0].verdict == "breach"
