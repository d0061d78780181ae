"""The same words are read alike, however they reached the Clerk; a note about a conversation is read as a note."""

import pytest

from requests_log.rules import Facts, check

CHANNELS = ["email", "phone", "in_person", "text_message", "letter", "social_media", "meeting"]


def verdict(text, channel, addressee="clerk"):
    [finding] = check(Facts(text=text, channel=channel, addressee=addressee), ["instructing_staff"])
    return finding.verdict


@pytest.mark.parametrize("channel", CHANNELS)
@pytest.mark.parametrize(
    "order",
    [
        "Get Dave to cut the verge before Saturday.",
        "Have the lads move the bins before the fair.",
        "Tell Sam to repaint it.",
    ],
)
def test_an_order_noted_word_for_word_needs_authority_on_every_channel(order, channel):
    assert verdict(order, channel) == "breach"


def test_a_note_of_a_polite_question_stays_one():
    assert verdict("Cllr Marsh rang to ask when the verge in Mill Lane is next cut.", "phone") == "clear"
