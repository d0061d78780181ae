"""Who may do what with papers, and at which stages. Pure.

Handing a paper in does not move a case, so these acts stand beside the table of steps: two people may hand in at the
same moment, and neither comes too late for it.
"""

from dataclasses import dataclass

from grievances.workflow import OPEN, PartKind, Stage, Why

PARTIES = frozenset({PartKind.COMPLAINANT, PartKind.SUBJECT})
HANDLER = frozenset({PartKind.HANDLER})
# What is said in mediation is kept nowhere, so nothing is handed in while it runs.
EXCHANGE = OPEN - {Stage.MEDIATION}
RAISED = frozenset(Stage) - {Stage.DRAFT}


@dataclass(frozen=True)
class PaperAct:
    by: frozenset
    stages: frozenset = EXCHANGE


READ = PaperAct(frozenset(PartKind), RAISED)
HAND_IN = PaperAct(PARTIES | HANDLER | {PartKind.INVESTIGATOR})
STATE = PaperAct(frozenset({PartKind.WITNESS, PartKind.RAISER}))
SERVE = PaperAct(HANDLER)
NAME_WITNESS = PaperAct(PARTIES | HANDLER)
ASK_WITNESS = PaperAct(HANDLER)
WRITE = PaperAct(HANDLER, RAISED)
PACK = PaperAct(HANDLER, RAISED)
ISSUE = PaperAct(HANDLER, frozenset({Stage.FORMAL, Stage.APPEAL}))
# On whom a paper can be served: a witness reads his own statement only, and whoever raised a concern is one.
SERVED_ON = PARTIES | {PartKind.PANEL, PartKind.APPEAL_PANEL}


def why_not(act, stage, parts):
    """None where somebody with these kinds of part may do it now, else a Why."""
    if act.by.isdisjoint(parts):
        return Why.NOT_YOURS
    return None if stage in act.stages else Why.NOT_NOW
