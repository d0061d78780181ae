"""What is kept of whom with protocols, for the pages on data protection."""

from councils.data_kept import UNCHANGED, Kept

KEPT = (
    Kept(
        "Who has confirmed to have read which version, when, and a question or reservation that was stated",
        "Councillors and employees",
        "To show that the protocol is known to those whom it binds",
        "The person, the Clerk and deputies",
        UNCHANGED,
    ),
)
