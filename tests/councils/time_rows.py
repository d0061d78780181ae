"""Who may open the pages of closed days, the Clerk's days, limits and deadlines."""

from datetime import date

from councils.models import ClosedDay, Deadline, Leave, WorkingPattern
from tests.access_table import COUNCILLOR, FOR_CLERKS, FOR_THE_COUNCIL, SIGN_IN, Page, outcomes
from tests.requests_log.makers import make_entry

# Nobody but the councillor who asked and the clerks may know that there is such a deadline.
OF_A_REQUEST = outcomes(signed_out=SIGN_IN, strangers=404, people=404, clerks=200) | {COUNCILLOR: 200}


def some_count(world):
    return {"start": "2026-05-12", "days": "28"}


def closed_day(world):
    return {"pk": ClosedDay.objects.create(council=world.council, day=date(2027, 3, 9), reason="Damp course").pk}


def leave(world):
    return {"pk": Leave.objects.create(council=world.council, first=date(2027, 3, 9), last=date(2027, 3, 12)).pk}


def pattern(world):
    return {"pk": WorkingPattern.objects.create(council=world.council, since=date(2027, 3, 9), weekdays=[0, 3]).pk}


def with_leave(world):
    leave(world)
    return {}


def deadline_of_a_request(world):
    make_entry(world.council, world.councillor, world.clerk)
    return {"pk": Deadline.objects.get(name="answer_request").pk}


ROWS = [
    Page("count", FOR_THE_COUNCIL, some_count, secret="9 June 2026"),
    Page("deadline", OF_A_REQUEST, deadline_of_a_request, secret="Answer a request"),
    Page("closed-days", FOR_CLERKS),
    Page("closed-days-add", FOR_CLERKS),
    Page("closed-day-remove", FOR_CLERKS, closed_day, secret="Damp course"),
    Page("clerk-days", FOR_CLERKS, with_leave, secret="12 March 2027"),
    Page("working-days-set", FOR_CLERKS),
    Page("working-days-remove", FOR_CLERKS, pattern, secret="9 March 2027"),
    Page("leave-add", FOR_CLERKS),
    Page("leave-remove", FOR_CLERKS, leave, secret="12 March 2027"),
    Page("limits", FOR_CLERKS, secret="Answer a request"),
    Page("limits-change", FOR_CLERKS, secret="Answer a request"),
]
