"""Words of a clause as they are edited, cut and put together: none is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protocols.mending import as_blocks, as_text, cut, joined, paragraph, places, places_of

ITEMS = [
    paragraph("Staff can expect:"),
    {"kind": "item", "label": "a", "text": "courtesy;"},
    {"kind": "item", "label": None, "text": "quiet."},
]
LINE = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1).filter(str.strip)
BLOCK = st.one_of(
    LINE.map(paragraph),
    st.builds(lambda label, text: {"kind": "item", "label": label, "text": text}, st.sampled_from("abz19"), LINE),
    LINE.map(lambda text: {"kind": "item", "label": None, "text": text}),
)


def words(blocks):
    return " ".join(block["text"] for block in blocks).split()


def test_items_and_paragraphs_are_edited_a_line_each():
    assert as_text(ITEMS) == "Staff can expect:\na) courtesy;\n• quiet."
    assert as_blocks(as_text(ITEMS)) == ITEMS


@given(st.lists(BLOCK, max_size=4))
def test_what_is_opened_and_saved_without_a_change_stays_as_it_was(blocks):
    assert as_blocks(as_text(blocks)) == blocks


def test_a_paragraph_that_looks_like_an_item_stays_one():
    blocks = [paragraph("a) is no item"), paragraph("\\ begins with a stroke")]
    assert as_blocks(as_text(blocks)) == blocks


def test_places_lie_between_blocks_and_sentences_and_before_numbers():
    found = places([paragraph("One is so. Two is as in 2.4 three"), *ITEMS[1:]])
    assert [place.after for place in found] == ["Two is as in 2.4 three", "2.4 three", "courtesy;", "quiet."]


def test_words_typed_give_the_place():
    assert [place.key for place in places_of(ITEMS, "can expect")] == ["0-6"]
    assert places_of(ITEMS, "Staff") == []
    assert len(places_of(ITEMS, "e")) > 1


def test_a_number_at_the_cut_becomes_the_reference_of_the_second_clause():
    assert cut([paragraph("One. 2.4 Two.")], 0, 5) == ([paragraph("One.")], "2.4", [paragraph("Two.")])


@pytest.mark.parametrize("run_on", [True, False])
def test_joining_keeps_reference_and_heading_of_the_second_as_words(run_on):
    blocks = joined([paragraph("As in section")], "2.3", "Meetings", [paragraph("of the Act.")], run_on=run_on)
    assert words(blocks) == ["As", "in", "section", "2.3", "Meetings", "of", "the", "Act."]
    assert len(blocks) == (2 if run_on else 3)


@given(st.lists(BLOCK, min_size=1, max_size=3), st.data())
def test_cutting_and_joining_lose_no_word(blocks, data):
    for place in places(blocks):
        first, ref, second = cut(blocks, place.block, place.at)
        run_on = data.draw(st.booleans())
        again = words(joined(first, ref, "", second, run_on=run_on))
        assert [word for word in words(blocks) if word not in again] == []
