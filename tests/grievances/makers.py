"""Cases by state, for the tests of grievances."""

from councils.access import persons_with_roles
from grievances import services
from grievances.models import AdoptedProcedure, Grievance, Part
from grievances.workflow import Kind, Matter, PartKind, Stage
from tests.makers import LONG_AGO, client_of

CANARY = "zanderpike"


def with_roles(person):
    return persons_with_roles().get(pk=person.pk)


def make_procedure(council, body=None, **fields):
    """The council's own procedure from long ago, with a delegating minute where there is a body."""
    facts = {"number": 1, "applies_from": LONG_AGO, "minute_ref": "12/23", "staffing_body": body}
    return AdoptedProcedure.objects.create(
        council=council, **facts | {"delegation_ref": "13/23" if body else ""} | fields
    )


def make_draft(council, by, **texts):
    facts = {"title": f"About the {CANARY}", "story": f"It happened at the {CANARY}."}
    return services.begin_draft(council=council, by=by, **facts | texts)


def make_case(council, by, *, matter=Matter.CONDITIONS, subjects=(), formal=None, whole_council=False, **texts):
    """A case as its complainant raised it."""
    case = make_draft(council, by, **texts)
    return services.raise_case(
        case,
        by=with_roles(by),
        matter=matter,
        subjects=[with_roles(person) for person in subjects],
        formal=formal,
        whole_council=whole_council,
        seen=case.revision,
    )


def make_conduct_case(council, by, councillor, **facts):
    return make_case(council, by, matter=Matter.TREATMENT, subjects=[councillor], **facts)


def parts(case, person):
    """The parts in which a person acts."""
    return list(case.parts.current().filter(person=person))


def part(case, kind, person):
    return Part.objects.create(case=case, council=case.council, kind=kind, person=person)


def act(case, name, person, **facts):
    """Take a step as a person."""
    case.refresh_from_db()
    services.take_step(case, name, parts=parts(case, person), seen=case.revision, **facts)
    return case


def post(who, case, step, **data):
    """Take a step on its page; the page after it."""
    case.refresh_from_db()
    address = f"{case.get_absolute_url()}{step}/"
    page = client_of(who).post(address, {"seen": case.revision, **data}, follow=True).content.decode()
    case.refresh_from_db()
    return page


def serve(case, handler, words="What is alleged."):
    case.refresh_from_db()
    services.serve_particulars(case, parts=parts(case, handler), seen=case.revision, particulars=words)
    return case


def put(case, *, kind=Kind.GRIEVANCE, stage=Stage.INFORMAL, marks=()):
    """Put a case into a state past the services, to see what may be done from there."""
    fields = {"closed_at": case.raised_at, "outcome": "settled", "closed_in": "informal"} if stage == "closed" else {}
    cleared = {"closed_at": None, "outcome": ""} if stage != "closed" else {}
    Grievance.objects.filter(pk=case.pk).update(kind=kind, stage=stage, marks=sorted(marks), **cleared, **fields)
    case.refresh_from_db()
    return case


ALL_PARTS = tuple(PartKind)
