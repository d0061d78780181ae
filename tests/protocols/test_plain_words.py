"""What a council says in plain words of its own is recognised, and what only sounds alike is not."""

import tomllib
from pathlib import Path

import pytest

from protocols.carriers import propose
from protocols.parsing import parse
from protocols.profile import read_profile

WORDS = tomllib.loads((Path(__file__).parent / "plain_words.toml").read_text(encoding="utf-8"))
RULES = ("public_criticism", "need_to_know")
ABOUT_CLERK = "concern_about_clerk"
OF_THE_CLERK = [(code, text) for code, texts in WORDS[ABOUT_CLERK].items() for text in texts]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in WORDS[rule]["says"]])
def test_a_rule_is_found_in_plain_words(rule, text):
    assert propose([[("paragraph", text)]])[rule].basis == "explicit"


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in WORDS[rule]["sounds_alike"]])
def test_what_sounds_alike_carries_no_rule(rule, text):
    assert rule not in propose([[("paragraph", text)]])


@pytest.mark.parametrize(("code", "text"), OF_THE_CLERK)
def test_who_hears_of_the_clerk_is_read_in_plain_words(code, text):
    found = read_profile(parse(f"Some Paper\n\n1. First\n1.1 Everybody is polite.\n1.2 {text}\n"))[ABOUT_CLERK]
    assert found.value == (None if code == "sounds_alike" else code)
