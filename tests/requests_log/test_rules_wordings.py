"""Wordings of our own, in many voices: most are read as labelled, and a change that reads fewer is noticed."""

from pathlib import Path

import pytest

from requests_log.rules import Facts, check

HERE = Path(__file__).parent / "wordings"
ADDRESSEES = {"C": "clerk", "S": "staff", "B": "clerk_and_staff"}
AUTHORITIES = {"n": "none", "c": "council_resolution", "m": "committee_resolution", "a": "clerk_approval"}
GUIDE_RULES = [
    *("party_political", "group_report", "pressure_on_advice", "personal_advantage", "queue_jumping"),
    *("council_resources", "need_to_know", "undue_pressure", "public_criticism", "unauthorised_commitment"),
    *("confidentiality", "out_of_hours", "silent_copy", "outside_policy", "staff_concern"),
]


def lines(name, fields):
    for line in (HERE / name).read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split("|", fields - 1)


def test_instructing_staff_is_read_as_labelled():
    wrong, total = [], 0
    for verdict, addressee, authority, channel, text in lines("instructing_staff.txt", 5):
        facts = Facts(text, ADDRESSEES[addressee], AUTHORITIES[authority], channel=channel)
        total += 1
        if check(facts, ["instructing_staff"])[0].verdict != verdict:
            wrong.append(f"{verdict}: {text}")
    assert len(wrong) <= 0.08 * total, "\n".join(wrong)


def test_the_other_rules_are_read_as_labelled():
    hits = extra = missed = 0
    for rules, addressee, channel, text in lines("other_rules.txt", 4):
        wanted = set() if rules == "-" else set(rules.split(","))
        findings = check(Facts(text, ADDRESSEES[addressee], channel=channel), GUIDE_RULES)
        found = {finding.rule for finding in findings if finding.verdict != "clear"}
        hits, extra, missed = hits + len(found & wanted), extra + len(found - wanted), missed + len(wanted - found)
    assert 2 * hits / (2 * hits + extra + missed) >= 0.85


@pytest.mark.parametrize("name", ["instructing_staff.txt", "other_rules.txt"])
def test_no_wording_is_there_twice(name):
    texts = [line[-1] for line in lines(name, 5 if name.startswith("instr") else 4)]
    assert len(texts) == len(set(texts))
