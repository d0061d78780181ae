"""The councils' real documents, which are not part of this project, against the structure that was agreed for them."""

import importlib.util
import json

import pytest

from protocols.parsing import Parsed, decode, parse
from tests.protocols.parsing_checks import SEEDS, account

pytestmark = pytest.mark.skipif(not SEEDS.is_dir(), reason="the councils' documents are not beside this project")

COMPLETE = ("000_e6a844744da3ca60", "001_88172c430ad6c5f7", "002_4ce4788c417df5c3")
# clauses of each section, items in all
TOTALS = {
    "000_e6a844744da3ca60": ([3, 11, 2, 5, 4], 26),
    "001_88172c430ad6c5f7": ([2, 4, 3, 1, 3], 25),
    "002_4ce4788c417df5c3": ([4, 3, 3, 4, 5, 9, 8, 7, 4, 14, 5, 9, 5, 3, 3, 9], 91),
    "003_ca0937dbfc46058b": ([1, 1, 3, 1, 1, 2, 14, 3, 3], 24),
    "004_e54bef00aa0e57a4": ([2, 1, 3, 1, 2, 2, 1, 1, 0, 1, 1], 27),
}
FIRST_WORDS = {
    "003_ca0937dbfc46058b": (
        "Background Roles Councillors Chair Officers Expectations Relationship Political Complaints"
    ),
    "004_e54bef00aa0e57a4": (
        "Aim Roles Councillors Mayor/Chair Clerk/Other Expectations General Note When Procedure For"
    ),
}


def text_of(name):
    return decode((SEEDS / f"{name}.txt").read_bytes())[0]


def compare(parsed, expected):
    spec = importlib.util.spec_from_file_location("check_structure", SEEDS / "check_structure.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.compare(parsed, expected)


@pytest.mark.parametrize("name", COMPLETE)
def test_every_agreed_check_holds(name):
    expected = json.loads((SEEDS / "expected" / f"{name}.json").read_text(encoding="utf-8"))
    results = list(compare(parse(text_of(name)).as_dict(), expected))
    assert len(results) > 100
    assert [description for holds, description in results if not holds] == []


@pytest.mark.parametrize("name", TOTALS)
def test_totals_of_sections_clauses_and_items(name):
    sections = parse(text_of(name)).sections
    blocks = [block for section in sections for clause in section.clauses for block in clause.blocks]
    items = sum(block.kind == "item" for block in blocks)
    assert ([len(section.clauses) for section in sections], items) == TOTALS[name]


@pytest.mark.parametrize("name", FIRST_WORDS)
def test_headings_stand_in_their_order(name):
    headings = [section.heading.split()[0] for section in parse(text_of(name)).sections]
    assert headings == FIRST_WORDS[name].split()


@pytest.mark.parametrize("name", TOTALS)
def test_no_word_is_lost_and_none_invented(name):
    text = text_of(name)
    lost, invented = account(text, parse(text))
    assert not lost
    assert not invented


@pytest.mark.parametrize("name", TOTALS)
def test_json_gives_the_same_again(name):
    data = parse(text_of(name)).as_dict()
    assert Parsed.from_dict(data).as_dict() == data


def test_date_in_a_footer_is_offered_and_not_taken():
    parsed = parse(text_of("000_e6a844744da3ca60"))
    assert (parsed.adopted, parsed.adopted_hint) == (None, "2019-01-31")
