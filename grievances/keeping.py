"""How long a case is kept, by its outcome. Pure.

No statute fixes it (docs/decisions/0008-default-limits.md). What can lead to a claim, or has its sequel elsewhere, is
kept long; what was withdrawn, unfounded or settled in talks is not.
"""

from datetime import timedelta

from grievances.workflow import Outcome, Stage

LONG, SHORT = "keep_case_long", "keep_case"
# Those who were in a case are told so long before it is erased, and nothing is erased earlier.
NOTICE = timedelta(days=28)
DRAFT_KEPT_FOR = timedelta(days=90)
DRAFT_NOTICE = timedelta(days=14)

KEPT_LONG = frozenset({Outcome.APPEAL_DECIDED, Outcome.SETTLED, Outcome.REFERRED})
FOUNDED = frozenset({"upheld", "partly"})


def limit_for(outcome, closed_in, findings):
    """The name of the limit. `findings` are those on every point, of the panel and on appeal."""
    appealed = closed_in == Stage.APPEAL
    founded = not FOUNDED.isdisjoint(findings)
    return LONG if outcome in KEPT_LONG or appealed or founded else SHORT
