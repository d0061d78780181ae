"""The clauses proposed for the councils' real documents, against those that were named for each rule by hand."""

import json
import re

import pytest

from protocols.anchors import places
from protocols.carriers import propose
from protocols.parsing import decode, parse
from tests.protocols.parsing_checks import SEEDS

NAMED = SEEDS.parent / "domain" / "rules.json"
pytestmark = pytest.mark.skipif(not NAMED.is_file(), reason="the councils' documents are not beside this project")

# The table speaks of a section by the first words of its heading.
FULL_NAMES = {"mayor-chair.1": "mayor-chair-chairs-and-vice-chairs-of-committees.1"}
REF = re.compile(
    r"(?<![\w.])(?P<ref>[a-z]+(?:-[a-z]+)*\.\d+|\d+(?:\.\d+)*)(?P<second>#2)?(?:–(?P<last>\d+(?:\.\d+)*))?"
)


def clauses_named(said):
    """The clauses that an entry of the table names, ranges spelled out; items and quoted words are left out."""
    said = re.sub(r"“[^”]*”|items? \d+(?:–\d+| and \d+)?", "", said)
    for match in REF.finditer(said):
        ref = FULL_NAMES.get(match["ref"], match["ref"]) + (match["second"] or "")
        yield ref
        if match["last"]:
            stem, first = ref.rsplit(".", 1)
            last = int(match["last"].rsplit(".", 1)[-1])
            yield from (f"{stem}.{number}" for number in range(int(first) + 1, last + 1))


def expected(said):
    """(basis, clauses): "none" is absent, "none explicit" rests on the clauses named, if any; a list says so."""
    if said.startswith("none") and not said.startswith("none explicit"):
        return "absent", set()
    named = set(clauses_named(said))
    if said.startswith("none explicit"):
        return ("implied", named) if named else ("absent", set())
    return "explicit", named


def numbered(names):
    """A reference that is printed again is told from the first, as 2.3.5#2."""
    seen = {}
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name}#{seen[name]}"


def read(seed):
    [path] = SEEDS.glob(f"{seed}_*.txt")
    sections = parse(decode(path.read_bytes())[0]).sections
    clauses = [[(b.kind, b.text) for b in clause.blocks] for section in sections for clause in section.clauses]
    names = list(numbered(places(sections)))
    return {rule: (found.basis, names[found.index]) for rule, found in propose(clauses).items()}


def compared():
    """(seed, rule, expected basis, clauses named, basis found, clause found) of each rule in each document."""
    found = {seed: read(seed) for seed in ("000", "001", "002", "003", "004")}
    for rule in json.loads(NAMED.read_text(encoding="utf-8")):
        for seed, said in rule["clauses"].items():
            yield seed, rule["id"], *expected(said), *found[seed].get(rule["id"], ("absent", None))


def stands_in(place, named):
    return place is None or any(place == name or place.startswith(f"{name}.") for name in named)


def test_basis_and_clause_agree_in_nine_of_ten():
    rows = list(compared())
    wrong = [row for row in rows if row[2] != row[4] or not stands_in(row[5], row[3])]
    assert len(rows) == 120
    assert len(wrong) <= 12, "\n".join(map(str, wrong))


def test_clause_is_one_of_those_named_but_for_two():
    rows = [row for row in compared() if row[3]]
    wrong = [row for row in rows if row[5] is None or not stands_in(row[5], row[3])]
    assert len(wrong) <= 2, "\n".join(map(str, wrong))


def test_nothing_is_found_where_nothing_was_named():
    assert [row for row in compared() if row[2] == "absent" and row[4] == "explicit"] == []
