"""The two times that a case is heard: by the panel, and on appeal. The same acts under other names and clocks."""

from dataclasses import dataclass

from grievances.models import AdoptedProcedure
from grievances.workflow import Mark, PartKind


@dataclass(frozen=True)
class Instance:
    """Its steps in the table, and the part and marks that go with it."""

    is_appeal: bool
    sits: PartKind
    name_panel: str
    declare: str
    invite: str
    postpone: str
    hold: str
    decide: str
    recommend: str
    adopt: str
    outside: Mark
    named: Mark
    invited: Mark
    heard: Mark
    # What is undone when the panel can sit no longer: it is named again, and hears again.
    of_panel: frozenset

    def panel_of(self, case):
        """The panel that sits now, or None."""
        return case.panel_set.filter(is_appeal=self.is_appeal, replaced_at=None).first()


FIRST = Instance(
    is_appeal=False,
    sits=PartKind.PANEL,
    name_panel="name-panel",
    declare="declare-interest",
    invite="invite",
    postpone="postpone",
    hold="hold-hearing",
    decide="decide",
    recommend="recommend",
    adopt="adopt-recommendation",
    outside=Mark.OUTSIDE_PANEL,
    named=Mark.PANEL_NAMED,
    invited=Mark.INVITED,
    heard=Mark.HEARD,
    of_panel=frozenset({Mark.PANEL_NAMED, Mark.INVITED, Mark.POSTPONED, Mark.HEARD}),
)
APPEAL = Instance(
    is_appeal=True,
    sits=PartKind.APPEAL_PANEL,
    name_panel="name-appeal-panel",
    declare="declare-appeal-interest",
    invite="invite-appeal",
    postpone="postpone-appeal",
    hold="hold-appeal",
    decide="decide-appeal",
    recommend="recommend-on-appeal",
    adopt="adopt-on-appeal",
    outside=Mark.OUTSIDE_APPEAL_PANEL,
    named=Mark.APPEAL_PANEL_NAMED,
    invited=Mark.APPEAL_INVITED,
    heard=Mark.APPEAL_HEARD,
    of_panel=frozenset({Mark.APPEAL_PANEL_NAMED, Mark.APPEAL_INVITED, Mark.APPEAL_POSTPONED, Mark.APPEAL_HEARD}),
)


def procedure_of(case):
    """The procedure that the case stays with; the model figures where the council had adopted none."""
    return case.procedure or AdoptedProcedure(council=case.council)
