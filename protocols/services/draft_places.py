"""Moving clauses of a draft about, and mending its sections. protocols/services/drafts.py says what all acts share."""

from django.db import transaction

from councils.errors import Refused
from protocols.mending import as_text, paragraph
from protocols.models import Clause, Section, TakenOut
from protocols.services.drafts import begin, finish, whole
from protocols.services.outline import Part

FIRST_SECTION = "This is the first section, so there is none before it to join it to."
NOWHERE = "The clause is at the end of the text already."
NO_HEADING = "This clause is too long for a heading. Split it behind the heading first."


@transaction.atomic
def move_clause(version, *, clause, step, seen, by):
    """Move a clause by one place: -1 is up, 1 is down; at the edge of its section it passes into the one beside."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    target, place = part, part.clauses.index(row) + step
    if not 0 <= place < len(part.clauses):
        beside = outline.parts.index(part) + step
        if not 0 <= beside < len(outline.parts):
            raise Refused(NOWHERE)
        target = outline.parts[beside]
        place = len(target.clauses) if step < 0 else 0
    part.clauses.remove(row)
    target.clauses.insert(place, row)
    finish(outline, "clause_moved", by=by, clause=row.anchor)


@transaction.atomic
def place_clause(version, *, clause, seen, by, after=None, section=None):
    """Move a clause to behind another one, or to the beginning of a section."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    target, before = outline.find(after) if after else (outline.part(section), None)
    name = row.anchor
    if before is not row:
        part.clauses.remove(row)
        target.clauses.insert(target.clauses.index(before) + 1 if before else 0, row)
    finish(outline, "clause_moved", by=by, clause=name)


@transaction.atomic
def begin_section(version, *, clause, seen, by):
    """Make a clause the heading of a section, to which the clauses behind it then belong. Returns the section."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    heading = row.heading or " ".join(as_text(row.blocks).split())
    section = Section(version=version, number=row.ref, heading=heading)
    if len(row.ref) > _longest("number") or not 0 < len(heading) <= _longest("heading"):
        raise Refused(NO_HEADING)
    n, was, name = part.clauses.index(row), whole(row), row.anchor
    part.clauses, rest = part.clauses[:n], part.clauses[n + 1 :]
    if row.heading and row.blocks:
        row.ref = row.heading = ""
        rest.insert(0, row)
    outline.parts.insert(outline.parts.index(part) + 1, Part(section, rest))
    finish(outline, "section_begun", by=by, was=was, clause=name)
    return section


@transaction.atomic
def edit_section(version, *, section, number, heading, seen, by):
    outline = begin(version, seen)
    row = outline.part(section).section
    was = str(row)
    row.number, row.heading = number, heading
    finish(outline, "section_edited", by=by, was=was, section=row.position)


@transaction.atomic
def join_section(version, *, section, seen, by):
    """Join a section to the one before. Its number and heading stay as a clause: they may be words of the text."""
    outline = begin(version, seen)
    part = outline.part(section)
    n = outline.parts.index(part)
    if not n:
        raise Refused(FIRST_SECTION)
    before = outline.parts[n - 1]
    if str(part.section):
        before.clauses.append(_as_clause(part.section))
    before.clauses += part.clauses
    outline.parts.remove(part)
    TakenOut.objects.filter(section=part.section).update(section=before.section)
    finish(outline, "sections_joined", by=by, was=str(part.section), section=part.section.position)


def _as_clause(section):
    if section.heading:
        return Clause(version=section.version, ref=section.number, heading=section.heading)
    return Clause(version=section.version, blocks=[paragraph(section.number)])


def _longest(name):
    return Section._meta.get_field(name).max_length
