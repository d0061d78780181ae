"""Text that is no protocol: a plain result, and no word lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from protocols.parsing import Parsed, parse
from tests.protocols.parsing_checks import account

PIECES = (
    "1.", "1", "1.1", "2.3.5", "(a)", "b)", "i.", "(ii)", "•", "-", "–", "o", "*", "#", "**", "the Clerk", "Members",
    "ROLES", "can expect:", "shall", "act;", "decide.", "“quoted", "words”", "Adopted", "reviewed by", "May 2021",
    "31/02/2020", "Page 3 of 9", "Contents", "...... 4", "Section 2 –", "Appendix 1", "Signed: ........",
    "Home > Policies", "2019", "Little Snoring Parish Council", "protocol", "\t", "  ", "\n", "\n\n", "\f", "résumé",
    "המועצה", "👍", "[link](#)", "co-\n",
)  # fmt: skip
HOSTILE = {
    "one line of five megabytes": "word " * 1_000_000,
    "five megabytes without a space": "x" * 5_000_000,
    "blank lines only": "\n" * 50_000,
    "blank lines around a word": "\n" * 50_000 + "hello\n" + "\n" * 50_000,
    "five megabytes of text": "The council shall do what its members have decided to do at a meeting of theirs.\n"
    * 60_000,
    "headings without text": "\n\n".join(f"{n}. HEADING" for n in range(1, 5_000)),
    "quotations that never close": "“open\n\n" * 10_000,
    "leads without lists": "All can expect:\n\n" * 10_000,
    "one bullet after the other": "•\n" * 10_000,
    "numbers only": "1\n" * 10_000,
    "nothing but form feeds": "\f" * 100_000,
    "brackets": "[" * 1_000_000 + "[a](" * 100_000,
    "pipes and stars": "|" * 1_000_000 + "\n" + "**a " * 200_000,
    "dots": "." * 1_000_000 + "\n" + ".....\n" * 10_000,
    "null characters": "\0" * 100_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_text_gives_a_plain_result(text):
    parsed = parse(text)
    assert isinstance(parsed, Parsed)
    assert parsed.title is None


def test_empty_text_has_no_sections():
    assert parse("") == Parsed()


def test_text_without_headings_is_one_section():
    parsed = parse("The Clerk answers letters.\n\nMembers read them.\n")
    assert [(s.number, s.heading, len(s.clauses)) for s in parsed.sections] == [(None, "", 2)]


def test_headings_without_text_are_sections_that_are_warned_of():
    parsed = parse("1. ROLES\n\n2. MEETINGS\n")
    assert [(s.number, s.heading, s.clauses) for s in parsed.sections] == [("1", "ROLES", []), ("2", "MEETINGS", [])]
    assert [w.line for w in parsed.warnings if "no clause" in w.message] == [1, 3]


def test_right_to_left_text_and_emoji_are_kept():
    parsed = parse("1. מבוא\n\n1.1 המועצה מחליטה 👍🏽\n")
    assert parsed.sections[0].heading == "מבוא"
    assert parsed.sections[0].clauses[0].blocks[0].text == "המועצה מחליטה 👍🏽"


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join))
def test_pieces_of_protocols_in_any_order_lose_no_word(text):
    lost, invented = account(text, parse(text))
    assert not lost
    assert not invented


@settings(max_examples=200)
@given(st.text(max_size=400))
def test_any_text_parses_and_survives_json(text):
    data = parse(text).as_dict()
    assert Parsed.from_dict(data).as_dict() == data
