"""Cases that came on paper, for somebody without an account; and anonymous notes, which are information and no case."""

from django.db import transaction
from django.utils import timezone

from councils.access import CLERKS, people_with
from councils.errors import Refused
from councils.models import Seat
from councils.services.turns import in_turn
from grievances.models import Note
from grievances.models.choices import Gave
from grievances.services.cases import new_case, raise_new, way_of
from grievances.services.parts import give_part
from grievances.services.procedures import procedure_on
from grievances.services.timeline import record
from grievances.workflow import Kind, PartKind


def may_log(access):
    """Clerks, and the members of the body that deals with staff matters: those whom a letter may reach."""
    if access.person is None or not access.belongs:
        return False
    adopted = procedure_on(access.council, timezone.localdate())
    body = adopted.staffing_body_id if adopted else None
    sits = Seat.objects.current().filter(committee=body, person=access.person) if body else Seat.objects.none()
    return access.is_clerk or sits.exists()


@transaction.atomic
def log_on_paper(*, council, by, complainant, received_on, matter, subjects, formal, texts, at=None):
    """Raise a case that somebody handed in on paper. Returns it; whoever logs it has a part only if he handles it.

    Raises Refused where it is about whoever logs it, or about the Clerk and one of the Clerk's office logs it: then
    the letter is handed on unopened.
    """
    in_turn(council)
    clerks = {person.pk for person in people_with(council, *CLERKS)}
    about = {person.pk for person in subjects}
    way = way_of(council, matter=matter, by=complainant, subjects=subjects, formal=formal, on=received_on)
    office_logs_about_clerk = by.pk in clerks and about & clerks
    if by.pk in about or office_logs_about_clerk:
        to = way.handler.name if way.handler else "somebody outside the council"
        raise Refused(f"This is not for you to log. Hand the letter, closed, to {to}.")
    if way.kind == Kind.MIXED:
        raise Refused("Parts of this go different ways. Log each part by itself, with whom that part is about.")
    case = new_case(council, gave=Gave.PAPER, **texts)
    part = give_part(case, PartKind.COMPLAINANT, person=complainant, at=at)
    raise_new(case, way, by=complainant, matter=matter, at=at)
    data = {"logged_by": by.pk, "received_on": received_on.isoformat()}
    record(case, "logged-on-paper", data=data | {"shown_to": [part.pk]}, at=at)
    return case


@transaction.atomic
def keep_note(*, council, by, received_on, text):
    """Keep an anonymous note as information. It starts nothing, and only its keeper sees it."""
    return Note.keep(council=council, kept_by=by, received_on=received_on, text=text)
