"""A case on its way through the formal procedure, for tests: a staffing body of seven and what each step needs."""

from datetime import timedelta

from django.utils import timezone

from councils.models import Role
from councils.models.bodies import Office
from grievances.models import Grievance, Source
from grievances.services import decisions, hearings, panels
from grievances.services.instances import FIRST
from tests.grievances.makers import act, make_case, make_procedure, parts, serve
from tests.makers import full_council, make_committee, make_member, make_seat

NAMES = ("Ada Moss", "Ben Dale", "Cleo Hart", "Dan Frost", "Eve Lund", "Finn Ware", "Gus Pell")
DAY = timedelta(days=1)


def make_staffing(council, number=7, **procedure):
    """Councillors on the staffing committee, the first its chair, the last the chair of the council."""
    body = make_committee(council)
    people = [make_member(council, name, Role.COUNCILLOR) for name in NAMES[:number]]
    for place, person in enumerate(people):
        make_seat(body, person, Office.CHAIR if place == 0 else Office.MEMBER)
        make_seat(full_council(council), person, Office.CHAIR if place == number - 1 else Office.MEMBER)
    return make_procedure(council, body, **procedure), people


def formal_case(council, by, **facts):
    """An employee's case that began with the formal procedure."""
    return make_case(council, by, formal=True, **facts)


def do(service, case, by, **facts):
    """Any act as a person, on the case as it stands."""
    case = Grievance.objects.get(pk=case.pk)
    return service(case, parts=parts(case, by), seen=case.revision, **facts)


def keys(people):
    return [person.pk for person in people]


def name_panel(case, handler, people, *, instance=FIRST, **facts):
    body = case.procedure.staffing_body
    chosen = {"members": keys(people[:3]), "presiding": people[0].pk, "reserves": keys(people[3:4])}
    defaults = {"source": Source.OWN, "body": body, "minute_ref": "14/24", **chosen}
    return do(panels.name_panel, case, handler, instance=instance, **defaults | facts)


def declare(case, *people, instance=FIRST, **facts):
    for person in people:
        do(panels.declare_interest, case, person, instance=instance, **{"has_interest": False} | facts)


def invite(case, handler, *, on=None, instance=FIRST, **facts):
    day = on or hearings.earliest_day(case)
    defaults = {"on": day, "time": "19:00", "place": "The hall", "papers": "The grievance"}
    do(hearings.invite, case, handler, instance=instance, **defaults | facts)
    return day


def hold(case, handler, people, *, on, instance=FIRST, **facts):
    panel = instance.panel_of(case)
    present = list(panel.places.filter(person__in=people).values_list("pk", flat=True))
    defaults = {"held_on": on, "present": present, "others_present": "The employee", "record": "It was heard."}
    defaults["at"] = timezone.now() + (on - timezone.localdate())
    do(hearings.hold_hearing, case, handler, instance=instance, **defaults | facts)


def decide(case, presiding, people, *, instance=FIRST, at=None, **facts):
    panel = instance.panel_of(case)
    took_part = list(panel.places.filter(person__in=people).values_list("pk", flat=True))
    points = dict.fromkeys(case.allegation_set.values_list("number", flat=True), ("upheld", "It was so."))
    defaults = {"took_part": took_part, "facts": "It happened.", "reasons": "We found it.", "points": points}
    do(decisions.decide, case, presiding, instance=instance, at=at, **defaults | {"actions": []} | facts)


def heard_case(council, by, handler, people, **facts):
    """A case whose hearing was held by the first three of the people."""
    case = formal_case(council, by, **facts)
    if facts.get("subjects"):
        serve(case, handler)
    return hear(case, handler, people)


def hear(case, handler, people, *, instance=FIRST, **named):
    """Panel, declarations, invitation, hearing; the hearing lies ahead of today, as its notice wants."""
    name_panel(case, handler, people, instance=instance, **named)
    declare(case, *people[:3], instance=instance)
    hold(case, handler, people[:3], on=invite(case, handler, instance=instance), instance=instance)
    case.refresh_from_db()
    return case


def decided_case(council, by, handler, people, **facts):
    case = heard_case(council, by, handler, people, **facts)
    decide(case, people[0], people[:3])
    case.refresh_from_db()
    return case


def appealed_case(council, by, handler, people, **facts):
    case = decided_case(council, by, handler, people, **facts)
    do(decisions.lodge_appeal, case, by, grounds="It was unfair.")
    case.refresh_from_db()
    return case


def disciplinary_case(council, raiser, employee, handler):
    """A councillor's concern about an employee that came to the disciplinary procedure."""
    case = make_case(council, raiser, matter="performance", subjects=[employee])
    act(case, "first-talk", raiser, words="We spoke.")
    serve(case, handler)
    return act(case, "begin-disciplinary", handler, words="It begins.")
