"""Steps that decide how long a case is kept."""

from grievances.workflow.kinds import OPEN, Mark, Stage
from grievances.workflow.step import HANDLER, Step, some

RAISED = OPEN | {Stage.CLOSED}

STEPS = (
    Step(
        name="hold",
        act="Hold it: it must not be erased",
        done="Held: it is not erased until the hold is lifted",
        by=HANDLER,
        stages=RAISED,
        unless=some(Mark.HELD),
        gives=some(Mark.HELD),
        is_aside=True,
    ),
    Step(
        name="lift-hold",
        act="Lift the hold",
        done="The hold was lifted",
        by=HANDLER,
        stages=RAISED,
        needs=some(Mark.HELD),
        clears=some(Mark.HELD),
        is_aside=True,
    ),
)
