"""Who can sit on a panel and who cannot, and which panel to propose. Pure.

Nobody judges his own cause, nobody sits alone, and an appeal is heard by other people wherever the council is big
enough (Acas Code of Practice 1 (2015), paragraph 27; LGA 1972 s.101: a body decides, never one councillor).
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from grievances.workflow.kinds import Labelled

# "Nobody sits alone", whatever quorum a council has adopted.
NOT_ALONE = 2


class Conflict(Labelled):
    """Why somebody cannot sit."""

    PARTY = "party", "is a party"
    WITNESS = "witness", "is a witness"
    INVESTIGATED = "investigated", "investigated it"
    HANDLED = "handled", "handles or handled it"
    MEDIATED = "mediated", "mediated"
    DECLARED = "declared", "declared an interest"
    CLOSE = "close", "is a close relation or friend of a party"
    LINE_MANAGER = "line_manager", "is line manager of a party"
    FIRST_PANEL = "first_panel", "sat on the first panel"
    NO_VOTE = "no_vote", "is co-opted without a vote"


class WayOut(StrEnum):
    """What can be done where no lawful panel can be made of the bench."""

    OTHER_BODY = "other_body"
    OVERRIDE = "override"
    OUTSIDE = "outside"
    OTHER_COUNCIL = "other_council"
    WHOLE_COUNCIL = "whole_council"


@dataclass(frozen=True)
class Candidate:
    """Somebody on the bench: a holder of a seat of the body. `is_head` marks the chair of the council."""

    key: object
    name: str = ""
    conflicts: frozenset[Conflict] = frozenset()
    is_head: bool = False

    @property
    def is_free(self):
        return not self.conflicts


@dataclass(frozen=True)
class Terms:
    """Size, quorum and reserves of a panel as the council adopted them.

    With `head_not_alone` the chair of the council does not preside, and sits only where the panel needs it.
    """

    size: int = 3
    quorum: int = 3
    reserves: int = 1
    head_not_alone: bool = True

    @property
    def least(self):
        return max(self.quorum, NOT_ALONE)

    @property
    def most(self):
        return max(self.size, self.least)


@dataclass(frozen=True)
class Bench:
    """A body and its seats, in the order of preference, as candidates for one panel under these terms."""

    seats: tuple[Candidate, ...]
    terms: Terms = Terms()
    key: object = None
    name: str = ""

    @property
    def free(self):
        """Those who can sit; the head of the council last where he should not stand out."""
        return sorted((seat for seat in self.seats if seat.is_free), key=partial(_stands_back, self.terms))

    @property
    def barred(self):
        return tuple(seat for seat in self.seats if not seat.is_free)


@dataclass(frozen=True)
class Proposal:
    """A panel to propose, the presiding member first; no members where none would be lawful.

    `leaves_appeal` says whether an untouched panel is left for an appeal; None where that was not asked.
    """

    members: tuple[Candidate, ...] = ()
    reserves: tuple[Candidate, ...] = ()
    barred: tuple[Candidate, ...] = ()
    leaves_appeal: bool | None = None
    ways_out: tuple[WayOut, ...] = ()

    @property
    def presiding(self):
        return self.members[0] if self.members else None


def can_preside(seat, terms):
    return not (seat.is_head and terms.head_not_alone)


def is_lawful(members, terms):
    """Whether these can be a panel: quorate, nobody alone, all free of conflict, and one of them can preside."""
    enough = terms.least <= len({seat.key for seat in members}) == len(members)
    free = all(seat.is_free for seat in members)
    return enough and free and any(can_preside(seat, terms) for seat in members)


def propose_panel(bench, *, appeals=(), whole_council=False):
    """The Proposal of a panel from a Bench.

    For a first panel `appeals` are the Benches from which one for an appeal could be drawn: of the panels that are
    lawful, the biggest that leaves one is proposed, else the biggest. For an appeal give none.
    """
    panels = [panel for panel in _panels(bench, appeals) if is_lawful(panel, bench.terms)]
    leaving = [panel for panel in panels if leaves_appeal(panel, appeals)]
    if not panels:
        return Proposal(barred=bench.barred, ways_out=_ways_out(bench, whole_council))
    members = _presiding_first((leaving or panels)[0], bench.terms)
    return Proposal(
        members=members,
        reserves=_reserves(bench, members, appeals),
        barred=bench.barred,
        leaves_appeal=bool(leaving) if appeals else None,
    )


def _panels(bench, appeals):
    """Panels from the full size down to the quorum that take as few as can be from each appeal.

    First those without the head of the council, then those in which the head spares somebody for the appeal.
    """
    free = bench.free
    by_appeal = [sorted(free, key=partial(_is_on, appeal)) for appeal in appeals] or [free]
    head_last = [sorted(order, key=partial(_stands_back, bench.terms)) for order in by_appeal]
    for size in range(min(bench.terms.most, len(free)), bench.terms.least - 1, -1):
        yield from (tuple(order[:size]) for order in (*head_last, *by_appeal))


def _is_on(bench, seat):
    return seat.key in {other.key for other in bench.free}


def _stands_back(terms, seat):
    return not can_preside(seat, terms)


def leaves_appeal(panel, appeals):
    """Whether a lawful panel of other people is left on one of the Benches."""
    sat = {seat.key for seat in panel}
    return any(is_lawful(_without(bench, sat), bench.terms) for bench in appeals)


def _without(bench, keys):
    return [seat for seat in bench.free if seat.key not in keys]


def _presiding_first(members, terms):
    return tuple(sorted(members, key=partial(_stands_back, terms)))


def _reserves(bench, members, appeals):
    """Those who are not needed for an appeal come first."""
    rest = _without(bench, {seat.key for seat in members})
    needed = {seat.key for appeal in appeals for seat in appeal.free}
    return tuple(sorted(rest, key=lambda seat: seat.key in needed)[: bench.terms.reserves])


def _ways_out(bench, whole_council):
    """An appeal may override that somebody sat on the first panel, and nothing else."""
    if whole_council:
        return (WayOut.WHOLE_COUNCIL, WayOut.OUTSIDE, WayOut.OTHER_COUNCIL)
    waived = [replace(seat, conflicts=seat.conflicts - {Conflict.FIRST_PANEL}) for seat in bench.seats]
    override = is_lawful([seat for seat in waived if seat.is_free], bench.terms)
    return (WayOut.OTHER_BODY, *([WayOut.OVERRIDE] * override), WayOut.OUTSIDE, WayOut.OTHER_COUNCIL)
