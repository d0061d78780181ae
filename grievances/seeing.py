"""What each part sees of a case. Pure: the one table that pages, packs and exports ask."""

from enum import StrEnum

from grievances.workflow import PartKind


class Sight(StrEnum):
    STORY = "story"
    ALLEGATIONS = "allegations"
    PARTICULARS = "particulars"
    PEOPLE = "people"
    DEADLINES = "deadlines"
    MEDIATION = "mediation"
    HEARING = "hearing"
    DECISION = "decision"
    STAGE = "stage"
    # Every line of the timeline, not only those that the step says are known to the part.
    WHOLE_TIMELINE = "whole_timeline"
    # Every paper, not only those that were served on the part.
    ALL_PAPERS = "all_papers"
    ADVICE = "advice"
    LOOKS = "looks"


S = Sight
SEES = {
    PartKind.HANDLER: frozenset(Sight),
    PartKind.COMPLAINANT: frozenset(
        {S.STORY, S.ALLEGATIONS, S.PARTICULARS, S.PEOPLE, S.DEADLINES, S.MEDIATION, S.HEARING, S.DECISION, S.STAGE}
    ),
    # A councillor who raised a concern is a witness: his own words, no papers and no outcome.
    PartKind.RAISER: frozenset({S.STORY, S.MEDIATION}),
    PartKind.SUBJECT: frozenset({S.PARTICULARS, S.PEOPLE, S.DEADLINES, S.MEDIATION, S.HEARING, S.DECISION, S.STAGE}),
    PartKind.INVESTIGATOR: frozenset(
        {S.STORY, S.ALLEGATIONS, S.PARTICULARS, S.PEOPLE, S.DEADLINES, S.STAGE, S.ALL_PAPERS}
    ),
    PartKind.PANEL: frozenset(
        {S.STORY, S.ALLEGATIONS, S.PARTICULARS, S.PEOPLE, S.DEADLINES, S.HEARING, S.DECISION, S.STAGE}
    ),
    PartKind.APPEAL_PANEL: frozenset(
        {S.STORY, S.ALLEGATIONS, S.PARTICULARS, S.PEOPLE, S.DEADLINES, S.HEARING, S.DECISION, S.STAGE}
    ),
    PartKind.MINUTE_TAKER: frozenset({S.PEOPLE, S.HEARING}),
    PartKind.MEDIATOR: frozenset({S.MEDIATION}),
    PartKind.WITNESS: frozenset(),
    PartKind.COMPANION: frozenset({S.HEARING}),
}
# Members of a panel read nothing before they have declared their interests.
BEFORE_DECLARING = frozenset({S.PEOPLE, S.STAGE})


def seen_by(parts):
    """All that somebody with these Parts sees."""
    seen = frozenset()
    for part in parts:
        kind = PartKind(part.kind)
        waits = kind in (PartKind.PANEL, PartKind.APPEAL_PANEL) and part.declared_at is None
        seen |= BEFORE_DECLARING if waits else SEES[kind]
    return seen
