"""Who may open the authority register: clerks, and nobody else."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.requests_log.makers import make_authority, make_contact, make_entry

COVERS, MATTER = "The Clerk may spend up to £340.", "the keys of the pavilion"


def authority(world):
    return {"pk": make_authority(world.council, world.clerk, covers=COVERS).pk}


def contact(world):
    return {"pk": make_contact(world.council, world.clerk, world.councillor, world.officer, matter=MATTER).pk}


def entry_and_authority(world):
    entry = make_entry(world.council, world.councillor, world.clerk)
    return {"pk": entry.pk, "authority": authority(world)["pk"]}


def nothing(make):
    """A list has no address of its own for the row that is on it."""

    def args(world):
        make(world)
        return {}

    return args


ROWS = [
    Page("requests_log:authority-list", FOR_CLERKS, nothing(authority), secret=COVERS),
    Page("requests_log:authority-add", FOR_CLERKS),
    Page("requests_log:authority", FOR_CLERKS, authority, secret=COVERS),
    Page("requests_log:authority-end", FOR_CLERKS, authority, secret="Minute 45/26"),
    Page("requests_log:authority-correct", FOR_CLERKS, authority, secret=COVERS),
    Page("requests_log:use-authority", ACT_OF_CLERKS, entry_and_authority, method="post", data={"seen": "0"}),
    Page("requests_log:contact-list", FOR_CLERKS, nothing(contact), secret=MATTER),
    Page("requests_log:contact-add", FOR_CLERKS),
    Page("requests_log:contact", FOR_CLERKS, contact, secret=MATTER),
    Page("requests_log:contact-end", FOR_CLERKS, contact, secret=MATTER),
    Page("requests_log:contact-correct", FOR_CLERKS, contact, secret=MATTER),
]
