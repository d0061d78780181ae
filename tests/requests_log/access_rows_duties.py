"""Who may open the pages of duties, meetings and interests: clerks, and a councillor to declare an own interest."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.makers import full_council, make_group
from tests.requests_log.access_rows_own import FOR_COUNCILLORS
from tests.requests_log.duty_makers import (
    WHAT,
    make_documents_decided,
    make_duty,
    make_given,
    make_held,
    make_interest,
    make_meeting,
)
from tests.requests_log.makers import make_entry

FILE, NATURE = "The file on the lease", "My sister is the tenant"


def entry(world):
    return {"pk": make_entry(world.council, world.councillor, world.clerk).pk}


def given(world):
    group = make_group(world.council, "Residents", world.councillor)
    make_group(world.council, "Forward", world.clerk)
    return {"pk": make_given(world.council, world.councillor, world.clerk, group).entry_id}


def documents(world):
    duty = make_duty(world.council, world.councillor, world.clerk, "document")
    return {"pk": make_documents_decided(duty, world.clerk).entry_id}


def held(world):
    return {"pk": make_held(world.council, world.councillor, world.clerk).entry_id}


def interest(world):
    found = make_entry(world.council, world.councillor, world.clerk)
    return {"pk": found.pk, "interest": make_interest(found, world.clerk).pk}


def meeting(world):
    return {"pk": make_meeting(world.council, world.clerk).pk}


def of_kind(kind, make):
    return lambda world: make(world) | {"kind": kind}


def nothing(make):
    def args(world):
        make(world)
        return {}

    return args


def rename_body(world):
    """A body whose name nobody guesses, with a meeting."""
    body = full_council(world.council)
    body.name = "Meeting of the moot"
    body.save()
    return meeting(world)


ROWS = [
    Page("requests_log:duties", FOR_CLERKS, nothing(held), secret="Held against Full council"),
    Page("requests_log:duty", FOR_CLERKS, of_kind("documents", documents), secret=FILE),
    Page("requests_log:duty-open", ACT_OF_CLERKS, of_kind("agenda", entry), method="post", data={"rule": "media"}),
    Page("requests_log:duty-reopen", ACT_OF_CLERKS, of_kind("documents", documents), method="post", data={"seen": "2"}),
    Page("requests_log:duty-drop", FOR_CLERKS, of_kind("parity", given), secret="Why is it not needed?"),
    Page("requests_log:duty-given", FOR_CLERKS, given, secret=WHAT),
    Page("requests_log:duty-tell", FOR_CLERKS, given, secret=WHAT),
    Page("requests_log:duty-same", FOR_CLERKS, given, secret="The same as another group was given"),
    Page("requests_log:duty-documents", FOR_CLERKS, documents, secret=FILE),
    Page("requests_log:duty-meeting", FOR_CLERKS, held, secret="Put it off to another meeting"),
    Page("requests_log:duty-papers", FOR_CLERKS, held, secret="Are there papers?"),
    Page("requests_log:duty-take", ACT_OF_CLERKS, held, method="post", data={"seen": "1"}),
    Page("requests_log:duty-refuse", FOR_CLERKS, held, secret="On which ground?"),
    Page("requests_log:meetings", FOR_CLERKS, nothing(rename_body), secret="Meeting of the moot"),
    Page("requests_log:meeting", FOR_CLERKS, rename_body, secret="Meeting of the moot"),
    Page("requests_log:meeting-add", FOR_CLERKS, secret="Which body?"),
    Page("requests_log:meeting-move", FOR_CLERKS, meeting, secret="To which day?"),
    Page("requests_log:meeting-call-off", FOR_CLERKS, meeting, secret="Call it off"),
    Page("requests_log:interest-record", FOR_CLERKS, entry, secret="What was declared?"),
    Page("requests_log:interest-withdraw", FOR_CLERKS, interest, secret=NATURE),
    Page("requests_log:interest-declare", FOR_COUNCILLORS, entry, secret="What was declared?"),
]
