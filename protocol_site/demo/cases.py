"""The demo's procedure and its cases, so that an employee, a handler and a committee member each find one."""

from councils.access import persons_with_roles
from grievances import services
from grievances.models import AdoptedProcedure, Grievance
from grievances.services import handlers, procedures
from protocol_site.demo import script
from protocol_site.demo.days import OPENS, last_annual_meeting, moment, working_days_before

TEXTS = ("title", "story", "happened_when", "wanted", "tried")
# Working days: more than any case of the demo is old.
SPAN = 20


def seed_cases(council, *, today, by, post):
    if AdoptedProcedure.objects.filter(council=council).exists():
        return
    told = script.cases()
    _adopt(council, told, today, by)
    days = working_days_before(today, SPAN)
    for each in told["case"]:
        case = _raise(council, each, moment(days[each["days"]], OPENS))
        for act in each["acts"]:
            at = moment(days[act["days"]], OPENS)
            _act(Grievance.objects.get(pk=case.pk), act, council.people.get(name=act["by"]), at)
            post.settle(at)


def _adopt(council, told, today, by):
    procedures.adopt_procedure(
        council=council,
        seen=0,
        by=by,
        applies_from=last_annual_meeting(today),
        minute_ref=told["minute"],
        delegation_ref=told["delegation"],
        staffing_body=council.committees.get(name=told["body"]),
        mediation="stage",
        mediators=told["mediators"],
    )


def _raise(council, told, at):
    people = persons_with_roles().filter(council=council)
    by = people.get(name=told["by"])
    texts = {name: told.get(name, "").strip() for name in TEXTS}
    case = services.begin_draft(council=council, by=by, **texts)
    facts = {"matter": told["matter"], "subjects": list(people.filter(name__in=told.get("about", ())))}
    return services.raise_case(case, by=by, seen=case.revision, at=at, formal=told.get("formal"), **facts)


def _act(case, told, by, at):
    facts = {"parts": list(case.parts.current().filter(person=by)), "seen": case.revision, "at": at}
    if told["do"] == "serve-particulars":
        services.serve_particulars(case, particulars=told["words"], **facts)
    elif told["do"] == "hand-over":
        handlers.hand_over(case, person=case.council.people.get(name=told["to"]), words=told["words"], **facts)
    else:
        services.take_step(case, told["do"], words=told["words"], **facts)
