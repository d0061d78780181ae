"""Beginning, keeping, discarding and raising a case."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Person
from councils.services.deadlines import profile_on
from councils.services.turns import in_turn
from grievances.models import Allegation, Grievance
from grievances.services.parts import add_outsider, give_part, tell
from grievances.services.procedures import procedure_on, routes_by, somebody
from grievances.services.steps import start_clock
from grievances.services.timeline import record
from grievances.workflow import HARM, WHOLE_COUNCIL, Kind, Mark, PartKind, Stage, route

TEXTS = ("title", "story", "happened_when", "wanted", "tried", "keep_from")


@transaction.atomic
def begin_draft(*, council, by, **texts):
    """A case that only its writer sees, until it is raised or discarded."""
    case = new_case(council, **texts)
    give_part(case, PartKind.COMPLAINANT, person=by)
    return case


def new_case(council, **fields):
    return Grievance.keep(council=council, **fields)


@transaction.atomic
def save_draft(case, *, seen, **texts):
    _require_draft(case)
    case.advance(seen=seen, saved_at=timezone.now())
    _write(case, texts)


@transaction.atomic
def discard_draft(case, *, seen):
    """Nothing of a draft is kept: it never was a case."""
    _require_draft(case)
    case.advance(seen=seen)
    case.parts.all().delete()
    case.delete()


def _require_draft(case):
    if case.stage != Stage.DRAFT:
        raise Overtaken("This has been raised already.")


def _write(case, texts):
    for name, text in texts.items():
        setattr(case, name, text)
    case.save(update_fields=list(texts))


def way_of(council, *, matter, by, subjects, whole_council=False, formal=None, on=None):
    """The Route that a case would take; `by` and `subjects` are Persons fetched by persons_with_roles."""
    about = [somebody(person) for person in subjects] + ([WHOLE_COUNCIL] if whole_council else [])
    try:
        return route(matter, somebody(by), about, routes_by(council, on), formal=formal)
    except ValueError as problem:
        raise Refused(str(problem)) from None


@transaction.atomic
def raise_case(case, *, by, seen, at=None, **facts):
    """Turn a draft into a case: it gets its way, its handler and its clocks, and the handler is told.

    `facts` are those of way_of. Raises Refused for a mixed matter: see raise_mixed.
    """
    in_turn(case.council)
    _require_draft(case)
    at = at or timezone.now()
    way = way_of(case.council, by=by, on=timezone.localdate(at), **facts)
    if way.kind == Kind.MIXED:
        raise Refused("Parts of this go different ways. Say for each part what it is about.")
    return _raise(case, way, by=by, matter=facts["matter"], seen=seen, at=at)


@transaction.atomic
def raise_mixed(case, *, by, seen, stories, at=None, **facts):
    """Raise each part of a mixed matter as a case of its own, in words of its own; they are linked. Returns them.

    `stories` are the words of the parts, in the order of the route.
    """
    in_turn(case.council)
    _require_draft(case)
    at = at or timezone.now()
    way = way_of(case.council, by=by, on=timezone.localdate(at), **facts)
    if len(way.parts) != len(stories):
        raise Overtaken("What it is about has changed since you opened the page. Look at it again.")
    texts = {name: getattr(case, name) for name in TEXTS}
    cases = [case]
    for _ in way.parts[1:]:
        other = new_case(case.council, split_from=case, **texts)
        give_part(other, PartKind.COMPLAINANT, person=by, at=at)
        cases.append(other)
    for each, part, story in zip(cases, way.parts, stories, strict=True):
        _write(each, {"story": story})
        _raise(each, part, by=by, matter=facts["matter"], seen=each.revision if each != case else seen, at=at)
    return cases


def raise_new(case, way, *, by, matter, at=None):
    """Raise a case that never was a draft."""
    return _raise(case, way, by=by, matter=matter, seen=case.revision, at=at or timezone.now())


def _raise(case, way, *, by, matter, seen, at):
    start(case, way, matter=matter, seen=seen, at=at)
    part = _parts(case, way, by, at)
    allege_each(case, way)
    record(case, "raised", part=part, data={"kind": way.kind, "stage": way.starts_at}, at=at)
    tell(case, {PartKind.HANDLER}, except_part=part)
    return case


def allege_each(case, way):
    """A point for each person it is about, or one about the terms of work; the handler may tell them apart further."""
    about = [who.key for who in way.subjects if who != WHOLE_COUNCIL] or [None]
    for number, key in enumerate(about, start=1):
        Allegation.objects.create(case=case, number=number, about_id=key, words=case.story)


def start(case, way, *, matter, seen, at):
    day = timezone.localdate(at)
    case.advance(
        seen=seen,
        kind=way.kind,
        matter=matter,
        stage=way.starts_at,
        began_in=way.starts_at,
        marks=sorted(_marks(way, matter)),
        about_whole_council=way.whole_council,
        raised_at=at,
        profile=profile_on(case.council, day),
        procedure=procedure_on(case.council, day),
    )
    for name in CLOCKS.get(way.starts_at, ()):
        start_clock(case, name, day)


CLOCKS = {
    Stage.INFORMAL: ("grievance_informal",),
    Stage.FORMAL: ("grievance_invitation", "grievance_meeting"),
}


def _marks(way, matter):
    truths = {
        Mark.HARM: matter in HARM,
        Mark.MEDIATION: Stage.MEDIATION in way.stages,
        Mark.DUTY: way.duty,
        Mark.NO_HANDLER: way.handler is None,
        # There is nobody to whom particulars would be served, and so nobody to wait for.
        Mark.SERVED: not set(way.subjects) - {WHOLE_COUNCIL},
    }
    return {mark for mark, holds in truths.items() if holds}


def _parts(case, way, by, at):
    """Who has which part from the first day; whoever is complained of has one that shows nothing yet."""
    own = case.parts.get(person=by)
    if way.kind == Kind.CONCERN:
        own.kind = PartKind.RAISER
        own.save(update_fields=["kind"])
    for who in way.subjects:
        if who != WHOLE_COUNCIL:
            give_part(case, PartKind.SUBJECT, person=Person.objects.get(pk=who.key), at=at)
    if way.outside:
        adopted = case.procedure
        outsider = add_outsider(
            case, name=adopted.outsider_name, body=adopted.outsider_body, address=adopted.outsider_email
        )
        give_part(case, PartKind.HANDLER, outsider=outsider, at=at)
    elif way.handler:
        give_part(case, PartKind.HANDLER, person=Person.objects.get(pk=way.handler.key), at=at)
    return own
