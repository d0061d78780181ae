"""Who may open the pages of the register: clerks, and nobody else."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.requests_log.makers import make_answered, make_entry

SUBJECT = "The verge at Mill Lane again"


def entry(world):
    return {"pk": make_entry(world.council, world.councillor, world.clerk, subject=SUBJECT).pk}


def answered(world):
    return {"pk": make_answered(world.council, world.councillor, world.clerk, subject=SUBJECT).pk}


def listed(world):
    entry(world)
    return {}


ROWS = [
    Page("requests_log:list", FOR_CLERKS, listed, secret=SUBJECT),
    Page("requests_log:recheck-all", FOR_CLERKS, secret="Check the whole register again?"),
    Page("requests_log:rules", FOR_CLERKS, secret="Speaking to the media"),
    Page("requests_log:rule", FOR_CLERKS, lambda world: {"rule": "media"}, secret="Check this rule"),
    Page("requests_log:new", FOR_CLERKS, secret="In what capacity?"),
    Page("requests_log:detail", FOR_CLERKS, entry, secret=SUBJECT),
    Page("requests_log:correct", FOR_CLERKS, entry, secret=SUBJECT),
    Page("requests_log:decide", FOR_CLERKS, entry, method="post", data={"seen": "0"}),
    Page("requests_log:answer", FOR_CLERKS, entry, method="post", data={"seen": "0"}),
    Page("requests_log:extend", FOR_CLERKS, entry),
    Page("requests_log:pause", FOR_CLERKS, entry),
    Page("requests_log:reopen", FOR_CLERKS, answered, secret="Open the request again"),
    Page("requests_log:time-spent", FOR_CLERKS, entry, secret="Minutes spent"),
    Page("requests_log:acknowledge", ACT_OF_CLERKS, entry, method="post", data={"seen": "0"}),
    Page("requests_log:resume", ACT_OF_CLERKS, entry, method="post", data={"seen": "0"}),
    Page("requests_log:recheck", ACT_OF_CLERKS, entry, method="post", data={"seen": "0"}),
]
