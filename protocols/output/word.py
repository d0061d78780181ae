"""A Word document with real headings; every number is text, as it is printed, and nothing counts by itself."""

from io import BytesIO

import docx
from docx.shared import Cm, Pt

from councils.printable import printable
from councils.word_documents import speak_british
from protocols.output.document import numbered, reference

FONT = "Arial"
ITEM, BODY = "Clause item", "Normal"
INDENT = Cm(1)


def build(document):
    """The bytes of the .docx."""
    word = docx.Document()
    _set_up(word, document)
    word.add_heading(printable(document.title), level=1)
    word.add_paragraph().add_run(printable(document.council)).bold = True
    for what, words in document.facts:
        word.add_paragraph(f"{what}: {printable(words)}")
    for section in document.sections:
        if words := printable(numbered(section.number, section.heading)):
            word.add_heading(words, level=2)
        for clause in section.clauses:
            _clause(word, clause, level=3 if words else 2)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _set_up(word, document):
    properties = word.core_properties
    properties.title, properties.author = printable(document.title)[:255], printable(document.council)[:255]
    properties.comments = ""
    style = word.styles[BODY]
    style.font.name, style.font.size = FONT, Pt(12)
    style.paragraph_format.space_after = Pt(8)
    speak_british(word)
    item = word.styles.add_style(ITEM, 1)
    item.base_style = style
    item.paragraph_format.left_indent, item.paragraph_format.first_line_indent = INDENT * 2, -INDENT
    for level in (1, 2, 3):
        _plain_heading(word.styles[f"Heading {level}"], Pt(26 - 4 * level))


def _plain_heading(style, size):
    """Black and in the font of the text, where the stock style is blue and in a font of its own."""
    fonts = style.element.rPr.rFonts
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    style.font.name, style.font.size, style.font.color.rgb = FONT, size, None


def _clause(word, clause, *, level):
    ref = reference(clause.ref)
    if clause.heading:
        word.add_heading(" ".join(filter(None, [ref, printable(clause.heading)])), level=level)
        ref = ""
    if ref and not (clause.blocks and clause.blocks[0].kind == "paragraph"):
        word.add_paragraph(ref)
        ref = ""
    for block in clause.blocks:
        words = printable(block.text)
        if block.kind == "item":
            label = f"{printable(block.label)})" if block.label else "•"
            word.add_paragraph(f"{label}\t{words}", style=ITEM)
        else:
            word.add_paragraph(f"{ref}\t{words}" if ref else words)
            ref = ""
