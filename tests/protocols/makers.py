"""A small protocol in the project's own words, as a draft and adopted."""

from protocols import services
from protocols.sources import read_source

TEXT = """Thornby Parish Council
Protocol for councillors and staff

Adopted: 4 May 2023
Next review: May 2024

1. Purpose
1.1 This protocol helps everybody to work well together.
1.2 It is kept by the Clerk.

2. Who does what
2.1 Councillors decide together what the council does.
2.2 A councillor must not seek to instruct any employee. Work is given out by the Clerk.
2.2 Anything wanted for an agenda is sent to the Clerk in good time.
2.3 Staff can expect:
a) courtesy;
b) to be left to do their work.
"""


def make_draft(council, text=TEXT, *, title="Protocol for councillors and staff", protocol=None, by=None):
    source = read_source("protocol.txt", text.encode())
    return services.import_version(council=council, source=source, title=title, protocol=protocol, by=by)


def make_adopted(council, text=TEXT, *, adopted="2023-05-04", next_review="", protocol=None, by=None):
    version = make_draft(council, text, protocol=protocol, by=by)
    services.adopt_version(version, adopted=adopted, minute_ref="45/23", next_review=next_review, by=by)
    return version
