"""Who may open what the Clerk confirms of a version: clerks and nobody else."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.protocols.access_rows import adopted, draft

SAYING = "A councillor must not seek to instruct any employee."


def question(world):
    return adopted(world) | {"question": "officer_title"}


ROWS = [
    Page("protocols:rules", FOR_CLERKS, draft, secret=SAYING),
    Page("protocols:rules", ACT_OF_CLERKS, adopted, method="post"),
    Page("protocols:read-again", ACT_OF_CLERKS, adopted, method="post"),
    Page("protocols:gaps", FOR_CLERKS, adopted, secret="clear days"),
    Page("protocols:answers", FOR_CLERKS, adopted, secret="It is kept by the Clerk."),
    Page("protocols:answers", ACT_OF_CLERKS, adopted, method="post"),
    Page("protocols:answer", FOR_CLERKS, question),
    Page("protocols:use-answers", FOR_CLERKS, adopted),
]
