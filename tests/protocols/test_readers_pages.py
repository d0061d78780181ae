"""PDF files: the text layer with its gaps, and a plain refusal of what holds none or must not be read."""

import io

import pypdf
import pytest
import typst

from protocols.parsing import UnreadableFile, decode, parse
from protocols.readers import read
from tests.protocols.layouts import SECTIONS, Style, found, printed
from tests.protocols.parsing_checks import DOCUMENTS, SEEDS

# Breaks that a new page makes within its own lines are not the document's; see the README of the documents.
AS_PRINTED = "#set page(width: 21cm, height: {height}cm, margin: 1cm)\n#set text(size: 8pt)\n#raw(sys.inputs.text)\n"


def typeset(text, height=400):
    """A PDF of the text, line by line; on one tall page unless told otherwise."""
    return typst.compile(AS_PRINTED.format(height=height).encode(), sys_inputs={"text": text})


def saved(writer):
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def blank_pages(count):
    writer = pypdf.PdfWriter()
    for _ in range(count):
        writer.add_blank_page(width=600, height=800)
    return writer


def shape(parsed):
    return [
        (s.number, s.heading, [(c.ref, [(b.kind, b.label) for b in c.blocks]) for c in s.clauses])
        for s in parsed.sections
    ]


@pytest.mark.parametrize(
    "style",
    [
        Style(width=85),
        Style(width=85, clause="{text}", item="• {text}", heading="{TITLE}"),
        Style(width=85, blank=0),
        Style(width=85, page=30, footer=("Upper Slaughterford PC – Protocol", "Page {page} of 4")),
    ],
)
@pytest.mark.parametrize("height", [400, 20])
def test_structure_is_found_in_a_pdf(style, height):
    assert found(parse(read("protocol.pdf", typeset(printed(style), height))[0]), style) == SECTIONS


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_document_as_pdf_has_the_same_structure(path):
    text = path.read_text(encoding="utf-8").replace("\f", "").replace("\uf0b7", "•")
    assert shape(parse(read(path.name, typeset(text))[0])) == shape(parse(text))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the councils' documents are not beside this project")
@pytest.mark.parametrize("path", sorted(SEEDS.glob("00[0-4]*.txt")), ids=lambda path: path.stem)
def test_real_document_as_pdf_has_the_same_structure(path):
    text = decode(path.read_bytes())[0]
    assert shape(parse(read(path.name, typeset(text))[0])) == shape(parse(text))


def test_scan_is_refused_with_what_to_do():
    with pytest.raises(UnreadableFile, match="text recognition"):
        read("scan.pdf", saved(blank_pages(2)))


def test_page_without_text_is_named():
    writer = pypdf.PdfWriter()
    writer.append(io.BytesIO(typeset("The Clerk answers letters.", 20)))
    writer.add_blank_page(width=600, height=800)
    assert [warning.message for warning in read("a.pdf", saved(writer))[1]] == [
        "Page 2 has no text: it may be a picture"
    ]


def test_encrypted_file_is_refused():
    writer = blank_pages(1)
    writer.encrypt("secret")
    with pytest.raises(UnreadableFile, match="password"):
        read("a.pdf", saved(writer))


def test_file_of_two_thousand_pages_is_refused():
    with pytest.raises(UnreadableFile, match="more than 100 pages"):
        read("a.pdf", saved(blank_pages(2000)))


@pytest.mark.parametrize("cut", [20, 200, 1000])
def test_damaged_file_is_refused(cut):
    with pytest.raises(UnreadableFile, match=r"damaged|scan"):
        read("a.pdf", typeset("The Clerk answers letters.")[:cut])


def set_in(markup):
    """(text, messages) of a PDF that is set from Typst's markup."""
    text, warnings = read("protocol.pdf", typst.compile(f"#set page(width: 14cm, height: 9cm)\n{markup}".encode()))
    return text, [warning.message for warning in warnings]


def test_running_lines_of_two_pages_are_left_out_and_named():
    furniture = "#set page(header: [Upper Marsh Parish Council], footer: context [v2, page #counter(page).display()])"
    text, messages = set_in(f"{furniture}\nMembers agree the aims.\n#pagebreak()\nOfficers give advice.")
    assert text.split() == ["Members", "agree", "the", "aims.", "Officers", "give", "advice."]
    assert "Left out as a running header or footer: “Upper Marsh Parish Council”" in messages
    assert "Left out as a running header or footer: “v2, page 1”" in messages


def test_footnotes_and_watermarks_are_left_out_and_named():
    mark = "#place(center, rotate(45deg, reflow: true)[#text(40pt)[DRAFT]])"
    number = "#super(typographic: false)[1]"
    note = f"#place(bottom)[#text(8pt)[{number} Section 112 of an act.]]"
    text, messages = set_in(f"{mark}\nThe law is clear.{number} It binds us all.{note}")
    assert text.strip() == "The law is clear. It binds us all."
    assert "Left out as a watermark: “DRAFT”" in messages
    assert any(message.startswith("Left out as a footnote:") and "Section 112" in message for message in messages)


def test_cells_of_a_table_are_parted_by_tabs_over_as_many_lines_as_they_take():
    cells = "[Version], [Date], [What was changed], [2.0], [May 2023], [The rules on contact and on the agenda]"
    text, _ = set_in(f"#table(columns: (3cm, 3cm, 4cm), {cells})")
    assert [line.strip() for line in text.split("\n") if line.strip()] == [
        "Version\tDate\tWhat was changed",
        "2.0\tMay 2023\tThe rules on contact and on the agenda",
    ]
