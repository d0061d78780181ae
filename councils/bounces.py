"""Reading the reports that mail servers send back (RFC 3464). Pure: bytes in, what they say out."""

import re
from dataclasses import dataclass
from email import message_from_bytes, policy
from uuid import UUID

OUR_ID = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@")
LONGEST_REASON = 200


@dataclass(frozen=True)
class Bounce:
    """The notice that came back, and why in the server's words."""

    notice: UUID
    reason: str


def read_report(content):
    """The Bounce that a mail reports, or None: another mail, a mere delay, or about a message that is not ours."""
    report = message_from_bytes(content, policy=policy.default)
    fields = [
        block
        for part in report.walk()
        if part.get_content_type() == "message/delivery-status"
        for block in _blocks(part)
    ]
    failed = next((block for block in fields if block.get("Action", "").strip().lower() == "failed"), None)
    notice = next(filter(None, map(_our_id, report.walk())), None)
    if failed is None or notice is None:
        return None
    reason = " ".join((failed.get("Diagnostic-Code") or failed.get("Status") or "").split())
    return Bounce(notice, reason[:LONGEST_REASON])


def _blocks(part):
    payload = part.get_payload()
    return payload if isinstance(payload, list) else []


def _our_id(part):
    """The id of our message in the copy of it, or of its head, that the report carries."""
    kind = part.get_content_type()
    if kind == "message/rfc822":
        text = str(part.get_payload(0).get("Message-ID", ""))
    elif kind == "text/rfc822-headers":
        text = next((line for line in part.get_content().splitlines() if line.lower().startswith("message-id:")), "")
    else:
        return None
    found = OUR_ID.search(text)
    return found and UUID(found[1])
