"""The table of steps: the only place of order. It draws the buttons, guards the acts and runs the clocks."""

from dataclasses import dataclass
from enum import Enum

from grievances.workflow import (
    appeal_steps,
    conduct_steps,
    formal_steps,
    informal_steps,
    keeping_steps,
    mediation_steps,
    running_steps,
)
from grievances.workflow.kinds import Kind, Mark, PartKind, Stage
from grievances.workflow.step import Step

TABLES = (running_steps, informal_steps, mediation_steps, formal_steps, appeal_steps, conduct_steps, keeping_steps)
HAND_OVER = "hand-over"
STEPS: dict[str, Step] = {step.name: step for table in TABLES for step in table.STEPS}


@dataclass(frozen=True)
class State:
    """Where a case stands: all that the table looks at."""

    kind: Kind
    stage: Stage
    marks: frozenset = frozenset()


class Why(Enum):
    """Why a step cannot be taken: it is not for somebody in these parts, or the case is not where it needs to be."""

    NOT_YOURS = "not yours"
    NOT_NOW = "not now"


def why_not(step, state, parts):
    """None where somebody with these parts may take the step now, else a Why. Nobody judges his own cause."""
    if Mark.HANDLER_OUT in state.marks and step.name != HAND_OVER:
        parts = set(parts) - {PartKind.HANDLER}
    if state.kind not in step.kinds or step.by.isdisjoint(parts):
        return Why.NOT_YOURS
    met = state.stage in step.stages and step.needs <= state.marks and step.unless.isdisjoint(state.marks)
    return None if met else Why.NOT_NOW


def open_steps(state, parts):
    """The steps that somebody with these parts may take now, in the order of the table."""
    return [step for step in STEPS.values() if why_not(step, state, parts) is None]
