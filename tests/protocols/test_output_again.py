"""Plain text and data are read again to the same structure."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from councils.printable import printable
from protocols.output import again, data, plain
from protocols.parsing import Block, Clause, Section, UnreadableFile, decode, parse
from tests.protocols import hostile
from tests.protocols.parsing_checks import DOCUMENTS, SEEDS

REAL = sorted(SEEDS.glob("*.txt"))
BUILDERS = pytest.mark.parametrize("build", [plain.build, data.build], ids=["plain", "data"])


def form(sections):
    return [section.as_dict() for section in sections]


def read_again(build, sections):
    text, warnings = decode(build(hostile.document(sections)))
    assert not warnings
    return again.read(text)


@BUILDERS
@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_a_document_has_the_same_structure_again(path, build):
    sections = parse(path.read_text(encoding="utf-8")).sections
    assert form(read_again(build, sections).sections) == form(sections)


@BUILDERS
@pytest.mark.skipif(not REAL, reason="the councils' documents are not beside this project")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_a_real_document_has_the_same_structure_again(path, build):
    sections = parse(decode(path.read_bytes())[0]).sections
    assert form(read_again(build, sections).sections) == form(sections)


@BUILDERS
def test_hostile_words_have_the_same_structure_again(build):
    assert form(read_again(build, hostile.SECTIONS).sections) == form(hostile.SECTIONS)


words = st.text(st.sampled_from("aA1.()•§\\# )b-é"), min_size=1, max_size=12).map(printable).filter(bool)
marks = st.none() | st.from_regex(r"[A-Z]?[0-9]{1,2}(\.[0-9]{1,2}){0,2}|[a-z]{1,3}", fullmatch=True)
blocks = st.builds(lambda text: Block("paragraph", None, text), words) | st.builds(
    lambda label, text: Block("item", label, text), marks, words
)
clauses = st.builds(Clause, marks, st.none() | words, st.lists(blocks, max_size=3))
sections = st.builds(Section, marks, words | st.just(""), st.lists(clauses, max_size=3))


@given(st.lists(sections, min_size=1, max_size=3))
def test_any_structure_is_the_same_again(made):
    for kind in (plain, data):
        assert form(kind.read(kind.build(hostile.document(made)).decode()).sections) == form(made)


def test_plain_text_says_again_when_it_was_adopted_and_reviewed():
    read = read_again(plain.build, hostile.SECTIONS)
    assert (read.title, read.council) == ("The *protocol* of #councils 🙂", "Thornby & <b>Parish</b> Council")
    assert (read.adopted, read.reviewed, read.next_review) == ("2023-05", ["2024", "2025-05-03"], None)


def test_plain_text_that_was_edited_is_still_ours():
    text = plain.build(hostile.document()).decode().replace("Printed twice.", "Said anew.\r\n\r\n    And more.")
    assert "Said anew." in str(plain.read(text).sections)


def test_plain_text_that_lost_its_layout_is_read_as_any_other():
    text = plain.build(hostile.document()).decode().replace("\n    ", "\n  ")
    assert plain.read(text) is None
    assert again.read(text).sections


def damaged(**changes):
    content = json.loads(data.build(hostile.document()))
    return json.dumps(content | changes)


DAMAGED = [
    damaged()[:-40],
    damaged(sections="all"),
    damaged(sections=[{"number": None}]),
    damaged(sections=[None]),
    damaged(title=["x"]),
    damaged(title="x" * 201),
    damaged(adopted="last May"),
    damaged(adopted="2023-02-30"),
    damaged(sections=[{"number": None, "heading": "", "clauses": [{"ref": "1 (a)", "heading": None, "blocks": []}]}]),
    '{"sections": ' + "[" * 100_000,
    '{"sections": ' + "9" * 5_000 + "}",
]


@pytest.mark.parametrize("text", DAMAGED, ids=range(len(DAMAGED)))
def test_damaged_data_is_refused_with_what_to_do(text):
    with pytest.raises(UnreadableFile, match="Download it again"):
        again.read(text)


def test_controls_and_halves_of_a_pair_do_not_get_in_by_data():
    text = damaged(title="Bell\x07 and \ud83d").encode("utf-8", "surrogatepass").decode("utf-8", "surrogatepass")
    assert again.read(text).title == "Bell and"
