"""A tagged PDF (PDF/UA-1) with contents and bookmarks, set by Typst from data and never from markup."""

import json
import re
import unicodedata
from datetime import UTC, datetime, time
from operator import attrgetter
from pathlib import Path

import typst

from protocols.blocks import grouped
from protocols.output.document import numbered, printable, reference

TEMPLATE = Path(__file__).with_name("version.typ")
# PDF/UA forbids what no font can draw, and Typst alone knows what its fonts can: it names those signs.
ROUNDS = 5
_UNDRAWN = re.compile(r'the text `"(.+?)"` could not be displayed|disallowed codepoint `"(.+?)"`')
_ESCAPE = re.compile(r"\\u\{([0-9a-f]+)\}")


def build(document):
    """The bytes of the PDF. A sign that its fonts do not have is put in words: [grinning face]."""
    text = json.dumps(_content(document), ensure_ascii=False)
    for _ in range(ROUNDS):
        try:
            return _compiled(text, document.dated)
        except typst.TypstError as problem:
            signs = _undrawn(problem.diagnostic)
            if not signs:
                raise
            text = text.translate({ord(sign): _in_words(sign) for sign in signs})
    raise ValueError("Some signs of this text can be neither drawn nor put in words")


def _compiled(text, day):
    """Only the fonts that come with Typst, so that a text gives the same file on every machine."""
    return typst.compile(
        TEMPLATE,
        format="pdf",
        sys_inputs={"document": text},
        pdf_standards=["ua-1"],
        ignore_system_fonts=True,
        timestamp=datetime.combine(day, time(), UTC),
    )


def _undrawn(diagnostic):
    """The signs that Typst names, those of ASCII apart: a cluster may hold some that can be drawn."""
    named = "".join(first or second for first, second in _UNDRAWN.findall(diagnostic))
    plain = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), named)
    return {sign for sign in plain if not sign.isascii()}


def _in_words(sign):
    if unicodedata.category(sign) in ("Mn", "Cf"):  # marks that only change how another sign looks
        return ""
    return f"[{unicodedata.name(sign, '').lower() or f'sign U+{ord(sign):04X}'}]"


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
