"""Plain text that anybody can read and that is read back exactly.

A clause begins at the margin and what belongs to it is indented. A line that could be taken for something else begins
with a backslash. Whoever edits the text and loses that layout still has a text that the parser reads as any other.
"""

import re

from councils.printable import printable
from protocols.output.document import DOTTED, numbered, reference
from protocols.parsing import Block, Clause, Parsed, Section
from protocols.parsing.dates import find_dates

SIGN = "(plain text of Council protocol)"
INDENT = "    "
_REF = re.compile(rf"(?:(?P<dotted>{DOTTED})|(?P<single>[^\s()\\]{{1,30}})\))(?: |$)")
_LABEL = re.compile(r"(?:(?P<label>[^\s()\\]{1,30})\)|•)(?: |$)")
_NUMBER = re.compile(r"(?P<number>[^\s()\\]{1,20})\.(?: |$)")
_MARKED = re.compile(r"[\\#§•]")


def build(document):
    """The text, in UTF-8."""
    facts = [(what, words) for what, words in document.facts]
    head = [f"# {printable(document.title)}", "", printable(document.council)]
    head += [f"{what}: {printable(words)}" + (f" {SIGN}" if what == "Version" else "") for what, words in facts]
    return ("\n".join([*head, *_spaced(_lines(document.sections))]) + "\n").encode()


def read(text):
    """The Parsed of a text as build() writes it, or None of any other."""
    lines = [line.rstrip() for line in text.removeprefix("\ufeff").splitlines()]
    signed = next((number for number, line in enumerate(lines[:10]) if line.endswith(SIGN)), None)
    if signed is None or "" not in lines[signed:]:
        return None
    end = lines.index("", signed)
    body = list(filter(None, lines[end:]))
    sections = _sections(body)
    if list(_lines(sections)) != body:
        return None
    return Parsed(sections=sections, **_facts(list(filter(None, lines[:end]))))


def _facts(head):
    said = [line.partition(": ")[::2] for line in head[2:]]
    dates = {what: [found[0].iso for words in _said(said, what) if (found := find_dates(words))] for what, _ in said}
    return {
        "title": head[0].removeprefix("# ") or None,
        "council": head[1] or None,
        "adopted": next(iter(dates.get("Adopted", [])), None),
        "reviewed": dates.get("Reviewed", []),
        "next_review": next(iter(dates.get("Next review", [])), None),
        "review_body": next(iter(_said(said, "To be reviewed by")), None),
    }


def _said(said, what):
    return [words for name, words in said if name == what]


# -- writing ------------------------------------------------------------------------------------------------------


def _spaced(lines):
    """A blank line before each, except between the items of a list."""
    before = ""
    for line in lines:
        if not (_is_item(line) and _is_item(before)):
            yield ""
        yield line
        before = line


def _is_item(line):
    return line.startswith(INDENT) and bool(_LABEL.match(line.strip()))


def _lines(sections):
    for place, section in enumerate(sections):
        if section.number or section.heading or place or not section.clauses:
            yield "## " + _section_line(section)
        for clause in section.clauses:
            yield from _clause_lines(clause)


def _section_line(section):
    heading = printable(section.heading)
    if section.number:
        return numbered(printable(section.number), heading and _kept(heading, _NUMBER))
    return _kept(heading, _NUMBER) if heading else "§"


def _clause_lines(clause):
    """Its reference and heading or first words at the margin, the rest below."""
    blocks, ref = list(clause.blocks), reference(clause.ref)
    if clause.heading:
        yield " ".join(filter(None, ["###", ref, _kept(printable(clause.heading), _REF)]))
    else:
        words = [_kept(printable(blocks.pop(0).text), _REF)] if blocks and blocks[0].kind == "paragraph" else []
        yield " ".join([ref, *words] if ref else words or ["§"])
    for block in blocks:
        yield INDENT + _block_line(block)


def _block_line(block):
    words = printable(block.text)
    if block.kind == "item":
        return f"{printable(block.label)}) {words}".rstrip() if block.label else f"• {words}".rstrip()
    return _kept(words, _LABEL)


def _kept(words, pattern):
    return f"\\{words}" if not words or _MARKED.match(words) or pattern.match(words) else words


# -- reading ------------------------------------------------------------------------------------------------------


def _sections(lines):
    sections = []
    for line in lines:
        if line.startswith("## "):
            sections.append(_section(line.removeprefix("## ")))
            continue
        if not sections:
            sections.append(Section(None, ""))
        clauses = sections[-1].clauses
        if line.startswith(INDENT) and clauses:
            clauses[-1].blocks.append(_block(line.strip()))
        else:
            clauses.append(_clause(line))
    return sections


def _section(words):
    found = _NUMBER.match(words)
    number, heading = (found["number"], words[found.end() :]) if found else (None, words)
    return Section(number, "" if heading == "§" else heading.removeprefix("\\"))


def _clause(line):
    is_heading = line.startswith("### ")
    words = line.removeprefix("### ")
    found = _REF.match(words)
    ref = found and (found["dotted"] or found["single"])
    words = words[found.end() :] if found else words
    if is_heading:
        return Clause(ref, words.removeprefix("\\"))
    if not words or (not found and words == "§"):
        return Clause(ref)
    return Clause(ref, blocks=[Block("paragraph", None, words.removeprefix("\\"))])


def _block(words):
    found = _LABEL.match(words)
    if not found:
        return Block("paragraph", None, words.removeprefix("\\"))
    return Block("item", found["label"], words[found.end() :])
