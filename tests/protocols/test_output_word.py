"""The Word document read back: real headings, and no number that counts by itself."""

from io import BytesIO
from zipfile import ZipFile

import docx
import pytest

from protocols.output import word
from protocols.parsing import parse
from tests.protocols import hostile
from tests.protocols.makers import TEXT


@pytest.fixture(scope="module")
def paragraphs():
    document = hostile.document(parse(TEXT).sections, title="Protocol for councillors and staff")
    return [(part.style.name, part.text) for part in docx.Document(BytesIO(word.build(document))).paragraphs]


def test_headings_are_headings_of_word(paragraphs):
    assert [(style, text) for style, text in paragraphs if style.startswith("Heading")] == [
        ("Heading 1", "Protocol for councillors and staff"),
        ("Heading 2", "1. Purpose"),
        ("Heading 2", "2. Who does what"),
    ]


def test_numbers_and_letters_are_text(paragraphs):
    assert ("Normal", "2.2\tAnything wanted for an agenda is sent to the Clerk in good time.") in paragraphs
    assert ("Clause item", "a)\tcourtesy;") in paragraphs


def test_nothing_is_numbered_by_word():
    with ZipFile(BytesIO(word.build(hostile.document()))) as package:
        assert b"numPr" not in package.read("word/document.xml")


def test_title_and_language_are_set():
    document = docx.Document(BytesIO(word.build(hostile.document(title="The protocol"))))
    assert document.core_properties.title == "The protocol"
    assert document.core_properties.language == "en-GB"
    assert 'w:lang w:val="en-GB"' in document.styles["Normal"].element.xml


def test_hostile_words_come_out_as_words():
    text = "\n".join(part.text for part in docx.Document(BytesIO(word.build(hostile.document()))).paragraphs)
    assert hostile.MARKUP in text
    assert hostile.SCRIPT in text
    assert "👩‍👩‍👧" in text


def test_what_xml_may_not_hold_is_left_out():
    document = hostile.document(title="Bell\x07, half a pair \ud83d, nul\x00")
    assert docx.Document(BytesIO(word.build(document))).paragraphs[0].text == "Bell, half a pair , nul"
