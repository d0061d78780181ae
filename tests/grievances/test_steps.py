"""Every stage × step × part: what the table allows works, and all else answers 404, 403 or 409 and changes nothing."""

import pytest
from django.core.exceptions import PermissionDenied

from councils.errors import Overtaken
from councils.models import Event, OutboxMail
from grievances import services
from grievances.models import Grievance
from grievances.views.acts import ACTS
from grievances.workflow import OPEN, STEPS, Kind, PartKind, Stage, State, open_steps, why_not
from tests.grievances.makers import make_case, part, put
from tests.makers import make_member

STAGES = sorted(OPEN | {Stage.CLOSED})
KINDS = (Kind.GRIEVANCE, Kind.CONCERN, Kind.CONDUCT)
NO_FORMAL = {Stage.FORMAL, Stage.DECIDED, Stage.APPEAL}


def possible(kind, stage):
    """Whether a case of a kind can be in a stage at all."""
    own = {Stage.FIRST_CONTACT: {Kind.CONCERN}, Stage.REFERRAL: {Kind.CONDUCT}}.get(stage, set(KINDS))
    return kind in own and not (kind == Kind.CONDUCT and stage in NO_FORMAL)


STATES = [(kind, stage) for kind in KINDS for stage in STAGES if possible(kind, stage)]


def test_every_step_has_its_act_and_every_act_its_step():
    assert set(ACTS) == set(STEPS)


def test_no_step_leads_a_complaint_about_a_councillor_to_a_formal_stage():
    assert not [step.name for step in STEPS.values() if Kind.CONDUCT in step.kinds and step.to in NO_FORMAL]


@pytest.mark.parametrize("word", ["sanction", "ban", "warning", "restrict", "suspend"])
def test_no_step_offers_a_sanction_on_anybody(word):
    assert not [step.name for step in STEPS.values() if word in f"{step.name} {step.act} {step.done}".lower().split()]


@pytest.fixture
def case(council, clerk, officer):
    return make_case(council, officer)


@pytest.fixture
def actor(council):
    return make_member(council, "Lena Brook")


@pytest.mark.parametrize(("kind", "stage"), STATES)
def test_what_the_table_does_not_allow_is_refused_and_changes_nothing(case, actor, kind, stage):
    own = {
        kind_of_part: part(case, kind_of_part, actor) for kind_of_part in PartKind if kind_of_part != PartKind.HANDLER
    }
    before = (Event.objects.count(), OutboxMail.objects.count())
    for step in STEPS.values():
        put(case, kind=kind, stage=stage, marks=step.needs)
        for kind_of_part, held in own.items():
            if why_not(step, case.state, {kind_of_part}):
                with pytest.raises((PermissionDenied, Overtaken)):
                    services.require(case, step.name, [held])
            else:
                assert step in open_steps(case.state, {kind_of_part})
    assert (Event.objects.count(), OutboxMail.objects.count()) == before


@pytest.mark.parametrize("step", STEPS.values(), ids=lambda step: step.name)
def test_what_the_table_allows_moves_the_case_once(case, clerk, actor, step):
    kind = sorted(step.kinds)[0]
    stage = next(stage for stage in STAGES if stage in step.stages and possible(kind, stage))
    kind_of_part = sorted(step.by)[0]
    if kind_of_part == PartKind.HANDLER:
        own = list(case.parts.filter(person=clerk))
    else:
        own = [part(case, kind_of_part, actor)]
    put(case, kind=kind, stage=stage, marks=step.needs)
    seen, events = case.revision, Event.objects.filter(stream=case.stream).count()
    facts = {"outcome": "settled"} if step.to == Stage.CLOSED else {}
    if step.name == "reopen":
        facts = {"to": case.closed_in}
    services.take_step(case, step.name, parts=own, seen=seen, **facts)
    moved = Grievance.objects.get(pk=case.pk)
    assert moved.stage == (step.to or facts.get("to") or stage)
    assert set(moved.marks) == (step.needs | step.gives) - step.clears
    assert Event.objects.filter(stream=case.stream).count() == events + 1
    with pytest.raises((Overtaken, PermissionDenied)):
        services.take_step(case, step.name, parts=own, seen=seen, **facts)


def test_an_unknown_state_opens_no_step():
    assert not open_steps(State(Kind.GRIEVANCE, Stage.DRAFT), set(PartKind))
