"""The catalogue: every rule is there, in order, with words of its own; its own examples are read as meant."""

import inspect
import json
from pathlib import Path

import pytest

from requests_log.rules import RULES, Facts, check, explain
from requests_log.rules.catalogue import _MODULES
from requests_log.rules.cues import tables
from requests_log.rules.lexicon import load

SHARED = Path(__file__).resolve().parents[3] / "shared" / "domain" / "rules.json"
LEFT_TO_THE_CLERK = 6
"""Examples of the catalogue that go by what no text shows: a date, a post, how often somebody has written."""


@pytest.fixture(name="shared_catalogue")
def _shared_catalogue():
    if not SHARED.exists():
        pytest.skip("the shared catalogue is not beside this project")
    return json.loads(SHARED.read_text(encoding="utf-8"))


def test_there_are_twenty_four_rules():
    assert len(RULES) == 24


def test_the_rules_come_in_the_order_of_the_shared_catalogue(shared_catalogue):
    assert list(RULES) == [rule["id"] for rule in shared_catalogue]


def test_the_examples_of_the_shared_catalogue_are_read_as_meant(shared_catalogue):
    wrong = []
    for rule in shared_catalogue:
        for kind in ("breaks", "near_misses"):
            for text in rule[kind]:
                authority = "council_resolution" if "recorded as authority" in text else "none"
                finding = check(Facts(text, authority=authority), [rule["id"]])[0]
                if (finding.verdict != "clear") != (kind == "breaks"):
                    wrong.append(f"{rule['id']}, {kind}: {text}")
    assert len(wrong) <= LEFT_TO_THE_CLERK, "\n".join(wrong)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_each_rule_has_words_for_a_page_and_is_a_documented_function(rule):
    assert all((rule.title, rule.statement, rule.next_step))
    assert inspect.getdoc(rule.function)
    assert rule.function.__name__ == rule.id


def test_three_rules_are_off_until_the_council_resolves():
    assert {rule.id for rule in RULES.values() if rule.sensitive} == {
        "undue_pressure",
        "public_criticism",
        "staff_concern",
    }


def test_findings_come_in_catalogue_order_whatever_the_order_asked_for():
    findings = check(Facts("Hello."), ["visits", "instructing_staff", "media"])
    assert [finding.rule for finding in findings] == ["instructing_staff", "media", "visits"]


def test_an_unknown_rule_is_named():
    with pytest.raises(ValueError, match="no_such_rule"):
        check(Facts("Hello."), ["no_such_rule"])


def test_every_reason_is_one_sentence_that_judges_nobody():
    harsh = ("breach", "bully", "misconduct", "guilty", "offen")
    for rule in RULES:
        for reason in load("reasons")[rule].values():
            assert reason.endswith(".")
            assert ". " not in reason
            assert not any(word in reason.lower() for word in harsh)


def test_every_cue_says_what_it_is_about():
    for cues in tables().values():
        for table in cues.values():
            assert table["about"]
            assert isinstance(table["weight"], int)


def test_every_rule_that_weighs_has_a_threshold_and_known_needs():
    for rule, cues in tables().items():
        terms = load("thresholds")[rule]
        assert set(terms["needs"]) <= set(cues)


def test_rules_are_pure():
    for module in _MODULES:
        assert "django" not in inspect.getsource(module)


def test_the_explanation_names_the_words_and_the_reason():
    told = explain(Facts("Get Colin to sweep the steps."))
    assert "Get Colin to" in told
    assert "instructing_staff is breach" in told
