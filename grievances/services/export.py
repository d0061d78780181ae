"""A case as a whole, to be taken away by its handler: what it says, its papers, and its history to be verified offline.

Nothing of mediation is in it: of its events only their place in the chain.
"""

import io
import json
import zipfile
from datetime import UTC
from pathlib import Path

from django.db import transaction

from councils.models import Deadline, Event
from grievances.models import Letter, Paper
from grievances.papers import acts, verify_case
from grievances.services.letters import as_word
from grievances.services.packs import WITH_FILES
from grievances.services.papers import part_for, with_names
from grievances.services.timeline import OF_MEDIATION, record
from grievances.workflow import PartKind

TEXTS = ("title", "story", "happened_when", "wanted", "tried", "keep_from", "particulars")
READ_ME = """Case {reference}, {council}

case.json     what the case says, who has a part in it, and its dates
history.json  everything that happened, with the hashes that prove it
papers/       the papers as they were handed in
letters/      the letters as they were sent

To verify it: python verify_case.py <this archive>
"""


@transaction.atomic
def export_case(case, *, parts, at=None):
    """The bytes of a ZIP archive. That it was taken away is the last event in it."""
    part = part_for(acts.PACK, case, parts)
    record(case, "case-exported", part=part, at=at)
    files = dict([*_papers(case), *_letters(case)])
    history = {"streams": _streams(case), "files": sorted(files)}
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", READ_ME.format(reference=case.reference, council=case.council.name))
        archive.writestr("case.json", _json(_facts(case)))
        archive.writestr("history.json", _json(history))
        archive.writestr("verify_case.py", Path(verify_case.__file__).read_text(encoding="utf-8"))
        for path, content in files.items():
            archive.writestr(path, content)
    return kept.getvalue()


def _json(data):
    return json.dumps(data, indent=1, ensure_ascii=False)


def _facts(case):
    """In clear: whoever takes it away keeps it in confidence from now on."""
    people = with_names(case, case.parts.exclude(kind=PartKind.MEDIATOR).select_related("person", "outsider"))
    points = list(case.allegation_set.all())
    for point in points:
        point.case = case
    clocks = Deadline.objects.filter(stream=case.stream).order_by("due")
    return {
        "reference": case.reference,
        "council": case.council.name,
        "kind": case.kind,
        "stage": case.stage,
        "outcome": case.outcome,
        "raised_at": case.raised_at.isoformat(),
        "texts": {name: getattr(case, name) for name in TEXTS},
        "points": [{"number": point.number, "words": point.words, "finding": point.finding} for point in points],
        "people": [_person(part) for part in people],
        "dates": [{"limit": row.name, "due": row.due.isoformat(), "state": row.state} for row in clocks],
    }


def _person(part):
    until = part.until and part.until.isoformat()
    return {"name": part.name, "part": part.kind, "number": part.pk, "person": part.person_id, "until": until}


def _streams(case):
    return {"case": _events(case, case.stream), "looks": _events(case, case.looks_stream)}


def _events(case, stream):
    return [
        _event(case, event)
        for event in Event.objects.filter(stream=stream).select_related("sealed_words").order_by("sequence")
    ]


def _event(case, event):
    link = {"sequence": event.sequence, "previous_hash": event.previous_hash, "hash": event.hash}
    if event.kind in OF_MEDIATION:
        return link | {"withheld": True}
    row = link | {
        "stream": event.stream,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "council": event.council_id,
        "by": event.by_id,
        "kind": event.kind,
        "data": event.data,
        "commitment": event.commitment,
    }
    words = getattr(event, "sealed_words", None)
    if words:
        words.case = case
        row |= {"words": words.text, "words_key": words.commitment_key}
    return row


def _papers(case):
    for number, paper in enumerate(Paper.objects.filter(case=case).select_related(*WITH_FILES), 1):
        paper.case = paper.file.case = case
        yield f"papers/{number:03} {paper.name}", paper.file.content


def _letters(case):
    sent = Letter.objects.filter(case=case, sent_on__isnull=False).outside_mediation()
    for number, letter in enumerate(sent.select_related("filled", "final"), 1):
        letter.case = case
        yield f"letters/{number:03} {letter.kind}.docx", as_word(letter)
