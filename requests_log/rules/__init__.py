"""The council's own rules, applied to one request. Pure: facts in, findings out; findings advise and judge nobody.

    check(Facts(text="Could you tell me when the verge is cut?"))

gives one Finding for each rule, in the order of the catalogue.
"""

from collections.abc import Iterable

from .catalogue import RULES, Rule
from .explanation import explain
from .facts import Facts, Finding
from .reading import understand

__all__ = ["RULES", "VERSION", "Facts", "Finding", "Rule", "check", "explain"]

VERSION = "5"
"""Of the rule set; raised whenever a rule may say something else of the same text, and recorded with each check."""


def check(facts: Facts, rules: Iterable[str] | None = None) -> list[Finding]:
    """One finding for each rule asked for (all by default), in catalogue order. ValueError for an unknown rule."""
    wanted = set(RULES) if rules is None else set(rules)
    if unknown := wanted - set(RULES):
        raise ValueError(f"There is no rule named {', '.join(sorted(unknown))}.")
    reading = understand(facts.text, facts.channel)
    return [rule.function(facts, reading) for name, rule in RULES.items() if name in wanted]
