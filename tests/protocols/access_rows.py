"""Who may open the pages of protocols: anybody reads what was adopted, only clerks see drafts."""

from tests.access_table import (
    ACT_OF_CLERKS,
    FOR_CLERKS,
    FOR_THE_COUNCIL,
    OUTSIDER,
    PUBLIC,
    SIGN_IN,
    SIGNED_OUT,
    STRANGER,
    Page,
    outcomes,
)
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


def two_versions(world):
    first = make_adopted(world.council)
    make_adopted(world.council, adopted="2024-05-14", protocol=first.protocol)
    return {"protocol": first.protocol.slug}


def only_a_draft(world):
    return {"protocol": make_draft(world.council).protocol.slug}


CONFIRMED = dict.fromkeys(FOR_THE_COUNCIL, 302) | {STRANGER: 404, OUTSIDER: 404}

ROWS = [
    Page("protocols:list", PUBLIC),
    Page("protocols:protocol", PUBLIC, protocol_in_force, secret=SAYING),
    Page("protocols:version", PUBLIC, adopted, secret=SAYING),
    Page("protocols:version", DRAFT, draft, secret=SAYING),
    Page("protocols:compare", PUBLIC, two_versions, secret="compared"),
    Page("protocols:compare", DRAFT, only_a_draft),
    Page("protocols:compare-document", PUBLIC, two_versions),
    Page("protocols:as-at", PUBLIC, protocol_in_force),
    Page("protocols:as-at", DRAFT, only_a_draft),
    Page("protocols:confirm", CONFIRMED | {SIGNED_OUT: SIGN_IN}, adopted, method="post", data={"understood": "on"}),
    Page("protocols:register", FOR_CLERKS, protocol_in_force, secret="Village warden"),
    Page("protocols:remind", ACT_OF_CLERKS, protocol_in_force, method="post"),
    Page("protocols:register-csv", FOR_CLERKS, protocol_in_force, secret="Village warden"),
    Page("protocols:import", FOR_CLERKS),
    Page("protocols:amend", FOR_CLERKS),
    Page("protocols:keep", ACT_OF_CLERKS, method="post"),
    Page("protocols:adopt", FOR_CLERKS, draft),
    Page("protocols:discard", FOR_CLERKS, draft),
    Page("protocols:review", FOR_CLERKS, adopted),
    Page("protocols:rules", FOR_CLERKS, adopted),
    Page("protocols:rule", FOR_CLERKS, rule),
]
