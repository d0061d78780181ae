"""A small linear model beside the hand-written grammar: learned weights of readable features, summed.

benchmarks/train_rules.py learns them from the project's own messages and writes data/weights.json: for each model a
bias and the weight of each feature. A feature counts once, however often it is seen. The hand-written verdict keeps
its say: TRUST is what it adds or takes away.
"""

import json
from dataclasses import dataclass
from functools import cache

from .features import features, stem
from .lexicon import DATA, load
from .spans import merged

TRUST = 1.0
"""What a cue verdict adds to the sum of its rule, or takes from it where the cues say nothing."""
SPEAKS_FROM = -0.75
PLAIN_FROM = 1.5
"""Sums from which a rule speaks at all, and from which the finding is a plain one."""
LABELS = ("breach", "check", "clear")
REPORTED = "act:reported"
LABEL_TRUST = 1.0
"""What the decision table of instructing_staff adds to the label that it decided for."""
REPORT_TRUST = 1.5
"""What it adds besides to a breach by work that is reported as already given out: few messages teach it."""
CAUTION = 0.25
"""What is taken from the sum for breach: a breach wants plainer evidence than the other labels."""
SHOWN = 6
"""At most so many features are shown with their words."""
TELLING = 0.3
"""A feature of less weight is not shown."""


@dataclass(frozen=True)
class Weighing:
    """The sum of one model for one request, and the features that carried it, heaviest first."""

    total: float
    carried: tuple[tuple[str, float], ...]
    spans: tuple[tuple[int, int], ...]


@cache
def weights():
    """{model: {"bias": number, "features": {feature: weight}}} as learned."""
    return json.loads((DATA / "weights.json").read_text(encoding="utf-8"))


def weigh(model, facts):
    """The Weighing of `model` for one request."""
    terms, seen = weights()[model], features(facts)
    shares = [(name, terms["features"][name]) for name in seen if name in terms["features"]]
    carried = sorted((share for share in shares if share[1] >= TELLING), key=lambda share: (-share[1], share[0]))
    shown = tuple(carried[:SHOWN])
    spans = merged(span for name, _ in shown for span in seen[name].spans)
    return Weighing(terms["bias"] + sum(weight for _, weight in shares), shown, spans)


def is_learned(rule):
    return rule in weights()


def label(facts, decided):
    """(label, Weighing of it) of instructing_staff, the label that the decision table `decided` for being favoured."""
    weighings = {name: weigh(f"instructing_staff.{name}", facts) for name in LABELS}
    best = favoured({name: weighing.total for name, weighing in weighings.items()}, decided, facts)
    return best, weighings[best]


def favoured(sums, decided, facts):
    """The label with the greatest sum of those that may hold, with the trust in what was `decided` and the caution."""
    shares = {"breach": -CAUTION}
    shares[decided] = shares.get(decided, 0) + LABEL_TRUST
    if decided == "breach" and REPORTED in features(facts):
        shares[decided] += REPORT_TRUST
    holding = [name for name in LABELS if _may_hold(name, facts)]
    return max(holding, key=lambda name: sums[name] + shares.get(name, 0))


def _may_hold(name, facts):
    """Whether a label can hold at all: a check of what is put to the Clerk alone wants something to look up."""
    if name != "check" or not facts.to_clerk_alone or facts.authority != "none":
        return True
    return any(feature in _claiming() or "claim" in feature for feature in features(facts))


@cache
def _claiming():
    return frozenset(f"word:{stem(word)}" for word in load("claims")["words"].split())


def combined(total, by_cues):
    """The sum of a rule with what its cues say of it."""
    return total + (TRUST if by_cues else -TRUST)
