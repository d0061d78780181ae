"""Who may open the pages on which e-mails become entries: clerks, and nobody else."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.requests_log.makers import make_decided, make_draft

SUBJECT = "The verge at Mill Lane again"


def draft(world):
    return {"pk": make_draft(world.council, subject=SUBJECT).pk}


def entry(world):
    return {"pk": make_decided(world.council, world.councillor, world.clerk).pk}


def listed(world):
    draft(world)
    return {}


ROWS = [
    Page("requests_log:new-from-email", ACT_OF_CLERKS),
    Page("requests_log:answer-from-email", ACT_OF_CLERKS, entry),
    Page("requests_log:wordings", FOR_CLERKS, secret="Wording of answers"),
    Page("requests_log:wording", FOR_CLERKS, lambda world: {"outcome": "refer"}, secret="What can stand in braces"),
    Page("requests_log:note", FOR_CLERKS, secret="What was asked, as far as you remember"),
    Page("requests_log:drafts", FOR_CLERKS, listed, secret=SUBJECT),
    Page("requests_log:draft", FOR_CLERKS, draft, secret=SUBJECT),
    Page("requests_log:draft-answer", FOR_CLERKS, draft, secret=SUBJECT),
    Page("requests_log:draft-discard", FOR_CLERKS, draft, secret=SUBJECT),
]
