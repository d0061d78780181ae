"""What the panel decides on each point, or recommends to the council; the appeal; and the end without one."""

from django.db import transaction
from django.utils import timezone

from councils.errors import Refused
from councils.models import Deadline
from councils.services.turns import in_turn
from grievances.models import Action, Appeal, PanelDecision, Source
from grievances.services import ends
from grievances.services.hearings import refuse_inquorate
from grievances.services.instances import FIRST
from grievances.services.places import members_of
from grievances.services.steps import require, take_step
from grievances.workflow import Kind, Outcome


@transaction.atomic
def decide(case, *, parts, seen, took_part, instance=FIRST, at=None, **findings):
    """The presiding member records what the panel decided; outsiders recommend, and the council decides.

    `took_part` are the keys of places; `findings` are what _write takes.
    """
    in_turn(case.council)
    panel = instance.panel_of(case)
    step = instance.decide if panel is None or panel.decides else instance.recommend
    _, part = require(case, step, parts)
    at = at or timezone.now()
    deciding = [place for place in members_of(panel) if place.pk in took_part]
    _refuse_unless_presiding(part, deciding)
    _refuse_absent(deciding)
    refuse_inquorate(panel, deciding)
    panel.places.filter(pk__in=[place.pk for place in deciding]).update(decided=True)
    decision = PanelDecision(case=case, panel=panel)
    _write(decision, instance, at=at if panel.decides else None, **findings)
    _move(case, step, instance, parts=parts, seen=seen, at=at)


@transaction.atomic
def adopt_recommendation(case, *, parts, seen, minute, council_reasons, instance=FIRST, at=None, **findings):
    """What the council decided on what outsiders recommended, with the minute; the findings are the council's own."""
    in_turn(case.council)
    require(case, instance.adopt, parts)
    at = at or timezone.now()
    if not minute.strip():
        raise Refused("Give the minute of the council’s decision: outsiders only recommend (LGA 1972 s.101).")
    decision = instance.panel_of(case).decision
    decision.case, decision.council_minute, decision.council_reasons = case, minute, council_reasons
    decision.actions.all().delete()
    _write(decision, instance, at=at, **findings)
    _move(case, instance.adopt, instance, parts=parts, seen=seen, at=at)


def _refuse_unless_presiding(part, deciding):
    if not any(place.presides and place.part_id == part.pk for place in deciding):
        raise Refused("The decision is recorded by the member who presides, and presiding takes part in it.")


def _refuse_absent(deciding):
    for place in deciding:
        if not place.attended:
            raise Refused(f"{place.name} was not at the hearing and cannot take part in the decision.")
        if place.outsider_id and place.panel.source == Source.OWN:
            raise Refused(f"{place.name} comes from outside, and recommends but does not decide.")


def _write(decision, instance, *, facts, reasons, points, actions, at):
    """`points` are {number of the Allegation: (Finding, reasons)}, `actions` a list of {words, who, due}."""
    decision.facts, decision.reasons, decision.at = facts, reasons, at
    decision.save()
    fields = ("appeal_finding", "appeal_reasons") if instance.is_appeal else ("finding", "reasons")
    for allegation in decision.case.allegation_set.all():
        if allegation.number not in points:
            raise Refused(f"Say what was found on point {allegation.number}.")
        allegation.case = decision.case
        for field, value in zip(fields, points[allegation.number], strict=True):
            setattr(allegation, field, value)
        allegation.save(update_fields=fields)
    for action in actions:
        Action(case=decision.case, decision=decision, **action).save()


def _move(case, step, instance, *, parts, seen, at):
    closing = instance.is_appeal and step in (instance.decide, instance.adopt)
    outcome = {"outcome": Outcome.APPEAL_DECIDED} if closing else {}
    take_step(case, step, parts=parts, seen=seen, at=at, **outcome)


def lodging(case):
    """The running Deadline of the right of appeal, or None."""
    return Deadline.objects.filter(stream=case.stream, name="appeal_lodged", state=Deadline.State.OPEN).first()


@transaction.atomic
def lodge_appeal(case, *, parts, seen, grounds, late_because="", at=None):
    """The complainant appeals; in a concern about an employee, the employee does. A late appeal says why it is late."""
    in_turn(case.council)
    step = "appeal-as-subject" if case.kind == Kind.CONCERN else "appeal"
    require(case, step, parts)
    at = at or timezone.now()
    row = lodging(case)
    late = row is not None and row.due < timezone.localdate(at)
    if late and not late_because.strip():
        raise Refused("The time to appeal has ended. Say why the appeal comes late; it is for the panel to weigh.")
    part = take_step(case, step, parts=parts, seen=seen, at=at, data={"late": late})
    Appeal(case=case, part=part, grounds=grounds, late_because=late_because if late else "", at=at).save()


@transaction.atomic
def close_decided(case, *, parts, seen, at=None):
    """Nobody closes a case while there is still time to appeal."""
    in_turn(case.council)
    require(case, "close-decided", parts)
    row = lodging(case)
    if row is not None and row.due >= timezone.localdate(at):
        raise Refused("There is still time to appeal. The case can be closed once that time has ended.")
    ends.close_decided(case, parts=parts, seen=seen, at=at)
