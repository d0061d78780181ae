"""Word documents for the tests of the readers, made as a clerk's Word makes them."""

import io
import zipfile

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

LEVELS = (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)"), ("lowerRoman", "%4)"))
LIST, BULLETS, CAPITALS = "101", "102", "103"


def saved(document):
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def line_by_line(text):
    """Every line a paragraph, numbers typed by hand."""
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    return saved(document)


def numbered_document():
    """A document with a list of several levels, a list of bullets and a list of capital letters."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    lists = {LIST: LEVELS, BULLETS: (("bullet", "\uf0b7"), ("bullet", "o")), CAPITALS: (("upperLetter", "%1."),)}
    for key, levels in lists.items():
        numbering.insert(0, abstract(key, levels))
    for key in lists:
        numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{key}"/></w:num>'))
    return document


def abstract(key, levels):
    parts = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(levels)
    )
    return parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{key}">{parts}</w:abstractNum>')


def restarted(document, key, of, start):
    """Another use of a list that starts anew at its first level."""
    override = f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride>'
    xml = f'<w:num {nsdecls("w")} w:numId="{key}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'
    document.part.numbering_part.element.append(parse_xml(xml))


def numbered(document, text, key, level, style=None):
    paragraph = document.add_paragraph(text, style=style)
    number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{level}"/><w:numId w:val="{key}"/></w:numPr>'
    paragraph._p.get_or_add_pPr().append(parse_xml(number))
    return paragraph


def structured(sections, title):
    """The structure with automatic numbers throughout: 1. heading, 1.1 clause, (a) item."""
    document = numbered_document()
    document.add_paragraph(title, style="Title")
    for heading, clauses in sections.items():
        numbered(document, heading, LIST, 0, style="Heading 1")
        for text, items in clauses:
            numbered(document, text, LIST, 1)
            for item in items:
                numbered(document, item, LIST, 2)
    return saved(document)


def changed(data, name, change):
    """The document with the bytes of one part changed; `change` gets None for a part that is not there."""
    source = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for info in source.infolist():
            content = source.read(info)
            target.writestr(info.filename, change(content) if info.filename == name else content)
        if name not in source.namelist():
            target.writestr(name, change(None))
    return stream.getvalue()
