"""Who may open what waits for a second person: clerks here; members of a guarded body in test_second_person."""

from councils.models import Proposal
from tests.access_table import CLERK, DEPUTY, KINDS, SIGN_IN, SIGNED_OUT, Page
from tests.makers import make_person

FOR_CLERKS_ALONE = dict.fromkeys(KINDS, 404) | {SIGNED_OUT: SIGN_IN, CLERK: 200, DEPUTY: 200}


def waiting(world):
    nora = make_person(world.council, "Nora Quill", "councillor", contact_email="nora@example.org")
    return {"pk": Proposal.objects.create(council=world.council, act="invite", person=nora, by=world.clerk).pk}


ROWS = [
    Page("proposals", FOR_CLERKS_ALONE),
    Page("proposal", FOR_CLERKS_ALONE, waiting, secret="Nora Quill"),
]
