"""Reading the answers from a parsed text."""

from dataclasses import dataclass

from protocols.profile.periods import as_limit
from protocols.profile.questions import questions
from protocols.units import units


@dataclass(frozen=True, slots=True)
class Source:
    """Where an answer was read: the place of the clause (from 0, through all sections) and the words."""

    index: int
    words: str


@dataclass(frozen=True, slots=True)
class Answer:
    """`value` is a text, a code, a list of codes, or None where the text says nothing of it."""

    value: str | list | None = None
    sources: tuple = ()


def read_profile(parsed):
    """{name of the question: Answer} for every question, in the order of the pages."""
    clauses = [_blocks(clause, section) for section in parsed.sections for clause in section.clauses]
    read = [unit for unit in units(clauses) if not unit.is_quoted]
    return {name: _answer(question, read, parsed) for name, question in questions().items()}


def _blocks(clause, section):
    """(kind, text) of a clause; the heading of a section goes with its first clause."""
    above = [section.heading] if clause is section.clauses[0] else []
    headings = [("heading", text) for text in [*above, clause.heading] if text]
    return headings + [(block.kind, block.text) for block in clause.blocks]


def _answer(question, read, parsed):
    if question.of_the_record:
        return Answer(getattr(parsed, question.name) or None)
    if not question.with_headings:
        read = [unit for unit in read if not unit.is_heading]
    if question.not_where:
        read = [unit for unit in read if not question.not_where.search(unit.plain)]
    found = {}
    for code, pattern in question.known:
        if code not in found and (hit := _first(pattern, read)):
            found[code] = hit
            if question.kind != "choices":
                break
    return _of_text(question, found) if question.kind == "text" else _of_options(question, found)


def _first(pattern, read):
    for unit in read:
        if match := pattern.search(unit.plain):
            return match, Source(unit.clause, unit.text)
    return None


def _of_text(question, found):
    for match, source in found.values():
        value = match["value"]
        if question.limit:
            # "within 2 or, if that is too soon, 8 working days": the unit may stand behind the other number.
            value = as_limit(" ".join(filter(None, [value, match.groupdict().get("unit")])), question.limit)
        return Answer(value[0].upper() + value[1:] if question.is_term else value, (source,))
    return Answer()


def _of_options(question, found):
    kept = [code for code in found if question.unless.get(code) not in found]
    if not kept:
        return Answer()
    sources = tuple(dict.fromkeys(found[code][1] for code in kept))
    return Answer(kept if question.kind == "choices" else kept[0], sources)
