"""How the learned weights do on messages that they were not learned from, beside the hand-written rules alone."""

import random

from accuracy import HEADINGS, Tally
from messages import GUIDE_RULES

from requests_log.rules.learned import LABELS, SPEAKS_FROM, combined, favoured


def measure(items, folds, models, learned_from):
    """Print the table for each part, by hand and with weights learned from the other folds."""
    parts = random.Random(20261122).choices(range(folds), k=len(items))
    nth = {id(item): part for item, part in zip(items, parts, strict=True)}
    for item in items:
        item["totals"] = {}
    for name, labelled in models(items).items():
        for fold in range(folds):
            terms = learned_from([each for each in labelled if nth[id(each[0])] != fold])
            for item, names, _ in labelled:
                if nth[id(item)] == fold:
                    item["totals"][name] = _total(terms, names)
    print(HEADINGS)
    for part in dict.fromkeys(item["part"] for item in items if "instructing_staff" in item and "other" in item):
        rows = [item for item in items if item["part"] == part]
        print(Tally(f"{part}: by hand", rows, [_by_hand(row) for row in rows]))
        print(Tally(f"{part}: folds", rows, [_with_weights(row) for row in rows]))


def _total(terms, names):
    return terms["bias"] + sum(terms["features"].get(name, 0.0) for name in names)


def _by_hand(row):
    return row["by_hand"]


def _with_weights(row):
    decided, shown = row["by_hand"]
    totals = row["totals"]
    sums = {name: totals[f"instructing_staff.{name}"] for name in LABELS}
    other = {rule for rule in GUIDE_RULES if combined(totals[rule], rule in shown) > SPEAKS_FROM}
    return favoured(sums, decided, row["facts"]), other
