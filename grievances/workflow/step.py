"""One row of the table of steps."""

from dataclasses import dataclass

from grievances.workflow.kinds import OPEN, Kind, Mark, PartKind, Stage

ANY_KIND = frozenset({Kind.GRIEVANCE, Kind.CONCERN, Kind.CONDUCT})
ANY_OPEN = OPEN
NOBODY = frozenset()


@dataclass(frozen=True)
class Step:
    """`name` is the last part of its address, `act` the words on its button, `done` those of the timeline.

    `by` are the parts that may take it. It needs the case in one of `stages`, with all marks in `needs` and none in
    `unless`. It moves the case to `to`, sets `gives` and takes away `clears`. `starts` and `ends` are the limits of
    councils/profile.py that begin or are met with it. `tells` are the parts that get a notice; whoever acts gets none.
    `known_to` are the parts whose timeline shows it, beside whoever acted and the handler.
    """

    name: str
    act: str
    done: str
    by: frozenset[PartKind]
    stages: frozenset[Stage] = ANY_OPEN
    kinds: frozenset[Kind] = ANY_KIND
    needs: frozenset[Mark] = frozenset()
    unless: frozenset[Mark] = frozenset()
    to: Stage | None = None
    gives: frozenset[Mark] = frozenset()
    clears: frozenset[Mark] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    tells: frozenset[PartKind] = NOBODY
    known_to: frozenset[PartKind] = NOBODY
    # Cannot be taken back: the page says so and the button warns.
    is_final: bool = False
    # Beside the way of the case: pages show it below what comes next.
    is_aside: bool = False

    @property
    def can_be_reopened(self):
        """Closes the case, and not by the last word on an appeal."""
        return self.to == Stage.CLOSED and self.stages != {Stage.APPEAL}


def some(*members):
    return frozenset(members)


HANDLER = some(PartKind.HANDLER)
COMPLAINANT = some(PartKind.COMPLAINANT)
SUBJECT = some(PartKind.SUBJECT)
PARTIES = COMPLAINANT | SUBJECT
# Whoever brought it: an employee's or councillor's own complaint, or a councillor's concern, in which he is a witness.
BROUGHT_IT = COMPLAINANT | some(PartKind.RAISER)
