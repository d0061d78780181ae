"""Who may open the pages of protocols: anybody reads what was adopted, only clerks see drafts."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, PUBLIC, Page, outcomes
from tests.protocols.makers import make_adopted, make_draft

# A draft's address is the same as one that names nothing, signed in or not.
DRAFT = outcomes(signed_out=404, strangers=404, people=404, clerks=200)

SAYING = "left to do their work"


def adopted(world):
    version = make_adopted(world.council)
    return {"protocol": version.protocol.slug, "number": version.number}


def draft(world):
    version = make_draft(world.council)
    return {"protocol": version.protocol.slug, "number": version.number}


def protocol_in_force(world):
    return {"protocol": make_adopted(world.council).protocol.slug}


def rule(world):
    return adopted(world) | {"rule": "instructing_staff"}


ROWS = [
    Page("protocols:list", PUBLIC),
    Page("protocols:protocol", PUBLIC, protocol_in_force, secret=SAYING),
    Page("protocols:version", PUBLIC, adopted, secret=SAYING),
    Page("protocols:version", DRAFT, draft, secret=SAYING),
    Page("protocols:import", FOR_CLERKS),
    Page("protocols:keep", ACT_OF_CLERKS, method="post"),
    Page("protocols:adopt", FOR_CLERKS, draft),
    Page("protocols:discard", FOR_CLERKS, draft),
    Page("protocols:review", FOR_CLERKS, adopted),
    Page("protocols:rules", FOR_CLERKS, adopted),
    Page("protocols:rule", FOR_CLERKS, rule),
]
