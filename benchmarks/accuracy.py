"""Prints how often the rules of wording are right on the labelled messages, part by part.

    .venv/bin/python benchmarks/accuracy.py

Breach and label are those of instructing_staff; the other fifteen rules of the labelling guide are taken together.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "benchmarks")]

from messages import GUIDE_RULES, measured  # noqa: E402
from rewordings import REWORDINGS  # noqa: E402

from requests_log.rules import Facts, check  # noqa: E402

HEADINGS = "{:28}{:>9}{:>10}{:>10}{:>7}{:>7}{:>10}{:>7}{:>7}".format(
    "", "messages", "breach P", "breach R", "F1", "label", "others P", "R", "F1"
)


class Tally:
    """One line of the table: `answers` are (label of instructing_staff, rules shown) for each of `rows`."""

    def __init__(self, name, rows, answers):
        self.name, self.count = name, len(rows)
        wanted = [(row["instructing_staff"], set(row["other"])) for row in rows]
        both = list(zip(wanted, answers, strict=True))
        self.same = sum(want[0] == got[0] for want, got in both)
        self.breach = _rates([({"breach"} & {want[0]}, {"breach"} & {got[0]}) for want, got in both])
        self.others = _rates([(want[1], got[1]) for want, got in both])

    def __str__(self):
        breach = "{:>10.2f}{:>10.2f}{:>7.2f}".format(*self.breach)
        others = "{:>10.2f}{:>7.2f}{:>7.2f}".format(*self.others)
        return f"{self.name:28}{self.count:>9}{breach}{self.same / self.count:>7.2f}{others}"


def _rates(pairs):
    """Precision, recall and F1 from pairs of sets: wanted, found."""
    hits = sum(len(want & got) for want, got in pairs)
    found, wanted = sum(len(got) for _, got in pairs), sum(len(want) for want, _ in pairs)
    return hits / (found or 1), hits / (wanted or 1), 2 * hits / (found + wanted or 1)


def answer(row):
    """(label of instructing_staff, the guide's other rules that speak)."""
    findings = {finding.rule: finding.verdict for finding in check(Facts.from_item({**row, "id": None}))}
    return findings["instructing_staff"], {rule for rule in GUIDE_RULES if findings[rule] != "clear"}


def reworded(rows):
    """A line of the table for each rewording of the messages."""
    for name, change in REWORDINGS.items():
        yield Tally(name, rows, [answer({**row, "text": change(row["text"])}) for row in rows])


def main():
    """Print the table."""
    print(HEADINGS)
    parts = measured()
    for name, rows in parts.items():
        print(Tally(name, rows, [answer(row) for row in rows]))
    unread = [row for name, rows in parts.items() if "never" in name for row in rows]
    print(Tally("all never read", unread, [answer(row) for row in unread]))
    for line in reworded(unread):
        print(line)


if __name__ == "__main__":
    main()
