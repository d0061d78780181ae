"""Who may open a councillor's own requests: the councillor who made them."""

from tests.access_table import COUNCILLOR, SIGN_IN, Page, outcomes
from tests.requests_log.access_rows import SUBJECT, answered, entry, listed

FOR_COUNCILLORS = outcomes(signed_out=SIGN_IN, strangers=404, people=403, clerks=403) | {COUNCILLOR: 200}

ROWS = [
    Page("requests_log:mine", FOR_COUNCILLORS, listed, secret=SUBJECT),
    Page("requests_log:follow-up", FOR_COUNCILLORS, answered, secret="Your question"),
    Page("requests_log:own", FOR_COUNCILLORS, entry, secret=SUBJECT),
]
