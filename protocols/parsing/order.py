"""Warnings about numbers that are printed twice, skipped or out of order, and about sections without text."""

from protocols.parsing.model import Warning_


def check(sections):
    yield from _numbers([(s.line, s.number, s.value) for s in sections if s.number], "section ")
    refs = [(c.line, c.ref, c.value) for s in sections for c in s.clauses if c.style == "ref"]
    yield from _numbers(refs, "")
    for section in sections:
        yield from _section(section)


def _section(section):
    name = " ".join(part for part in (section.number, section.heading) if part)
    if not section.clauses:
        yield Warning_(section.line, f"The section “{name}” has no clause")
    letters = [(c.line, c.ref, c.value) for c in section.clauses if c.ref is not None and c.style != "ref"]
    yield from _numbers(letters, "")
    for clause in section.clauses:
        if clause.style == "ref" and section.value and clause.value[0] != section.value[0]:
            yield Warning_(clause.line, f"{clause.ref} stands in section {section.number}")


def _numbers(entries, what):
    seen, before = set(), None
    for line, printed, value in entries:
        name = f"{what}{printed}"
        if before is None and len(value) > 1 and not all(part == 1 for part in value[1:]):
            yield Warning_(line, f"{name} comes first: a number is missing before it")
        elif value in seen:
            yield Warning_(line, f"{name[0].upper()}{name[1:]} is printed twice")
        elif before and value < before[1]:
            yield Warning_(line, f"{name[0].upper()}{name[1:]} comes after {before[0]}")
        elif before and not _next(value, before[1]):
            yield Warning_(line, f"{name[0].upper()}{name[1:]} follows {before[0]}: a number is missing between them")
        seen.add(value)
        before = (printed, value)


def _next(value, before):
    """Nothing is missing between the two: 2.3.1 or 2.4 or 3.1 after 2.3."""
    if value[0] != before[0] and len(value) > 1:  # of another section
        return all(part == 1 for part in value[1:])
    shared = 0
    while shared < min(len(value), len(before)) and value[shared] == before[shared]:
        shared += 1
    if shared == len(before):
        return all(part == 1 for part in value[shared:])
    return value[shared] == before[shared] + 1 and all(part == 1 for part in value[shared + 1 :])
