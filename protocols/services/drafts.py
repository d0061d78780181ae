"""Mending a draft: each act counts the draft's revision on, so that whoever saw an older one is told.

Every act takes `seen`, the revision of the page on which it was chosen, and raises Overtaken when that is not the
newest one, or when the version was adopted meanwhile. Clauses and sections are given by their keys.
"""

from django.db import transaction
from django.db.models import Exists, F, OuterRef

from councils import history
from councils.errors import Overtaken, Refused
from protocols.mending import as_blocks, as_text, cut, joined
from protocols.models import Adoption, Clause, ProfileAnswer, RuleClause, TakenOut, Version
from protocols.services.outline import GONE, Outline
from protocols.services.proposals import propose_again
from protocols.services.streams import stream_of

ADOPTED = "This version has been adopted in the meantime, and its text can no longer be changed."
CHANGED = "Somebody else has changed this draft since you opened it. Nothing of yours was recorded."
LAST = "This is the last clause of its section, so there is none to join to it."


def claim_draft(version, *, seen):
    """Count the revision on. Overtaken where it is not the one that was `seen`, or the version is no draft any more."""
    adopted = Adoption.objects.filter(version=OuterRef("pk"))
    same = Version.objects.filter(~Exists(adopted), pk=version.pk, revision=seen)
    if not same.update(revision=F("revision") + 1):
        raise Overtaken(ADOPTED if Adoption.objects.filter(version=version.pk).exists() else CHANGED)


def begin(version, seen):
    """The Outline of a draft that nobody else can change until the transaction ends."""
    claim_draft(version, seen=seen)
    return Outline(version)


def finish(outline, kind, *, by, was="", **data):
    """Keep the outline and write the act into the history; `was` is what a changed clause said before."""
    version = outline.version
    outline.save()
    propose_again(version)
    told = {"version": version.number, **data}
    history.record(stream_of(version.protocol), kind, council=version.protocol.council, by=by, data=told, words=was)


def whole(clause):
    """All that a clause says, as text."""
    head = " ".join(filter(None, [clause.ref, clause.heading]))
    return "\n".join(filter(None, [head, as_text(clause.blocks)]))


@transaction.atomic
def edit_clause(version, *, clause, ref, heading, text, seen, by):
    """`text` is written as protocols.mending.as_text() gives it: a paragraph or item to a line."""
    outline = begin(version, seen)
    _, row = outline.find(clause)
    was, name = whole(row), row.anchor
    row.ref, row.heading = ref, heading
    if text != as_text(row.blocks):
        row.blocks = as_blocks(text)
    finish(outline, "clause_edited", by=by, was=was, clause=name)


@transaction.atomic
def split_clause(version, *, clause, block, at, seen, by):
    """Let a second clause begin before the character `at` of a block. Returns the new clause."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    was, name = whole(row), row.anchor
    row.blocks, ref, blocks = cut(row.blocks, block, at)
    new = Clause(version=version, ref=ref, blocks=blocks, line=row.line)
    part.clauses.insert(part.clauses.index(row) + 1, new)
    finish(outline, "clause_split", by=by, was=was, clause=name)
    return new


@transaction.atomic
def join_next(version, *, clause, seen, by, run_on=False):
    """Put the next clause of the section at the end of this one; with `run_on` in the same paragraph."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    after = part.clauses[part.clauses.index(row) + 1 :]
    if not after:
        raise Refused(LAST)
    other = after[0]
    was, names = f"{whole(row)}\n\n{whole(other)}", [row.anchor, other.anchor]
    row.blocks = joined(row.blocks, other.ref, other.heading, other.blocks, run_on=run_on)
    part.clauses.remove(other)
    for model, field in ((RuleClause, "clause"), (ProfileAnswer, "clause"), (TakenOut, "after")):
        model.objects.filter(**{field: other}).update(**{field: row})
    finish(outline, "clauses_joined", by=by, was=was, clauses=names)


@transaction.atomic
def take_out(version, *, clause, seen, by):
    """Take a clause out as furniture. It is kept, and what was taken out behind it now stands behind the one before."""
    outline = begin(version, seen)
    part, row = outline.find(clause)
    n, name = part.clauses.index(row), row.anchor
    before = part.clauses[n - 1] if n else None
    TakenOut.objects.filter(after=row).update(after=before)
    said = {"line": row.line, "ref": row.ref, "heading": row.heading, "blocks": row.blocks}
    TakenOut.objects.create(version=version, section=part.section, after=before, by=by, **said)
    part.clauses.remove(row)
    finish(outline, "clause_taken_out", by=by, was=whole(row), clause=name)


@transaction.atomic
def put_back(version, *, taken, seen, by):
    """Put what was taken out back to where it stood. Returns the clause."""
    outline = begin(version, seen)
    row = version.taken_out.filter(pk=taken).first()
    if row is None:
        raise Overtaken(GONE)
    clause = Clause(version=version, line=row.line, ref=row.ref, heading=row.heading, blocks=row.blocks)
    if row.after_id:
        part, before = outline.find(row.after_id)
        part.clauses.insert(part.clauses.index(before) + 1, clause)
    else:
        outline.part(row.section_id).clauses.insert(0, clause)
    row.delete()
    finish(outline, "clause_put_back", by=by, was=whole(clause))
    return clause


@transaction.atomic
def tick_warning(version, *, number, by):
    """Note that the Clerk has looked at a warning of reading; `number` counts from 0."""
    draft = Version.objects.select_for_update().get(pk=version.pk)
    if draft.is_adopted:
        raise Overtaken(ADOPTED)
    if not 0 <= number < len(draft.warnings) or draft.warnings[number].get("looked_at"):
        return
    draft.warnings[number]["looked_at"] = True
    draft.save(update_fields=["warnings"])
    data = {"version": version.number, "warning": number}
    history.record(stream_of(version.protocol), "warning_looked_at", council=version.protocol.council, by=by, data=data)
