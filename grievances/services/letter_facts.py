"""What a case knows, for the merge fields of its letters."""

from councils.models import Deadline
from councils.wording import clock_words, uk_date_words
from grievances.papers.letters import FIELDS, placeholder
from grievances.services.instances import APPEAL, FIRST
from grievances.services.papers import with_names
from grievances.services.places import members_of
from grievances.workflow import Kind, PartKind

# Merge fields that are the day of a limit that runs.
DAYS = {
    "informal_ends": "grievance_informal",
    "papers_by": "grievance_papers",
    "appeal_by": "appeal_lodged",
}


def facts_of(case, *, kind, part, by, recipient, address, on):
    """{merge field: words}. What is not known is its placeholder, for the writer to fill in."""
    known = {
        "council": case.council.name,
        "reference": case.reference,
        "date": uk_date_words(on),
        "recipient": recipient,
        "handler": by.name,
        "raised_on": uk_date_words(case.raised_at),
        "particulars": case.particulars,
        "principal_council": case.council.principal_council,
        "outcome": case.get_outcome_display(),
    }
    known |= _days(case)
    if case.kind in kind.kinds and case.kind != Kind.CONDUCT:
        known |= _heard(case, APPEAL if kind.of_appeal else FIRST, part)
    optional = {"address": address, "informal_ends": known.get("informal_ends", "")}
    return {field: known.get(field) or placeholder(field) for field in FIELDS} | optional


def _days(case):
    rows = Deadline.objects.filter(stream=case.stream, state=Deadline.State.OPEN, name__in=DAYS.values())
    due = {row.name: uk_date_words(row.due) for row in rows}
    return {field: due[name] for field, name in DAYS.items() if name in due}


def _heard(case, instance, part):
    """The panel, its hearing and what it decided, as far as there are any."""
    panel = instance.panel_of(case)
    if panel is None:
        return {}
    facts = {"panel": ", ".join(place.name for place in with_names(case, members_of(panel)))}
    hearing, decision = getattr(panel, "hearing", None), getattr(panel, "decision", None)
    if hearing:
        hearing.case = case
        facts |= {"meeting_date": uk_date_words(hearing.on), "meeting_time": clock_words(hearing.at)}
        facts["meeting_place"] = hearing.place
    if decision and decision.at:
        decision.case = case
        facts |= _decided(case, decision, instance, part)
    return facts


def _decided(case, decision, instance, part):
    """In full; whoever is complained of in a grievance is told what was found on the points about him."""
    in_full = not (case.kind == Kind.GRIEVANCE and part.kind == PartKind.SUBJECT)
    points = case.allegation_set.all() if in_full else case.allegation_set.filter(about=part.person_id)
    findings = "\n".join(_finding(case, point, instance) for point in points)
    if not in_full:
        return {"findings": findings}
    actions = list(decision.actions.all())
    for action in actions:
        action.case = case
    done = "\n".join(_action(action) for action in actions)
    reasons = decision.council_reasons or decision.reasons
    return {"findings": findings, "reasons": reasons, "actions": done or "Nothing further was decided."}


def _finding(case, point, instance):
    point.case = case
    found = point.get_appeal_finding_display() if instance.is_appeal else point.get_finding_display()
    reasons = point.appeal_reasons if instance.is_appeal else point.reasons
    return f"Point {point.number}: {found}. {reasons}".strip()


def _action(action):
    due = f", by {uk_date_words(action.due)}" if action.due else ""
    return f"{action.words} ({action.who}{due})" if action.who else f"{action.words}{due}"
