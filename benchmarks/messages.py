"""The labelled messages: which may be read and learned from, and which only measure."""

import hashlib
import json
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TESTS = ROOT / "tests" / "requests_log"
SHARED = ROOT.parent / "shared"
OPEN = SHARED / "requests" / "open.jsonl"
CATALOGUE = SHARED / "domain" / "rules.json"
sys.path[:0] = [str(ROOT)]

from tests.requests_log.test_rules_wordings import ADDRESSEES, AUTHORITIES, GUIDE_RULES, lines  # noqa: E402

__all__ = ["GUIDE_RULES", "examples", "measured", "readable", "wordings"]


def _read(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def _open_half(odd):
    """The shared open messages, halved by a hash of their id; the odd half was not read before 28 November 2026."""
    return [row for row in _read(OPEN) if _odd(row["id"]) == odd]


def _odd(name):
    return int(hashlib.sha256(f"protocol-2026|{name}".encode()).hexdigest(), 16) % 2 == 1


def measured():
    """{name of a part: its messages}, in the order of the table; parts that are not there are left out."""
    messages = TESTS / "messages"
    parts = {
        "own, read": "dev.jsonl",
        "own, read later": "dev2.jsonl",
        "own, voices": "voices.jsonl",
        "own, two more writers": "writers.jsonl",
        "own, ten more writers": "ten_writers.jsonl",
        "a reviewer, never read": "reviewer.jsonl",
        "ten more writers, never read": "ten_writers_held.jsonl",
        "two more writers, never read": "writers_held.jsonl",
        "own voices, never read": "voices_held.jsonl",
        "own, never read": "fresh.jsonl",
    }
    found = {name: _read(messages / file) for name, file in parts.items()}
    found |= {"open, read": _open_half(False), "open, read later": _open_half(True)}
    return {name: rows for name, rows in found.items() if rows}


def readable():
    """Messages that may be learned from, each with the name of its part."""
    parts = measured()
    return [{**row, "part": name} for name, rows in parts.items() if "never" not in name for row in rows]


def wordings():
    """The project's wordings as messages; each file labels one thing only."""
    for rules, addressee, channel, text in lines("other_rules.txt", 4):
        other = [] if rules == "-" else rules.split(",")
        yield {"text": text, "addressee": ADDRESSEES[addressee], "channel": channel, "other": other, "part": "wordings"}
    for verdict, addressee, authority, channel, text in lines("instructing_staff.txt", 5):
        yield {
            "text": text,
            "addressee": ADDRESSEES[addressee],
            "authority": AUTHORITIES[authority],
            "channel": channel,
            "instructing_staff": verdict,
            "part": "wordings",
        }


def examples():
    """The catalogue's examples and near-misses, where it is beside this project; each teaches its own rule only."""
    for rule in json.loads(CATALOGUE.read_text(encoding="utf-8")) if CATALOGUE.exists() else ():
        for kind in ("breaks", "near_misses"):
            for text in rule[kind]:
                authority = "council_resolution" if "recorded as authority" in text else "none"
                breaks, about = kind == "breaks", rule["id"]
                if about == "instructing_staff":
                    taught = {"instructing_staff": "breach" if breaks else "clear"}
                else:
                    taught = {"other": [about] if breaks else [], "only": about}
                yield {"text": text, "authority": authority, "part": "catalogue", **taught}
