"""No bold guess without a warning: what is odd in a document is named with its line."""

import pytest

from protocols.parsing import parse

TOP = "Protocol\n\n"


def warned(text):
    return {(warning.line, warning.message) for warning in parse(text).warnings}


def lines_of(text, words):
    return [line for line, message in sorted(warned(text)) if words in message]


def test_reference_printed_twice_is_kept_twice_and_named():
    text = "1. Roles\n1.1 The council decides.\n1.1 The Clerk carries out.\n"
    assert [clause.ref for clause in parse(text).sections[0].clauses] == ["1.1", "1.1"]
    assert lines_of(text, "1.1 is printed twice") == [3]


def test_missing_number_is_named():
    assert lines_of("1. Roles\n1.1 The council decides.\n1.3 The Clerk acts.\n", "a number is missing") == [3]


def test_number_out_of_order_is_named():
    text = "1. Roles\n1.2 The council decides.\n1.1 The Clerk acts.\n1.3 Nobody else does.\n"
    assert lines_of(text, "1.1 comes after 1.2") == [3]


def test_clause_of_another_section_is_named():
    text = "1. Roles\n1.1 The council decides.\n2. Papers\n1.2 The Clerk writes them.\n2.1 All read them.\n"
    assert lines_of(text, "1.2 stands in section 2") == [4]


def test_section_number_printed_twice_is_named():
    text = "1. Roles\n1.1 The council decides.\n2. Papers\n2.1 All read them.\n2. Letters\n2.2 The Clerk writes them.\n"
    assert lines_of(text, "Section 2 is printed twice") == [5]


def test_first_number_missing_in_a_section_is_named():
    assert lines_of("1. Roles\n1.2 The council decides.\n1.3 The Clerk acts.\n", "1.2") == [2]


def test_section_without_a_clause_is_named():
    assert lines_of("1. Roles\n\n2. Papers\n2.1 All read them.\n", "has no clause") == [1]


def test_text_before_the_first_heading_is_kept_and_named():
    text = TOP + "We wrote this together. It is short.\n\n1. Roles\n1.1 The council decides.\n"
    first = parse(text).sections[0]
    assert (first.number, first.heading, len(first.clauses)) == (None, "", 1)
    assert lines_of(text, "before the first heading") == [3]


@pytest.mark.parametrize(
    "furniture",
    [
        "Page 3 of 9",
        "P a g e | 3",
        "3 | Page",
        "- 3 -",
        "Signed: ................ Chairman",
        "Back to top",
        "© 2024 The Council",
    ],
)
def test_furniture_is_left_out_and_quoted(furniture):
    text = f"1. Roles\n\n1.1 The council decides.\n\n{furniture}\n\n1.2 The Clerk acts.\n"
    assert [len(clause.blocks) for clause in parse(text).sections[0].clauses] == [1, 1]
    assert lines_of(text, f"“{furniture}”") == [5]


def test_sentence_cut_by_a_page_is_joined_and_named():
    text = "1. Roles\n\n1.1 The council decides what the\n\nClerk then does. All else is for the Clerk.\n"
    [clause] = parse(text).sections[0].clauses
    assert len(clause.blocks) == 1
    assert lines_of(text, "not finished") == [5]


def test_lost_bullets_are_named():
    text = "1. Roles\n\n1.1 Members:\n\n\n\n\ndecide;\nlisten;\nread.\n"
    [clause] = parse(text).sections[0].clauses
    assert [block.text for block in clause.blocks] == ["Members:", "decide;", "listen;", "read."]
    assert lines_of(text, "bullets of this list are lost") == [8]


def test_bullets_that_were_printed_before_their_texts_are_put_back():
    text = "1. Roles\n\n1.1 Members:\n•\n•\n•\ndecide;\nlisten;\nread.\n"
    [clause] = parse(text).sections[0].clauses
    assert [block.text for block in clause.blocks if block.kind == "item"] == ["decide;", "listen;", "read."]


def test_list_run_on_to_an_item_is_parted_and_named():
    text = (
        "1. Roles\n\nMembers can expect:\n\n- advice;\n- answers. Officers can expect of members:\n- thanks;\n- time.\n"
    )
    clauses = parse(text).sections[0].clauses
    assert [[block.text for block in clause.blocks] for clause in clauses] == [
        ["Members can expect:", "advice;", "answers."],
        ["Officers can expect of members:", "thanks;", "time."],
    ]
    assert lines_of(text, "run on") == [6]


def test_year_at_the_start_of_a_line_is_no_number():
    text = (
        "1. Roles\n1.1 The council was founded by order of the county in the spring of\n1894. It has met every\n"
        "month since then, with one break. That break began on the evening of\n12 May 1941 and ended with the\n"
        "war. In all that time it has never met on more than\n2 days in one week.\n"
    )
    [clause] = parse(text).sections[0].clauses
    assert len(clause.blocks) == 1
    assert clause.blocks[0].text.endswith("never met on more than 2 days in one week.")


def test_quotation_of_several_paragraphs_stays_with_what_announces_it():
    text = "1. Roles\n\nThe guide says:\n\n“Members decide.\n\nOfficers act.”\n\nWe agree with it.\n"
    assert [len(clause.blocks) for clause in parse(text).sections[0].clauses] == [3, 1]
