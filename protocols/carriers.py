"""Which clause of a text carries which rule: a proposal from the words, for the Clerk to confirm. Pure.

The rules are those of data/rules.toml; the wordings (data/carriers/) are read sentence by sentence. The first wording
that any sentence has wins, and among sentences the first one. A rule that only stands on other words is implied.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from protocols import wordings
from protocols.units import units

FILES = ("carriers/work", "carriers/money", "carriers/conduct")
# Items of a list of what councillors can expect say what officers owe; most rules are about what councillors do.
OWED_BY_OFFICERS = wordings.expression(
    r"<member>,? (?:can|may|should|will|must|are entitled to|have a right to) expect\b"
)
SAID_OF_OFFICERS_TOO = {"instructing_staff", "need_to_know", "pressure_on_advice", "confidentiality"}
EXPLICIT, IMPLIED = "explicit", "implied"


@dataclass(frozen=True)
class Proposal:
    """`index` is the place of the clause, from 0; `words` are the sentence or item that carries the rule."""

    index: int
    basis: str
    words: str


@cache
def titles():
    """{rule: its title}, in the order of the catalogue."""
    return {rule: facts["title"] for rule, facts in wordings.load("rules").items()}


@cache
def patterns():
    """{rule: [(basis, compiled pattern), …]}, the strongest first."""
    tables = {rule: table for name in FILES for rule, table in wordings.load(name).items()}
    return {
        rule: [
            (basis, wordings.expression(wording))
            for basis in (EXPLICIT, IMPLIED)
            for wording in tables[rule].get(basis, [])
        ]
        for rule in titles()
    }


def propose(clauses):
    """{rule: Proposal} for clauses as lists of (kind, text); a rule that no clause carries is left out."""
    read = _read(clauses)
    found = {rule: _first(rule, read) for rule in titles()}
    return {rule: proposal for rule, proposal in found.items() if proposal}


def words_for(rule, clause):
    """The sentence or item of one clause (a list of (kind, text)) that speaks of the rule; "" where none does."""
    proposal = _first(rule, _read([clause]))
    return proposal.words if proposal else ""


def carriers_of(rule, clauses):
    """A Proposal for each clause that carries the rule in its own words, those that say so first."""
    read = _read(clauses)
    each = ([entry for entry in read if entry[0].clause == index] for index in range(len(clauses)))
    found = [proposal for entries in each if (proposal := _first(rule, entries))]
    return sorted(found, key=lambda proposal: proposal.basis != EXPLICIT)


def _read(clauses):
    """(unit, its text, whether it says what officers owe) of everything that the council itself says."""
    said = [(unit, unit.plain) for unit in units(clauses) if not unit.is_quoted]
    return [(unit, text, bool(OWED_BY_OFFICERS.match(text))) for unit, text in said]


def _first(rule, read):
    for place, (basis, _) in enumerate(patterns()[rule]):
        for unit, text, is_owed_by_officers in read:
            if (rule in SAID_OF_OFFICERS_TOO or not is_owed_by_officers) and place in _fitting(rule, text):
                return Proposal(unit.clause, basis, unit.text)
    return None


@lru_cache(maxsize=30_000)
def _fitting(rule, text):
    """The places of the rule's patterns that a sentence fits. Kept: a draft is read again whenever it is mended."""
    return frozenset(place for place, (_, pattern) in enumerate(patterns()[rule]) if pattern.search(text))
