"""Documents of councils that do not exist, in as many layouts as real ones have."""

import pytest

from protocols.parsing import Parsed, parse
from tests.protocols.layouts import SECTIONS, Style, found, printed
from tests.protocols.parsing_checks import DOCUMENTS, account, differences, expected_of

by_name = pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.stem)


@by_name
def test_document_has_the_expected_structure(document):
    parsed = parse(document.read_text(encoding="utf-8"))
    assert list(differences(parsed, expected_of(document))) == []


@by_name
def test_every_word_is_kept_or_named_and_none_is_invented(document):
    text = document.read_text(encoding="utf-8")
    lost, invented = account(text, parse(text))
    assert not lost
    assert not invented


@by_name
def test_json_form_gives_the_same_again(document):
    data = parse(document.read_text(encoding="utf-8")).as_dict()
    assert Parsed.from_dict(data).as_dict() == data


HEADINGS = (
    "{n}. {title}",
    "{n} {title}",
    "{n}.0 {title}",
    "{n}) {title}",
    "Section {n} – {title}",
    "PART {A} - {TITLE}",
    "{TITLE}",
    "{title}",
    "## {title}",
    "**{title}**",
    "{A}. {title}",
    "{R}. {TITLE}",
)
CLAUSES = ("{n}.{m} {text}", "{n}.{m}. {text}", "- {n}.{m} {text}", "{n}.{m}\t{text}", "({m}) {text}", "{text}")
ITEMS = (
    "({a}) {text}",
    "{a}) {text}",
    "{a}. {text}",
    "({i}) {text}",
    "{i}. {text}",
    "{k}) {text}",
    "• {text}",
    "- {text}",
    "– {text}",
    "* {text}",
    "o {text}",
    " {text}",
)
PAGES = {
    "a paragraph to a line": {},
    "wrapped": {"width": 80},
    "wrapped and indented, no stops": {"width": 95, "indent": 3, "stop": "", "capital": True},
    "dense": {"width": 90, "blank": 0},
    "double-spaced": {"width": 88, "blank": 0, "double": True, "stop": ""},
    "cut by pages": {"width": 85, "page": 28, "footer": ("Upper Slaughterford PC – Protocol", "Page {page} of 4")},
    "numbered pages": {"page": 18, "indent": 2, "stop": "."},
}


def may_be_mistaken(clause, item, page):
    """Layouts that nobody can tell apart: clauses and items with the same mark, or no sign of an item at all."""
    return clause.split()[0] == item.split()[0] or (item == " {text}" and "indent" in page)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("heading", HEADINGS)
def test_structure_is_the_same_in_every_layout(heading, page):
    wrong = []
    for clause in CLAUSES:
        for item in ITEMS:
            style = Style(heading=heading, clause=clause, item=item, **page)
            if not may_be_mistaken(clause, item, page) and found(parse(printed(style)), style) != SECTIONS:
                wrong.append((clause, item))
    assert wrong == []
