"""A tagged PDF (PDF/UA-1) with contents and bookmarks."""

from operator import attrgetter
from pathlib import Path

from councils.printable import printable
from councils.typesetting import typeset
from protocols.blocks import grouped
from protocols.output.document import numbered, reference

TEMPLATE = Path(__file__).with_name("version.typ")


def build(document):
    """The bytes of the PDF."""
    return typeset(TEMPLATE, _content(document), document.dated)


def _content(document):
    return {
        "title": printable(document.title),
        "council": printable(document.council),
        "address": document.address,
        "facts": [[what, printable(words)] for what, words in document.facts],
        "sections": [_section(section) for section in document.sections],
    }


def _section(section):
    heading = printable(numbered(section.number, section.heading))
    return {"heading": heading, "clauses": [_clause(clause) for clause in section.clauses]}


def _clause(clause):
    """The reference stands before the heading where there is one, and else before the first words."""
    ref = reference(clause.ref)
    heading = " ".join(filter(None, [ref, printable(clause.heading)])) if clause.heading else ""
    groups = [{"kind": kind, "blocks": [_block(block) for block in blocks]} for kind, blocks in _grouped(clause)]
    return {"ref": "" if heading else ref, "heading": heading, "groups": groups}


def _grouped(clause):
    return grouped(clause.blocks, kind=attrgetter("kind"))


def _block(block):
    return {"label": block.label and printable(block.label), "text": printable(block.text)}
