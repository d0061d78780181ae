"""The order of a case: which way it goes, who handles it, and which steps are open to whom. Pure.

`route` decides by matter and people; STEPS is the only place of order, and draws the buttons and guards the acts.
"""

from grievances.workflow.kinds import HARM, OPEN, Kind, Mark, Matter, Mediation, Outcome, PartKind, Stage
from grievances.workflow.mediation_steps import MEDIATION_STEPS
from grievances.workflow.people import WHOLE_COUNCIL, Procedure, Somebody
from grievances.workflow.routing import Route, route
from grievances.workflow.steps import STEPS, State, Step, Why, open_steps, why_not

__all__ = [
    "HARM",
    "MEDIATION_STEPS",
    "OPEN",
    "STEPS",
    "WHOLE_COUNCIL",
    "Kind",
    "Mark",
    "Matter",
    "Mediation",
    "Outcome",
    "PartKind",
    "Procedure",
    "Route",
    "Somebody",
    "Stage",
    "State",
    "Step",
    "Why",
    "open_steps",
    "route",
    "why_not",
]
