"""Packs: for a hearing, a copy for each who gets one; for the Monitoring Officer. Nothing of mediation is in any."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.services.turns import in_turn
from councils.wording import clock_words, uk_date_words
from grievances.models import Investigation, IssuedPack, Paper, Served
from grievances.papers import acts
from grievances.papers.packs import Pack, Section, build, item_of
from grievances.papers.packs.items import paragraphs_of
from grievances.services.instances import APPEAL, FIRST
from grievances.services.papers import can_be_served_on, part_for, refuse_unservable, with_names
from grievances.services.parts import tell_parts
from grievances.services.places import members_of
from grievances.services.timeline import record, record_look
from grievances.workflow import Kind, PartKind, Stage

WITH_FILES = ("file", "giver__person", "giver__outsider")


def recipients_of(case):
    """The Parts that get a copy: both sides, and those who hear it."""
    hears = PartKind.APPEAL_PANEL if case.stage == Stage.APPEAL else PartKind.PANEL
    return [part for part in can_be_served_on(case) if part.kind in acts.PARTIES | {hears}]


def packable(case):
    """What can go into a pack."""
    return Paper.objects.filter(case=case, can_be_served=True).select_related(*WITH_FILES).defer("file__sealed")


@transaction.atomic
def issue_pack(case, *, parts, papers, at=None):
    """Serve the papers on both sides and on the panel, as one pack with a copy for each. Who has one is told."""
    in_turn(case.council)
    part = part_for(acts.ISSUE, case, parts)
    at = at or timezone.now()
    papers, on = list(papers), recipients_of(case)
    if not any(target.kind not in acts.PARTIES for target in on):
        raise Refused("Name the panel first: a pack goes to both sides and to those who hear it.")
    refuse_unservable(case, papers, on)
    rows = [Served(paper=paper, part=target, at=at) for paper in papers for target in on]
    Served.objects.bulk_create(rows, ignore_conflicts=True)
    pack = IssuedPack.objects.create(case=case, is_appeal=case.stage == Stage.APPEAL, by=part, at=at)
    pack.papers.set(papers)
    pack.copies.set(on)
    data = {"pack": str(pack.pk), "papers": [str(paper.pk) for paper in papers], "shown_to": [row.pk for row in on]}
    record(case, "pack-issued", part=part, data=data, at=at)
    tell_parts(case, case.parts.known().filter(pk__in=data["shown_to"]))
    return pack


def copy_of(pack, target, *, parts):
    """The bytes of one person's copy; that somebody took it is on record."""
    case = pack.case
    record_look(case, parts[0], f"pack {pack.pk}")
    sections = (*_hearing(case, pack), _what_it_is_about(case), *_reports(case))
    return _set(case, pack.title, target.name, sections, pack.papers.select_related(*WITH_FILES), pack.at)


def _hearing(case, pack):
    """When and where it is heard, and by whom."""
    panel = (APPEAL if pack.is_appeal else FIRST).panel_of(case)
    hearing = getattr(panel, "hearing", None)
    if hearing is None:
        return []
    hearing.case = case
    when = f"{uk_date_words(hearing.on)}, {clock_words(hearing.at)}, {hearing.place}"
    names = ", ".join(place.name for place in with_names(case, members_of(panel)))
    return [Section("The hearing", (when, f"It is heard by {names}."))]


def _reports(case):
    """What investigators found, once it was served with the invitation."""
    for row in Investigation.objects.filter(case=case, served_at__isnull=False):
        row.case = case
        yield Section("The investigation report", paragraphs_of(row.report))


def _what_it_is_about(case):
    """The same in every copy: whoever is complained of reads the particulars, and not the complaint itself."""
    if case.parts.filter(kind=PartKind.SUBJECT).exists():
        return Section("The particulars as they were served", paragraphs_of(case.particulars))
    return _complaint(case)


def _complaint(case):
    told = [case.story, f"When: {case.happened_when}", f"What would put it right: {case.wanted}"]
    known = [True, case.happened_when, case.wanted]
    text = "\n\n".join(words for words, is_known in zip(told, known, strict=True) if is_known)
    return Section("The matter as it was raised", paragraphs_of(text))


@transaction.atomic
def referral_pack(case, *, parts, recipient, at=None):
    """For the Monitoring Officer: complaint, particulars, and what was served with them. No finding is in it."""
    part = part_for(acts.PACK, case, parts)
    if case.kind != Kind.CONDUCT:
        raise PermissionDenied
    record(case, "referral-pack-made", part=part, at=at)
    sections = [_complaint(case)]
    if case.particulars:
        sections.append(Section("The particulars as they were served", paragraphs_of(case.particulars)))
    subjects = case.parts.filter(kind=PartKind.SUBJECT)
    papers = Paper.objects.filter(case=case, can_be_served=True, served__part__in=subjects).distinct()
    title = "Referral to the Monitoring Officer"
    return _set(case, title, recipient, tuple(sections), papers.select_related(*WITH_FILES), at or timezone.now())


def _set(case, title, recipient, sections, papers, at):
    items = []
    for paper in papers.order_by("at", "pk"):
        paper.case = paper.file.case = case
        with_names(case, [paper.giver])
        about = f"From {paper.giver.name}, {uk_date_words(paper.at)}. {paper.note}"
        items.append(item_of(paper.kind, paper.file.content, title=paper.name, about=about))
    pack = Pack(
        title=title,
        council=case.council.name,
        reference=case.reference,
        recipient=recipient,
        dated=timezone.localdate(at),
        sections=sections,
        items=tuple(items),
    )
    return build(pack)
