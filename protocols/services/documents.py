"""A version of the database as a document to take away."""

from django.conf import settings
from django.utils import timezone

from councils.wording import partial_date_words, uk_date_words
from protocols.output import Document
from protocols.parsing import Block, Clause, Parsed, Section

STANDING = {"draft": "draft, not adopted", "adopted": "in force", "superseded": "no longer in force"}


def document_of(version):
    """The Document of a version that was fetched with its text."""
    protocol = version.protocol
    return Document(
        title=protocol.title,
        council=protocol.council.name,
        facts=list(_facts(version)),
        parsed=parsed_of(version),
        dated=timezone.localdate(version.adoption.at if version.is_adopted else version.created_at),
        address=settings.SITE_URL + protocol.get_absolute_url() if version.is_adopted else "",
        record=_record(version),
    )


def _facts(version):
    yield "Version", f"{version.number}, {STANDING[version.state]}"
    if not version.is_adopted:
        return
    adoption = version.adoption
    yield "Adopted", partial_date_words(adoption.adopted)
    if adoption.body:
        yield "Adopted by", adoption.body
    yield "Minute", adoption.minute_ref
    yield "In force from", partial_date_words(adoption.adopted)
    if adoption.in_force_until:
        yield "In force until", uk_date_words(adoption.in_force_until)
    for review in version.reviews.all():
        minute = f"minute {review.minute_ref}" if review.minute_ref else ""
        yield "Reviewed", ", ".join(filter(None, [partial_date_words(review.reviewed), review.body, minute]))
    yield "Next review", partial_date_words(version.next_review) or "no review date set"


def _record(version):
    """The standing for machines; dates are ISO, those of adoption and review as precise as the record is."""
    record = {"number": version.number, "state": version.state, "source_sha256": version.sha256}
    if version.is_adopted:
        adoption = version.adoption
        record |= {"minute_ref": adoption.minute_ref, "adopted_by": adoption.body}
        record["in_force_from"] = adoption.in_force_from.isoformat()
        record["in_force_until"] = adoption.in_force_until and adoption.in_force_until.isoformat()
    return record


def parsed_of(version):
    """As the parser would give it; a draft has no dates but those that its text states of itself."""
    found = version.found
    dates = {name: found.get(name) for name in ("adopted", "next_review", "review_body")}
    dates["reviewed"] = found.get("reviewed") or []
    if version.is_adopted:
        reviewed = [review.reviewed for review in version.reviews.all()]
        dates |= {"adopted": version.adoption.adopted, "reviewed": reviewed, "next_review": version.next_review or None}
    sections = [_section(section) for section in version.sections.all()]
    return Parsed(title=version.protocol.title, council=version.protocol.council.name, sections=sections, **dates)


def _section(section):
    clauses = [
        Clause(clause.ref or None, clause.heading or None, [Block(**block) for block in clause.blocks])
        for clause in section.clauses.all()
    ]
    return Section(section.number or None, section.heading, clauses)
