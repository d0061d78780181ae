"""Beginning, keeping, discarding and raising a case."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Overtaken, Refused
from councils.models import Person
from councils.services.deadlines import profile_on
from councils.services.turns import in_turn
from grievances import keys
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
    key, wrapped = keys.new_key()
    case = Grievance(council=council, wrapped_key=wrapped, **fields)
    case._key = key
    case.save(force_insert=True)
    return case


@transaction.atomic
def save_draft(case, *, seen, **texts):
    _require_draft(case)
    case.advance(seen=seen)
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
def raise_case(case, *, by, matter, subjects, whole_council=False, formal=None, seen, at=None):
    """Turn a draft into a case: it gets its way, its handler and its clocks, and the handler is told.

    Raises Refused for a mixed matter: it is split first, so that each part is told in words of its own.
    """
    in_turn(case.council)
    _require_draft(case)
    at = at or timezone.now()
    way = way_of(case.council, matter=matter, by=by, subjects=subjects, whole_council=whole_council, formal=formal)
    if way.kind == Kind.MIXED:
        raise Refused("Parts of this go different ways. Say for each part what it is about.")
    start(case, way, matter=matter, seen=seen, at=at)
    part = _parts(case, way, by, at)
    record(case, "raised", part=part, data={"kind": way.kind, "stage": way.starts_at}, at=at)
    tell(case, {PartKind.HANDLER}, except_part=part)
    return case


def start(case, way, *, matter, seen, at):
    day = timezone.localdate(at)
    case.advance(
        seen=seen,
        kind=way.kind,
        matter=matter,
        stage=way.starts_at,
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


def allege(case, *, words, about=None):
    """Add a point to a complaint that is being raised."""
    number = case.allegation_set.count() + 1
    return Allegation.objects.create(case=case, number=number, about=about, words=words)
