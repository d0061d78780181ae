"""Learns the weights beside the hand-written rules of wording, from the messages that may be read.

    .venv/bin/python benchmarks/train_rules.py [--folds 5]

Logistic regression with L2 in plain Python, the same result on every run. With --folds it also weighs every message by
weights learned from the other folds, writes nothing, and prints how the rules would do with and without.
"""

import argparse
import json
import math
import random
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from folds import measure  # noqa: E402
from messages import GUIDE_RULES, examples, readable, wordings  # noqa: E402

from requests_log.rules import Facts  # noqa: E402
from requests_log.rules.cues import by_cues  # noqa: E402
from requests_log.rules.features import features  # noqa: E402
from requests_log.rules.instructing import decide  # noqa: E402
from requests_log.rules.learned import LABELS  # noqa: E402
from requests_log.rules.lexicon import DATA  # noqa: E402
from requests_log.rules.reading import understand  # noqa: E402

SEEN_IN = 5  # messages: a rarer feature is not learned
EPOCHS = 12
RATE = 0.3
PULL = 0.4  # the greater, the smaller the weights stay; the weight of a frequent word is held the more
RARE_COUNTS = 5  # a message that shows a rule counts as so many that do not
SMALLEST = 0.1  # lighter weights are not written
OF_ASKING = ("words:", "word to ")  # how something is asked: for the labels of instructing_staff alone
OF_MATTER = ("notions:",)  # what is asked for: for the other rules alone


def models(items):
    """{model: [(item, names of its features, does it hold)]}; a wording labelled for some rules only teaches those."""
    found = {}
    for rule in GUIDE_RULES:
        taught = [item for item in items if "other" in item and item.get("only", rule) == rule]
        found[rule] = [(item, item["of_matter"], rule in item["other"]) for item in taught]
    for name in LABELS:
        labelled = [item for item in items if "instructing_staff" in item]
        found[f"instructing_staff.{name}"] = [
            (item, item["of_asking"], item["instructing_staff"] == name) for item in labelled
        ]
    return found


def learn(examples, counted, weight_of_shown):
    """(bias, {feature: weight}) from [(names of features, bool)], by steps that shrink with each feature's use."""
    order, weights, steps = random.Random(20261122), {}, {}
    bias, bias_steps = 0.0, 1e-9
    pull = {name: PULL / math.sqrt(counted[name]) for name in counted if counted[name] >= SEEN_IN}
    rows = [([name for name in names if name in pull], holds) for names, holds in examples]
    for _ in range(EPOCHS):
        order.shuffle(rows)
        for names, holds in rows:
            total = bias + sum(weights.get(name, 0.0) for name in names)
            slip = (weight_of_shown if holds else 1) * (1 / (1 + math.exp(-max(-30, min(30, total)))) - holds)
            bias_steps += slip * slip
            bias -= RATE * slip / math.sqrt(bias_steps)
            for name in names:
                slope = slip + pull[name] * weights.get(name, 0.0)
                steps[name] = steps.get(name, 1e-9) + slope * slope
                weights[name] = weights.get(name, 0.0) - RATE * slope / math.sqrt(steps[name])
    return bias, weights


def learned_from(labelled):
    """The terms of one model as they are written."""
    examples = [(names, holds) for _, names, holds in labelled]
    rare = 10 * sum(holds for _, holds in examples) < len(examples)
    counted = Counter(name for names, _ in examples for name in names)
    bias, weights = learn(examples, counted, RARE_COUNTS if rare else 1)
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items()) if abs(weight) >= SMALLEST}
    return {"bias": round(bias, 2), "features": kept}


def by_hand(facts):
    """(label, rules) as the grammar and the cues have it without learned weights."""
    reading = understand(facts.text, facts.channel)
    shown = {rule for rule in GUIDE_RULES if by_cues(rule, facts, reading)[0] is not None}
    return decide(facts, reading)[0], shown


def items():
    """Every message that may be learned from, with the names of its features."""
    found = [*readable(), *wordings(), *examples()]
    for item in found:
        item["facts"] = facts = Facts.from_item({**item, "id": None})
        item["by_hand"] = by_hand(facts)
        names = sorted(features(facts))
        item["of_matter"] = [name for name in names if not name.startswith(OF_ASKING)]
        item["of_asking"] = [name for name in names if not name.startswith(OF_MATTER)]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=0, help="measure by so many folds, and write nothing")
    folds = parser.parse_args().folds
    found = items()
    if folds:
        measure(found, folds, models, learned_from)
        return
    terms = {name: learned_from(labelled) for name, labelled in models(found).items()}
    (DATA / "weights.json").write_text(json.dumps(terms, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    count = sum(len(each["features"]) for each in terms.values())
    print(f"{len(found)} messages, {count} weights of {len(terms)} models")


if __name__ == "__main__":
    main()
