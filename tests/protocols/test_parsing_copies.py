"""Texts that were copied, converted or set anew on their way: what that did to their lines is undone."""

import textwrap

import pytest

from protocols.parsing import parse
from tests.protocols.layouts import SECTIONS, Style, found, printed

HEAD = "Upper Marsh Parish Council\nMember/Officer Protocol\n"


def texts_of(section):
    return [[block.text for block in clause.blocks] for clause in section.clauses]


@pytest.mark.parametrize(("width", "page"), [(96, 80), (90, 80), (100, 70)])
@pytest.mark.parametrize("spaced", [False, True])
def test_text_that_was_wrapped_twice_has_its_structure(width, page, spaced):
    lines = printed(Style(width=width)).split("\n")
    narrow = ["\n".join(textwrap.wrap(line, page, break_on_hyphens=False)) for line in lines]
    text = ("\n\n" if spaced else "\n").join(narrow)
    assert found(parse(text), Style()) == SECTIONS


def test_letters_that_are_set_apart_are_words():
    parsed = parse("L O W E R   M A R S H   P A R I S H   C O U N C I L\n\n1. R O L E S\n\n1.1 We decide.\n")
    assert parsed.council == "Lower Marsh Parish Council"
    assert parsed.sections[0].heading == "ROLES"


def test_first_clause_that_speaks_of_adoption_stays_a_clause():
    parsed = parse(
        f"{HEAD}1.\tThis protocol was adopted by the council on 4 July 2019.\n2.\tThe Clerk is our officer.\n"
    )
    assert [clause.ref for clause in parsed.sections[0].clauses] == ["1", "2"]
    assert parsed.adopted == "2019-07-04"


def test_last_sentence_of_a_paragraph_stays_with_it():
    parsed = parse(
        f"{HEAD}\n1. Review\n\n1.1 This protocol is looked at by the council in every May, and after each election.\n"
        "The next review is due in May 2027.\n"
    )
    assert texts_of(parsed.sections[0])[0][-1].endswith("The next review is due in May 2027.")
    assert parsed.next_review == "2027-05"


def test_first_heading_is_no_part_of_the_title():
    parsed = parse(
        "GREAT MARSH TOWN COUNCIL\nMEMBER/OFFICER PROTOCOL\n**INTRODUCTION**\n"
        "This says how the members and staff of Great Marsh Town Council work together.\n**ROLES**\nMembers decide.\n"
    )
    assert parsed.title == "MEMBER/OFFICER PROTOCOL"
    assert [section.heading for section in parsed.sections] == ["INTRODUCTION", "ROLES"]


def test_draft_is_a_mark_and_named():
    parsed = parse("Member/Officer Protocol\nDRAFT v2\n\n1. Roles\n\n1.1 We decide.\n")
    assert parsed.title == "Member/Officer Protocol"
    assert any("DRAFT v2" in warning.message for warning in parsed.warnings)


def test_council_of_a_saint_keeps_its_name():
    parsed = parse(
        "Protocol between Members and Officers\nParish Council of Marsh St. Mary\n\n1. Roles\n\n1.1 We decide.\n"
    )
    assert parsed.council == "Parish Council of Marsh St. Mary"
    assert len(parsed.sections) == 1


def test_table_of_versions_whose_cells_stand_one_under_the_other_is_left_out():
    table = "Version\nDate\nAuthor\nChanges\n1.0\nMay 2019\nClerk\nFirst adopted\n2.0\nMay 2023\nClerk\nNew rules\n"
    parsed = parse(f"{HEAD}{table}1. Roles\n1.1 We decide.\n")
    assert [(section.number, section.heading) for section in parsed.sections] == [("1", "Roles")]
    assert sum("document control" in warning.message for warning in parsed.warnings) == 12


def test_bold_line_with_a_colon_heads_the_list_below_it():
    parsed = parse(
        f"{HEAD}**Aim**\nWe agree.\n**Officers will:**\n• be fair\n• be frank\n**Members will:**\n• listen\n"
    )
    assert [section.heading for section in parsed.sections] == ["Aim", "Officers will:", "Members will:"]
    assert texts_of(parsed.sections[1]) == [["be fair", "be frank"]]


def test_title_that_stands_below_a_sentence_is_found():
    parsed = parse(
        "We have signed the civility pledge.\n**Protocol for Members and Officers**\n1. Roles\n1.1 We decide.\n"
    )
    assert parsed.title == "Protocol for Members and Officers"
    assert texts_of(parsed.sections[0]) == [["We have signed the civility pledge."]]
