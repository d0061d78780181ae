"""Whether the text of an adopted version is still the one that was adopted.

The database refuses every change to it. A file that is edited without the database's help, or a trigger that an
administrator took away, shows here: the event of the adoption, itself part of a chain, holds a hash of each part.
"""

import hashlib
import json

from councils import history
from councils.models import Event
from protocols.services.streams import stream_of

NAMED = ("adopted", "minute_ref", "body", "change", "next_review")


def fingerprint(version):
    """SHA-256 of the file as it came, of each clause by its anchor, and of all that surrounds the clauses."""
    clauses = list(version.clauses.order_by("position").select_related("section"))
    head = [version.number, version.title, version.file_name, version.sha256, version.found]
    sections = [[row.position, row.number, row.heading] for row in version.sections.order_by("position")]
    out = [[row.ref, row.heading, row.blocks] for row in version.taken_out.order_by("pk")]
    return {
        "file": hashlib.sha256(_content(version)).hexdigest(),
        "frame": _digest([head, sections, out, [row.anchor for row in clauses]]),
        "clauses": {row.anchor: _digest([row.section.position, row.ref, row.heading, row.blocks]) for row in clauses},
    }


def _content(version):
    original = getattr(version, "original", None)
    return bytes(original.content) if original else b""


def _digest(content):
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def faults(version):
    """What of an adopted version is not as it was adopted, in sentences; none where all is well."""
    stream = stream_of(version.protocol)
    broken = history.first_fault(stream)
    if broken is not None:
        return [f"the history of the protocol is broken at its event {broken}"]
    kind, number = "version_adopted", version.number
    event = Event.objects.filter(stream=stream, kind=kind, data__version=number).order_by("sequence").last()
    if event is None:
        return ["the history does not say that it was adopted"]
    if "text" not in event.data:
        return []
    return [*_of_the_text(event.data["text"], fingerprint(version)), *_of_the_adoption(event.data, version.adoption)]


def _of_the_text(then, now):
    if then["file"] != now["file"]:
        yield "the original file differs"
    if then["frame"] != now["frame"]:
        yield "its title, its sections, the order of its clauses or what was taken out differ"
    for anchor, digest in then["clauses"].items():
        if anchor not in now["clauses"]:
            yield f"clause {anchor} is missing"
        elif now["clauses"][anchor] != digest:
            yield f"clause {anchor} differs"
    yield from (f"clause {anchor} was added" for anchor in now["clauses"] if anchor not in then["clauses"])


def _of_the_adoption(told, adoption):
    for name in NAMED:
        if name in told and told[name] != getattr(adoption, name):
            yield f"the adoption says something else as {name}"
