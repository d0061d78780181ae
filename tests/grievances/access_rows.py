"""Who may open which page of cases: those with a part in them. To everybody else there is no such case."""

from django.utils import timezone

from grievances import services
from grievances.models import Action
from grievances.services.erasure import erase
from grievances.services.on_paper import keep_note
from grievances.services.rescue import ask_second
from grievances.workflow import Outcome
from tests.access_table import (
    CLERK,
    COUNCILLOR,
    DEPUTY,
    FOR_CLERKS,
    FOR_THE_COUNCIL,
    KINDS,
    OFFICER,
    PUBLIC,
    SIGN_IN,
    SIGNED_OUT,
    Page,
)
from tests.grievances.makers import CANARY, act, make_case, make_draft

NOBODY = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN}
COMPLAINANT_AND_HANDLER = NOBODY | {OFFICER: 200, CLERK: 200}
ITS_WRITER = NOBODY | {OFFICER: 200}


def case(world):
    """Raised by the officer, handled by the Clerk; the deputy, the councillor and all others have no part in it."""
    return {"pk": make_case(world.council, world.officer).pk}


def draft(world):
    return {"pk": make_draft(world.council, world.officer).pk}


def step(name):
    return lambda world: case(world) | {"step": name}


def link(world):
    made = make_case(world.council, world.officer)
    outsider = services.add_outsider(made, name="Pat Holloway", address="pat@example.org")
    return {"link": services.give_part(made, "investigator", outsider=outsider).link.pk}


def note(world):
    day = timezone.localdate()
    return {"number": keep_note(council=world.council, by=world.clerk, received_on=day, text=CANARY).pk}


def rescue(world):
    facts = {"reference": "ABC234", "reason": CANARY}
    return {"rescue": ask_second(council=world.council, by=world.councillor, second=world.deputy, **facts).pk}


def destroyed(world):
    made = make_case(world.council, world.officer)
    act(made, "withdraw", world.officer, words=CANARY, outcome=Outcome.WITHDRAWN)
    return {"case": erase(made, kept_until=timezone.localdate()).case}


def action(world):
    made = make_case(world.council, world.officer)
    row = Action(case=made, words=CANARY, who="The Clerk")
    row.save()
    return {"pk": made.pk, "action": row.pk}


ROWS = [
    Page("grievances:action", NOBODY | {OFFICER: 403, CLERK: 200}, action, secret=CANARY),
    Page("grievances:numbers", FOR_CLERKS | {COUNCILLOR: 200}),
    Page("grievances:numbers-file", FOR_CLERKS | {COUNCILLOR: 200}, lambda world: {"kind": "csv"}),
    Page("grievances:keeping", FOR_THE_COUNCIL),
    Page("grievances:certificate", NOBODY | {CLERK: 200}, destroyed, secret="Certificate of erasure"),
    Page("grievances:rescue-ask", FOR_CLERKS | {COUNCILLOR: 200}),
    Page("grievances:rescue", NOBODY | {DEPUTY: 200}, rescue, secret=CANARY),
    Page("grievances:on-paper", FOR_CLERKS),
    Page("grievances:note-add", FOR_CLERKS),
    Page("grievances:note", NOBODY | {CLERK: 200}, note, secret=CANARY),
    Page("grievances:door", PUBLIC, link),
    Page("grievances:door-code", PUBLIC, link),
    Page("grievances:door-leave", dict.fromkeys(KINDS, 302), method="post"),
    Page("grievances:list", FOR_THE_COUNCIL),
    Page("grievances:start", FOR_THE_COUNCIL),
    Page("grievances:new", FOR_THE_COUNCIL),
    Page("grievances:procedure", FOR_THE_COUNCIL, secret="Grievance procedure"),
    Page("grievances:procedure-change", FOR_CLERKS),
    Page("grievances:draft", ITS_WRITER, draft, secret=CANARY),
    Page("grievances:raise", ITS_WRITER, draft),
    Page("grievances:discard", ITS_WRITER, draft),
    Page("grievances:case", COMPLAINANT_AND_HANDLER, case, secret=CANARY),
    Page("grievances:looks", NOBODY | {OFFICER: 403, CLERK: 200}, case, secret="Who has looked"),
    Page("grievances:step", NOBODY | {OFFICER: 403, CLERK: 200}, step("acknowledge")),
    Page("grievances:step", NOBODY | {OFFICER: 200, CLERK: 403}, step("withdraw")),
]
