"""Acts on protocols: bring a version in, adopt it, review it."""

import hashlib

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from councils import history
from councils.errors import Overtaken, Refused
from protocols.anchors import anchors
from protocols.carriers import propose
from protocols.models import Adoption, Clause, Protocol, Review, RuleClause, Section, Version
from protocols.partial_dates import first_day

# What a parsed text may say of its own adoption and reviews.
FOUND = ("council", "adopted", "adopted_hint", "reviewed", "next_review", "review_body")


def stream_of(protocol):
    return f"protocols.protocol:{protocol.pk}"


@transaction.atomic
def import_version(*, council, parsed, title, file_name, source, by, protocol=None):
    """Keep a parsed document as a draft: of `protocol`, or of a new one with the title given.

    `parsed` is a protocols.parsing.Parsed, `source` the bytes of the file that it was read from.
    """
    protocol = protocol or _new_protocol(council, title)
    last = protocol.versions.order_by("-number").first()
    version = Version.objects.create(
        protocol=protocol,
        number=last.number + 1 if last else 1,
        title=title,
        file_name=file_name,
        sha256=hashlib.sha256(source).hexdigest(),
        found={name: getattr(parsed, name) for name in FOUND},
        warnings=[{"line": warning.line, "message": warning.message} for warning in parsed.warnings],
        by=by,
    )
    clauses = _keep_text(version, parsed.sections)
    _propose_carriers(version, clauses)
    history.record(
        stream_of(protocol),
        "version_imported",
        council=council,
        by=by,
        data={"version": version.number, "file": file_name, "sha256": version.sha256},
    )
    return version


def _new_protocol(council, title):
    slug = slugify(title)[:70] or "protocol"
    taken = set(council.protocols.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbered = (f"{slug}-{number}" for number in range(2, len(taken) + 3))
    free = slug if slug not in taken else next(name for name in numbered if name not in taken)
    return Protocol.objects.create(council=council, title=title, slug=free)


def _keep_text(version, sections):
    rows = Section.objects.bulk_create(
        Section(version=version, position=position, number=section.number or "", heading=section.heading)
        for position, section in enumerate(sections, start=1)
    )
    placed = [(row, clause) for row, section in zip(rows, sections, strict=True) for clause in section.clauses]
    names = anchors([(row.position, clause.ref) for row, clause in placed])
    return Clause.objects.bulk_create(
        Clause(
            version=version,
            section=row,
            position=position,
            anchor=name,
            ref=clause.ref or "",
            heading=clause.heading or "",
            blocks=[{"kind": block.kind, "label": block.label, "text": block.text} for block in clause.blocks],
        )
        for position, ((row, clause), name) in enumerate(zip(placed, names, strict=True), start=1)
    )


def _propose_carriers(version, clauses):
    proposals = propose([clause.text for clause in clauses])
    RuleClause.objects.bulk_create(
        RuleClause(version=version, rule=rule, clause=clauses[found.index], basis=found.basis)
        for rule, found in proposals.items()
    )


@transaction.atomic
def adopt_version(version, *, adopted, minute_ref, by, next_review="", body="", reviewed=()):
    """Put a draft in force from the (first) day of its adoption; the version before it is superseded.

    `reviewed` are the dates of earlier reviews that the text names and the Clerk confirmed.
    """
    if Adoption.objects.filter(version=version).exists():
        raise Overtaken("This version has been adopted already.")
    protocol, begins = version.protocol, first_day(adopted)
    before = protocol.adoptions.filter(in_force_until=None).first()
    if before and before.in_force_from >= begins:
        raise Refused(
            f"The version in force was adopted on {before.adopted}; a new one has to be adopted after that day."
        )
    if before:
        protocol.adoptions.filter(pk=before.pk, in_force_until=None).update(in_force_until=begins)
    fields = {"adopted": adopted, "minute_ref": minute_ref, "body": body, "next_review": next_review}
    adoption = _put_in_force(Adoption(version=version, protocol=protocol, in_force_from=begins, by=by, **fields))
    for date in reviewed:
        record_review(version, reviewed=date, by=by)
    data = {"version": version.number, "adopted": adopted, "minute": minute_ref, "next_review": next_review}
    history.record(stream_of(protocol), "version_adopted", council=protocol.council, by=by, data=data)
    return adoption


def _put_in_force(adoption):
    try:
        with transaction.atomic():
            adoption.save(force_insert=True)
    except IntegrityError as problem:
        raise Overtaken("Somebody else has just adopted a version of this protocol.") from problem
    return adoption


@transaction.atomic
def record_review(version, *, reviewed, by, body="", minute_ref="", next_review=""):
    review = Review.objects.create(
        version=version,
        reviewed=reviewed,
        body=body,
        minute_ref=minute_ref,
        next_review=next_review,
        by=by,
    )
    data = {"version": version.number, "reviewed": reviewed, "next_review": next_review}
    history.record(stream_of(version.protocol), "reviewed", council=version.protocol.council, by=by, data=data)
    return review


@transaction.atomic
def discard_draft(version, *, by):
    """Remove a draft that was never adopted; the database refuses it for any other."""
    if version.is_adopted:
        raise Refused("An adopted version cannot be removed.")
    protocol, number = version.protocol, version.number
    version.delete()
    history.record(stream_of(protocol), "draft_discarded", council=protocol.council, by=by, data={"version": number})


@transaction.atomic
def map_rule(version, *, rule, clause, basis, by):
    """The Clerk says which clause carries a rule (or, without a clause, that none does)."""
    version.rule_clauses.filter(rule=rule).delete()
    if clause is not None:
        confirmed = {"confirmed_by": by, "confirmed_at": timezone.now()}
        RuleClause.objects.create(version=version, rule=rule, clause=clause, basis=basis, **confirmed)
    data = {"version": version.number, "rule": rule, "clause": clause and clause.anchor, "basis": basis}
    history.record(stream_of(version.protocol), "rule_mapped", council=version.protocol.council, by=by, data=data)
