"""Which clause of a text carries which rule: a proposal from the words, for the Clerk to confirm. Pure.

The patterns are data (data/carriers.toml): for each rule a list of explicit and of implied wordings, the strongest
first. The first pattern that any clause matches wins; among clauses the first one.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "data" / "carriers.toml"


@dataclass(frozen=True)
class Proposal:
    index: int
    basis: str


@cache
def titles():
    """{rule: what it says, in a few plain words}, in the order of the catalogue."""
    return {rule: wordings["title"] for rule, wordings in _data().items()}


@cache
def _data():
    with DATA.open("rb") as file:
        return tomllib.load(file)


@cache
def patterns():
    """{rule: [(basis, compiled pattern), …]}; a blank in a pattern stands for any white space."""
    return {
        rule: [
            (basis, re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE))
            for basis in ("explicit", "implied")
            for pattern in wordings.get(basis, [])
        ]
        for rule, wordings in _data().items()
    }


def propose(texts):
    """{rule: Proposal} for the clause texts given; a rule that no clause carries is left out."""
    found = {rule: _first(texts, wordings) for rule, wordings in patterns().items()}
    return {rule: proposal for rule, proposal in found.items() if proposal}


def _first(texts, wordings):
    for basis, pattern in wordings:
        for index, text in enumerate(texts):
            if pattern.search(text):
                return Proposal(index, basis)
    return None
