"""What other councils' protocols say, and where the law or good practice expects it. Pure; the words are in data."""

from dataclasses import dataclass
from functools import cache

from protocols import wordings

WEIGHTS = {
    "law": "The law speaks of it",
    "practice": "Good practice asks for it",
    "others": "Other councils’ protocols say it",
}


@dataclass(frozen=True)
class Gap:
    """`others` is what other protocols say, `expects` what the law or good practice does; `url` leads to `source`."""

    name: str
    weight: str
    others: str
    expects: str = ""
    source: str = ""
    url: str = ""
    further: str = ""


@cache
def known():
    """{rule or question of the profile: Gap}, the weightiest first."""
    found = [Gap(name, **facts) for name, facts in wordings.load("gaps").items()]
    order = list(WEIGHTS)
    return {gap.name: gap for gap in sorted(found, key=lambda gap: order.index(gap.weight))}
