"""Who may open the pages on which a draft is mended: clerks and nobody else, for whom a draft is not there."""

from tests.access_table import ACT_OF_CLERKS, FOR_CLERKS, Page
from tests.protocols.access_rows import SAYING, draft
from tests.protocols.makers import make_draft


def place_of(version):
    return {"protocol": version.protocol.slug, "number": version.number}


def clause(world):
    version = make_draft(world.council)
    return place_of(version) | {"pk": version.clauses.get(ref="2.3").pk}


def section(world):
    version = make_draft(world.council)
    return place_of(version) | {"pk": version.sections.get(number="2").pk}


def warning(world):
    return draft(world) | {"index": 0}


def put_back(world):
    version = make_draft(world.council)
    row = version.taken_out.create(section=version.sections.first())
    return place_of(version) | {"pk": row.pk}


def act(world):
    return clause(world) | {"act": "up"}


SEEN = {"seen": 0}

ROWS = [
    Page("protocols:original", FOR_CLERKS, draft, secret=SAYING),
    Page("protocols:mend", FOR_CLERKS, draft, secret=SAYING),
    Page("protocols:tick", ACT_OF_CLERKS, warning, method="post"),
    Page("protocols:put-back", ACT_OF_CLERKS, put_back, method="post", data=SEEN),
    Page("protocols:section", FOR_CLERKS, section, secret="Who does what"),
    Page("protocols:join-section", ACT_OF_CLERKS, section, method="post", data=SEEN),
    Page("protocols:clause", FOR_CLERKS, clause, secret=SAYING),
    Page("protocols:split-clause", ACT_OF_CLERKS, clause, method="post", data={"split-seen": 0, "split-place": "1-0"}),
    Page("protocols:place-clause", ACT_OF_CLERKS, clause),
    Page("protocols:mend-clause", ACT_OF_CLERKS, act, method="post", data=SEEN),
]
