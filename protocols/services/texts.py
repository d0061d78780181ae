"""Bringing a version in as a draft, and discarding one."""

import hashlib
import re

from django.db import transaction
from django.utils.text import slugify

from councils import history
from councils.errors import Overtaken, Refused
from councils.services.turns import in_turn
from protocols.anchors import anchors
from protocols.models import Clause, OriginalFile, Protocol, Section, Version
from protocols.services.proposals import keep_proposals
from protocols.services.streams import stream_of

# What a parsed text may say of its own adoption and reviews.
FOUND = ("council", "adopted", "adopted_hint", "reviewed", "next_review", "review_body")


@transaction.atomic
def import_version(*, council, source, title, by, protocol=None):
    """Keep a protocols.sources.Source as a draft: of `protocol`, or of a new one with the title given."""
    in_turn(council)
    parsed, protocol = source.parsed, protocol or _new_protocol(council, title)
    last = protocol.versions.order_by("-number").first()
    version = Version.objects.create(
        protocol=protocol,
        number=last.number + 1 if last else 1,
        title=title,
        file_name=source.name,
        sha256=hashlib.sha256(source.data).hexdigest(),
        found={name: getattr(parsed, name) for name in FOUND},
        warnings=[{"line": warning.line, "message": warning.message} for warning in parsed.warnings],
        by=by,
    )
    OriginalFile.objects.create(version=version, content=source.data, text=source.text)
    clauses = _keep_text(version, parsed.sections)
    keep_proposals(version, clauses, parsed)
    data = {"version": version.number, "file": source.name, "sha256": version.sha256}
    history.record(stream_of(protocol), "version_imported", council=council, by=by, data=data)
    return version


# Addresses of pages beside those of the protocols themselves.
RESERVED = {"amend", "import", "search"}
# "Member/Officer": two words, also in an address.
BETWEEN_WORDS = re.compile(r"[/–—&+]")


def _new_protocol(council, title):
    slug = slugify(BETWEEN_WORDS.sub(" ", title))[:70].strip("-") or "protocol"
    taken = RESERVED | set(council.protocols.filter(slug__startswith=slug).values_list("slug", flat=True))
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
            line=clause.line,
        )
        for position, ((row, clause), name) in enumerate(zip(placed, names, strict=True), start=1)
    )


@transaction.atomic
def discard_draft(version, *, by):
    """Remove a draft that was never adopted; the database refuses it for any other."""
    protocol, number = version.protocol, version.number
    in_turn(protocol.council)
    version = Version.objects.select_related("adoption").filter(pk=version.pk).first()
    if version is None:
        raise Overtaken("Somebody else has discarded this draft already.")
    if version.is_adopted:
        raise Refused("An adopted version cannot be removed.")
    version.delete()
    history.record(stream_of(protocol), "draft_discarded", council=protocol.council, by=by, data={"version": number})
    if not protocol.versions.exists():
        protocol.delete()
