"""Word documents: automatic numbers, tables, tracked changes, and what does not belong to the text."""

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from protocols.parsing import decode, parse
from protocols.readers import read
from protocols.readers.numbered_paragraphs import number_in
from tests.protocols import word_files
from tests.protocols.layouts import SECTIONS, Style, found
from tests.protocols.parsing_checks import DOCUMENTS, SEEDS
from tests.protocols.word_files import BULLETS, CAPITALS, LIST, numbered, numbered_document, saved


def text_of(document):
    return read("protocol.docx", saved(document))[0]


def lines_of(document):
    return [line for line in text_of(document).split("\n") if line.strip()]


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document_typed_line_by_line_has_the_same_structure(path):
    text = path.read_text(encoding="utf-8").replace("\f", "")
    assert parse(read(path.name, word_files.line_by_line(text))[0]).as_dict() == parse(text).as_dict()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the councils' documents are not beside this project")
@pytest.mark.parametrize("path", sorted(SEEDS.glob("*.txt")), ids=lambda path: path.stem)
def test_real_document_as_word_has_the_same_structure(path):
    text = decode(path.read_bytes())[0]
    assert parse(read(path.name, word_files.line_by_line(text))[0]).as_dict() == parse(text).as_dict()


def test_automatic_numbers_of_several_levels_give_the_structure():
    parsed = parse(read("protocol.docx", word_files.structured(SECTIONS, "Member and Officer Protocol"))[0])
    assert found(parsed, Style()) == SECTIONS
    assert parsed.title == "Member and Officer Protocol"
    assert [section.number for section in parsed.sections] == ["1", "2", "3", "4", "5"]
    assert [clause.ref for clause in parsed.sections[1].clauses] == ["2.1", "2.2"]
    assert [block.label for block in parsed.sections[1].clauses[0].blocks] == [None, "a", "b", "c"]


def test_deeper_levels_start_anew_below_a_higher_one():
    document = numbered_document()
    for level in (0, 1, 1, 2, 2, 3, 1, 2, 0, 1):
        numbered(document, "x", LIST, level)
    labels = [line.split("\t")[0] for line in lines_of(document)]
    assert labels == ["1.", "1.1", "1.2", "(a)", "(b)", "i)", "1.3", "(a)", "2.", "2.1"]


def test_list_runs_on_after_text_and_starts_anew_where_it_is_told_to():
    document = numbered_document()
    word_files.restarted(document, "201", of=LIST, start=1)
    word_files.restarted(document, "202", of=CAPITALS, start=4)
    for key in (LIST, LIST, None, LIST, "201", "201", "202", "202"):
        numbered(document, "x", key, 0) if key else document.add_paragraph("y")
    labels = [line.split("\t")[0] for line in lines_of(document)]
    assert labels == ["1.", "2.", "y", "3.", "1.", "2.", "D.", "E."]


def test_bullets_keep_their_level():
    document = numbered_document()
    numbered(document, "upper", BULLETS, 0)
    numbered(document, "lower", BULLETS, 1)
    assert lines_of(document) == ["• upper", "  • lower"]


def test_list_styles_of_word_are_lists():
    document = docx.Document()
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph("point", style="List Bullet")
    assert [line.split()[0] for line in lines_of(document)] == ["1.", "2.", "•"]


@pytest.mark.parametrize(
    ("kind", "number", "printed"),
    [
        ("decimal", 12, "12"),
        ("decimalZero", 3, "03"),
        ("lowerLetter", 26, "z"),
        ("lowerLetter", 27, "aa"),
        ("upperLetter", 2, "B"),
        ("lowerRoman", 14, "xiv"),
        ("upperRoman", 1949, "MCMXLIX"),
        ("chicago", 2, "2"),
    ],
)
def test_formats_of_numbers(kind, number, printed):
    assert number_in(kind, number) == printed


def test_headings_and_bold_lines_are_marked():
    document = docx.Document()
    document.add_heading("Protocol", 0)
    document.add_heading("Roles", 1)
    document.add_heading("Members", 2)
    document.add_paragraph().add_run("Officers").bold = True
    assert lines_of(document) == ["# Protocol", "## Roles", "### Members", "**Officers**"]


def test_table_is_read_row_by_row():
    document = docx.Document()
    table = document.add_table(2, 3)
    for cell, text in zip([cell for row in table.rows for cell in row.cells], "abcdef", strict=True):
        cell.text = text
    assert lines_of(document) == ["a\tb\tc", "d\te\tf"]


def test_two_lists_side_by_side_are_read_one_after_the_other():
    document = docx.Document()
    document.add_paragraph("1. What we expect")
    table = document.add_table(rows=4, cols=2)
    rows = [
        ("Members can expect", "Officers can expect"),
        ("advice", "courtesy"),
        ("answers", "time"),
        ("care", "praise"),
    ]
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    parsed = parse(read("protocol.docx", saved(document))[0])
    assert [[block.text for block in clause.blocks] for clause in parsed.sections[0].clauses] == [
        ["Members can expect:", "advice", "answers", "care"],
        ["Officers can expect:", "courtesy", "time", "praise"],
    ]


def test_table_of_adoption_dates_is_read():
    document = docx.Document()
    document.add_paragraph("Nether Compton Parish Council\nMember Officer Protocol")
    table = document.add_table(2, 2)
    for cell, text in zip(
        [cell for row in table.rows for cell in row.cells],
        ("Adopted", "4 May 2021", "Next review", "May 2025"),
        strict=True,
    ):
        cell.text = text
    document.add_paragraph("1. Aims")
    document.add_paragraph("1.1 We work together.")
    parsed = parse(text_of(document))
    assert (parsed.council, parsed.adopted, parsed.next_review) == (
        "Nether Compton Parish Council",
        "2021-05-04",
        "2025-05",
    )


def with_changes():
    document = docx.Document()
    paragraph = document.add_paragraph("The Clerk ")
    author = 'w:id="1" w:author="A" w:date="2024-01-01T00:00:00Z"'
    deleted = f"<w:del {nsdecls('w')} {author}><w:r><w:delText>may</w:delText></w:r></w:del>"
    inserted = f"<w:ins {nsdecls('w')} {author}><w:r><w:t>must</w:t></w:r></w:ins>"
    paragraph._p.append(parse_xml(deleted))
    paragraph._p.append(parse_xml(inserted))
    paragraph.add_run(" answer.")
    return saved(document)


def test_tracked_changes_are_read_as_accepted_with_a_warning():
    text, warnings = read("protocol.docx", with_changes())
    assert text.strip() == "The Clerk must answer."
    assert [warning.message for warning in warnings] == [
        "The document has tracked changes: it was read as if all were accepted"
    ]


def test_paragraphs_are_joined_where_the_mark_between_them_was_deleted():
    document = docx.Document()
    first = document.add_paragraph("The Clerk ")
    first._p.get_or_add_pPr().append(parse_xml(f'<w:rPr {nsdecls("w")}><w:del w:id="1" w:author="A"/></w:rPr>'))
    document.add_paragraph("answers.")
    assert lines_of(document) == ["The Clerk answers."]


def test_header_footer_and_contents_are_left_out_and_named():
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Draft of May"
    document.sections[0].footer.paragraphs[0].text = "Page x"
    document.add_paragraph("Roles .... 2", style=document.styles.add_style("toc 1", 1))
    document.add_paragraph("The Clerk answers.")
    text, warnings = read("protocol.docx", saved(document))
    assert text.strip() == "The Clerk answers."
    messages = [warning.message for warning in warnings]
    assert "Left out as a header: “Draft of May”" in messages
    assert "Left out as a footer: “Page x”" in messages
    assert "Left out as a table of contents: “Roles .... 2”" in messages


def test_links_and_fields_keep_their_words():
    document = docx.Document()
    paragraph = document.add_paragraph("See ")
    paragraph._p.append(parse_xml(f"<w:hyperlink {nsdecls('w')}><w:r><w:t>the Act</w:t></w:r></w:hyperlink>"))
    paragraph._p.append(
        parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="REF a"><w:r><w:t> of 1972</w:t></w:r></w:fldSimple>')
    )
    assert lines_of(document) == ["See the Act of 1972"]
