"""The PDF read back: what a screen reader finds in it."""

from io import BytesIO

import pikepdf
import pytest
from pypdf import PdfReader

from protocols.output import pdf
from protocols.parsing import Clause, Section, parse
from tests.pdf_checks import complaints
from tests.protocols import hostile
from tests.protocols.makers import TEXT
from tests.protocols.parsing_checks import DOCUMENTS, words

HEADINGS = ("/H1", "/H2", "/H3")


def built(sections=None, **fields):
    return pdf.build(hostile.document(parse(TEXT).sections if sections is None else sections, **fields))


@pytest.fixture(scope="module")
def ours():
    return built(title="Protocol for councillors and staff", council="Thornby Parish Council")


def opened(data):
    return pikepdf.open(BytesIO(data))


def elements(node, depth=0):
    """(depth, kind, its title) of every element of the structure, in reading order."""
    if isinstance(node, pikepdf.Array):
        for part in node:
            yield from elements(part, depth)
    elif isinstance(node, pikepdf.Dictionary):
        if "/S" in node:
            yield depth, str(node.S), str(node.get("/T", ""))
        if "/K" in node:
            yield from elements(node.K, depth + 1)


def structure(data):
    with opened(data) as file:
        return list(elements(file.Root.StructTreeRoot.K))


def text_of(data):
    """On one line."""
    return " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages).split())


def test_it_is_tagged_british_and_shows_its_title(ours):
    with opened(ours) as file:
        assert file.Root.MarkInfo.Marked
        assert file.Root.Lang == "en-GB"
        assert file.Root.ViewerPreferences.DisplayDocTitle
        assert file.docinfo.Title == "Protocol for councillors and staff"
        assert b"pdfuaid" in file.Root.Metadata.read_bytes()


def test_nothing_that_a_machine_can_tell_of_pdf_ua_is_wrong(ours):
    assert list(complaints(ours)) == []


def test_headings_stand_in_order_and_skip_no_level(ours):
    found = [(kind, title) for _, kind, title in structure(ours) if kind in HEADINGS]
    assert found == [
        ("/H1", "Protocol for councillors and staff"),
        ("/H2", "Contents"),
        ("/H2", "1. Purpose"),
        ("/H2", "2. Who does what"),
    ]


def test_items_are_a_list_each_with_its_label(ours):
    kinds = [kind for _, kind, _ in structure(ours)]
    start = kinds.index("/L")
    assert kinds[start + 1 : start + 4] == ["/LI", "/Lbl", "/LBody"]
    assert (kinds.count("/L"), kinds.count("/LI"), kinds.count("/Lbl")) == (1, 2, 2)


def test_contents_are_links_and_bookmarks_lead_to_sections_and_clauses():
    data = built([Section("1", "Aims", [Clause("1.1", "Scope")]), Section(None, "Annex", [])])
    assert [kind for _, kind, _ in structure(data)].count("/TOCI") == 2
    with opened(data) as file, file.open_outline() as outline:
        assert [(item.title, [child.title for child in item.children]) for item in outline.root] == [
            ("1. Aims", ["1.1 Scope"]),
            ("Annex", []),
        ]


def test_text_comes_out_in_reading_order(ours):
    text = text_of(ours)
    parts = ["Thornby Parish Council", "Version: 2, in force", "Contents", "1. Purpose", "1.1 This protocol"]
    parts += ["1.2 It is", "2.2 A councillor", "2.2 Anything wanted", "a) courtesy;", "b) to be left to do their work."]
    places, at = [], -1
    for part in parts:
        at = text.find(part, at + 1)
        places.append(at)
    assert -1 not in places, list(zip(parts, places, strict=True))


def test_hostile_words_come_out_as_words():
    text = text_of(pdf.build(hostile.document()))
    assert hostile.SCRIPT in text
    assert " ".join(hostile.MARKUP.split()) in text
    assert "root:" not in text
    assert "The *protocol* of #councils [slightly smiling face]" in text


def test_what_the_fonts_cannot_draw_is_put_in_words_and_other_scripts_stay():
    text = text_of(pdf.build(hostile.document()))
    assert "[thumbs up sign]" in text
    assert "[woman]" in text
    assert "[cjk unified ideograph-8b70]" in text
    for drawn in ("Ŵyth", "Ελλάδα", "Ѓорѓи", "שלום"):
        assert drawn in text or drawn[::-1] in text


def test_a_heading_above_all_sections_skips_no_level():
    data = built([Section(None, "", [Clause(None, "Preface")]), Section("1", "Aims", [])])
    assert ("/H2", "Preface") in [(kind, title) for _, kind, title in structure(data)]


def test_the_same_version_gives_the_same_file():
    assert built() == built()


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.stem)
def test_every_word_of_a_document_is_in_its_pdf(path):
    sections = parse(path.read_text(encoding="utf-8")).sections
    missing = set(words_of(sections)) - set(words(text_of(built(sections))))
    assert not missing


def words_of(sections):
    for section in sections:
        yield from words(section.heading)
        for clause in section.clauses:
            yield from words(f"{clause.ref or ''} {clause.heading or ''}")
            yield from words(" ".join(f"{block.label or ''} {block.text}" for block in clause.blocks))
