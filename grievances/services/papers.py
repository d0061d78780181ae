"""Handing in papers, serving them, and naming witnesses."""

import hashlib

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Deadline
from councils.services.turns import in_turn
from grievances.models import Paper, Part, SealedFile, Served
from grievances.papers import acts
from grievances.papers.kinds import FileKind, judge
from grievances.papers.unfit import UnfitFile
from grievances.seeing import Sight
from grievances.services.parts import tell, tell_parts
from grievances.services.scanning import refuse_infected
from grievances.services.timeline import record, record_look
from grievances.workflow import PartKind, Why

MOST_PAPERS = 200
MOST_BYTES = 300 * 1024 * 1024
WAITS_FOR_PAPERS = "grievance_papers"
PANELS = (PartKind.PANEL, PartKind.APPEAL_PANEL)


def part_for(act, case, parts):
    """The one of somebody's parts in which he does it; PermissionDenied or Overtaken where he may not."""
    refusal = acts.why_not(act, case.stage, {part.kind for part in parts})
    if refusal == Why.NOT_YOURS:
        raise PermissionDenied
    if refusal == Why.NOT_NOW:
        raise Overtaken("This cannot be done at this stage of the case. Nothing of yours was recorded.")
    return next(part for part in parts if part.kind in act.by)


def seen_papers(case, parts, sees):
    """The papers that somebody with these parts may read, oldest first. No content is fetched."""
    papers = Paper.objects.filter(case=case).select_related("file", "giver__person", "giver__outsider")
    papers = papers.defer("file__sealed")
    if Sight.ALL_PAPERS in sees:
        return papers
    return papers.seen_by(readers(parts))


def readers(parts):
    """The parts in which papers can be read: members of a panel declare their interests first."""
    return [part for part in parts if part.kind not in PANELS or part.declared_at]


def is_late(case, today=None):
    """Whether the day for papers has passed; before a hearing is set there is none."""
    row = Deadline.objects.filter(stream=case.stream, name=WAITS_FOR_PAPERS).order_by("-pk").first()
    return row is not None and (row.state == Deadline.State.MET or row.due < (today or timezone.localdate()))


@transaction.atomic
def hand_in(case, *, parts, name, content, note="", giver=None, can_be_served=True, late_because="", at=None):
    """Keep a file that somebody hands in. Raises Refused where it is unfit, too much, or late without a reason."""
    in_turn(case.council)
    part = part_for(acts.HAND_IN, case, parts)
    if is_late(case, at and timezone.localdate(at)) and not late_because:
        raise Refused("The day for papers has passed. Say why this one comes late.")
    kind, name = _judged(name, content)
    facts = {"note": note, "giver": giver or part, "can_be_served": can_be_served, "late_because": late_because}
    paper = _kept(case, part, content, at, kind=kind, name=name, **facts)
    _note(case, "paper-given", part, paper, at)
    tell(case, {PartKind.HANDLER}, except_part=part)
    return paper


@transaction.atomic
def state(case, *, parts, words, at=None):
    """A witness's own statement. It is not changed; a further one can follow."""
    in_turn(case.council)
    part = part_for(acts.STATE, case, parts)
    facts = {"kind": FileKind.TEXT, "name": "Statement.txt", "giver": part, "is_statement": True}
    paper = _kept(case, part, words.encode(), at, **facts)
    _note(case, "statement-given", part, paper, at)
    tell(case, {PartKind.HANDLER}, except_part=part)
    return paper


def _judged(name, content):
    try:
        kind, name = judge(name, content)
    except UnfitFile as unfit:
        raise Refused(str(unfit)) from None
    refuse_infected(content)
    return kind, name


def _kept(case, part, content, at, **facts):
    _refuse_too_many(case, len(content))
    kept = SealedFile.keep(case, content)
    paper = Paper(case=case, file=kept, by=part, at=at or timezone.now(), **facts)
    paper.save(force_insert=True)
    return paper


def _refuse_too_many(case, size):
    sizes = list(SealedFile.objects.filter(case=case).values_list("size", flat=True))
    if len(sizes) >= MOST_PAPERS or sum(sizes) + size > MOST_BYTES:
        megabytes = MOST_BYTES // 1024 // 1024
        raise Refused(f"A case holds up to {MOST_PAPERS} files and {megabytes} MB. Hand this over otherwise.")


def _note(case, kind, part, paper, at):
    """The name and the digest are sealed with the event, which commits to them: another file would show."""
    digest = hashlib.sha256(paper.file.content).hexdigest()
    record(case, kind, part=part, data={"paper": str(paper.pk)}, words=f"{paper.name}\nSHA-256 {digest}", at=at)


@transaction.atomic
def serve(case, *, parts, papers, on, at=None):
    """Serve papers on Parts. They are told that there is news; each reads them from now on."""
    in_turn(case.council)
    part = part_for(acts.SERVE, case, parts)
    at = at or timezone.now()
    papers, on = list(papers), list(on)
    refuse_unservable(case, papers, on)
    rows = [Served(paper=paper, part=target, at=at) for paper in papers for target in on]
    Served.objects.bulk_create(rows, ignore_conflicts=True)
    data = {"papers": [str(paper.pk) for paper in papers], "shown_to": [target.pk for target in on]}
    record(case, "papers-served", part=part, data=data, at=at)
    tell_parts(case, case.parts.known().filter(pk__in=data["shown_to"]))


def refuse_unservable(case, papers, on):
    held_back = [paper for paper in papers if not paper.can_be_served]
    if held_back:
        raise Refused("A paper that was given for the handler alone cannot be served. Ask whoever gave it first.")
    if not papers or not on:
        raise Refused("Say which papers, and on whom.")
    if any(part.case_id != case.pk or part.kind not in acts.SERVED_ON or part.until for part in on):
        raise Overtaken("Somebody on this list has no part in the case any more.")


def can_be_served_on(case):
    """The Parts on whom papers can be served today."""
    rows = Part.objects.known().filter(case=case, kind__in=acts.SERVED_ON).select_related("person", "outsider")
    return with_names(case, rows)


def with_names(case, parts):
    """The Parts of a case, their names ready to be read under its key."""
    parts = list(parts)
    for part in parts:
        if part.outsider_id:
            part.outsider.case = case
    return parts


def take_away(case, parts, paper):
    """The bytes of a paper; that somebody took it is on record."""
    record_look(case, parts[0], f"paper {paper.pk}")
    paper.file.case = case
    return paper.file.content
