"""The whole way from text to Parsed."""

from protocols.parsing import names, order, structure
from protocols.parsing.columns import unfold
from protocols.parsing.contents import find_contents
from protocols.parsing.furniture import remove, without_furniture
from protocols.parsing.lines import lay_out, split
from protocols.parsing.margins import read_margins
from protocols.parsing.metadata import read_prose
from protocols.parsing.model import Parsed, Warning_
from protocols.parsing.paragraphs import Assembler, vocabulary_of
from protocols.parsing.record import Record
from protocols.parsing.scheme import infer


def parse(text):
    """Read the text of a protocol; any text gives a result, and what was guessed or left out is in its warnings."""
    lines, odd = split(text)
    lines = unfold(lines, odd)
    contents = remove(lines, dict.fromkeys(find_contents(lines), True), "list of contents")
    layout, lines = lay_out(contents.lines)
    cleaned = without_furniture(lines)
    body, margins = read_margins(cleaned.lines)
    assembler = Assembler(layout, vocabulary_of(body))
    paragraphs = assembler.run(body)
    sections, guesses = structure.build(paragraphs, infer(paragraphs))
    for paragraph in paragraphs:
        read_prose(paragraph.line, paragraph.text, margins.found)
    left_out = contents.warnings + cleaned.warnings
    warnings = [*odd, *left_out, *margins.warnings, *assembler.warnings, *guesses, *order.check(sections)]
    margins.council = margins.council or _council_in_text(paragraphs, warnings)
    return _parsed(sections, margins, Record.of(margins.found, left_out), warnings)


def _parsed(sections, margins, record, warnings):
    return Parsed(
        title=margins.title,
        council=margins.council,
        adopted=record.adopted,
        reviewed=record.reviewed,
        next_review=record.next_review,
        review_body=record.review_body,
        sections=[section.frozen() for section in sections],
        warnings=sorted(warnings + record.warnings, key=lambda warning: (warning.line, warning.message)),
        adopted_hint=record.adopted_hint,
    )


def _council_in_text(paragraphs, warnings):
    """The one parish, town … council that the text names; none where it names several."""
    named = {}
    for paragraph in paragraphs:
        if found := names.find_council(paragraph.text):
            named.setdefault(found[0], paragraph.line)
    if len(named) != 1:
        return None
    [(name, line)] = named.items()
    warnings.append(Warning_(line, f"The council's name, {name}, is taken from the text: confirm it"))
    return name
