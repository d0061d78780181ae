"""What the page of a case shows of its hearings: panel, date, papers, record, decision, appeal."""

from dataclasses import dataclass, field

from grievances.models import Action, Panel, PanelMember, Place
from grievances.seeing import Sight
from grievances.services.hearings import AGENDA_ITEM, RESOLUTION
from grievances.services.instances import APPEAL, FIRST
from grievances.services.parts import everybody_in
from grievances.workflow import Kind, PartKind

PLACES = PanelMember.objects.select_related(
    "panel__body",
    "panel__hearing__minute_taker__person",
    "panel__hearing__minute_taker__outsider",
    "panel__decision",
    "person",
    "outsider",
    "part",
)


@dataclass
class Heard:
    """One panel as somebody sees it."""

    panel: Panel
    members: list = field(default_factory=list)
    reserves: list = field(default_factory=list)
    stepped_out: list = field(default_factory=list)
    # Whether too few are left to sit.
    is_short: bool = False
    hearing: object = None
    shows_record: bool = False
    decision: object = None
    # [(Allegation, Finding in words, reasons)]
    findings: list = field(default_factory=list)
    actions: list = field(default_factory=list)
    # The decision in full; whoever is complained of in a grievance reads what was found on the points about him.
    in_full: bool = False

    @property
    def is_current(self):
        return self.panel.replaced_at is None


def shown(held):
    """The context of the parts under templates/grievances/formal/, of what somebody may see; the case `has_panels`."""
    case, sees = held.case, held.sees
    if sees.isdisjoint({Sight.HEARING, Sight.ALL_PAPERS}):
        return {}
    parts = everybody_in(case)
    return {
        "instances": _instances(held) if Sight.HEARING in sees else [],
        "reports": [row for row in _rows(case, parts, "investigation") if _reads(row, sees)],
        "companions": _rows(case, parts, "companion") if {Sight.PEOPLE, Sight.HEARING} <= sees else [],
        "appeals": _rows(case, parts, "appeal") if Sight.DECISION in sees and _past_first(held) else [],
        "handles": Sight.WHOLE_TIMELINE in sees,
        "agenda_item": AGENDA_ITEM,
        "resolution": RESOLUTION,
    }


def _rows(case, parts, name):
    return _sealed(case, [getattr(part, name) for part in parts if hasattr(part, name)])


def _sealed(case, rows):
    """Rows with their case, under whose key they open."""
    rows = list(rows)
    for row in rows:
        row.case = case
    return rows


def _reads(investigation, sees):
    return Sight.ALL_PAPERS in sees or (investigation.served_at is not None and Sight.PARTICULARS in sees)


def _past_first(held):
    """Whether somebody sees the appeal: not those who did no more than sit on the first panel."""
    return {part.kind for part in held.parts} != {PartKind.PANEL}


def _instances(held):
    case = held.case
    found = {}
    for place in PLACES.filter(panel__case=case) if case.has_panels else ():
        heard = found.setdefault(place.panel_id, Heard(place.panel))
        if place.outsider_id:
            place.outsider.case = case
        {Place.MEMBER: heard.members, Place.RESERVE: heard.reserves, Place.OUT: heard.stepped_out}[place.place].append(
            place
        )
    heards = [heard for heard in found.values() if _past_first(held) or not heard.panel.is_appeal]
    for heard in heards:
        _fill(heard, held)
    _act_on(heards, held)
    return sorted(heards, key=lambda heard: (heard.panel.is_appeal, heard.panel.named_at))


def _fill(heard, held):
    panel, sees = heard.panel, held.sees
    panel.case = held.case
    heard.is_short = heard.is_current and (APPEAL if panel.is_appeal else FIRST).named not in held.case.marks
    heard.hearing = getattr(panel, "hearing", None)
    if heard.hearing:
        heard.hearing.case = held.case
        taker = heard.hearing.minute_taker
        if taker and taker.outsider_id:
            taker.outsider.case = held.case
        heard.shows_record = bool(heard.hearing.held_on) and Sight.PEOPLE in sees
    decision = getattr(panel, "decision", None)
    if decision and Sight.DECISION in sees and (decision.at or _before_it_counts(heard, held)):
        decision.case = held.case
        heard.decision, heard.in_full = decision, _in_full(held)


def _before_it_counts(heard, held):
    """Who reads what outsiders recommend before the council has decided."""
    own = {part.pk for part in held.parts}
    return Sight.WHOLE_TIMELINE in held.sees or not own.isdisjoint(place.part_id for place in heard.members)


def _in_full(held):
    kinds = {part.kind for part in held.parts}
    return not (held.case.kind == Kind.GRIEVANCE and kinds == {PartKind.SUBJECT})


def _act_on(heards, held):
    """Findings and actions of those panels that have decided."""
    decided = [heard for heard in heards if heard.decision]
    if not decided:
        return
    own = {part.person_id for part in held.parts}
    points = [
        point for point in _sealed(held.case, held.case.allegation_set.all()) if _in_full(held) or point.about_id in own
    ]
    actions = _sealed(held.case, Action.objects.filter(case=held.case)) if _in_full(held) else []
    for heard in decided:
        appeal = heard.panel.is_appeal
        heard.findings = [
            (point, point.get_appeal_finding_display(), point.appeal_reasons)
            if appeal
            else (point, point.get_finding_display(), point.reasons)
            for point in points
        ]
        heard.actions = [action for action in actions if action.decision_id == heard.decision.pk]
