"""Reading an e-mail from its source, whoever wrote it and however badly."""

import re
from email import message_from_bytes
from email.policy import compat32

from .bodies import words_of
from .forwards import forwarded_in
from .headers import Headers
from .model import LARGEST_EMAIL, Email, UnreadableEmail
from .moments import sent_moment

# Parts are split line by line at every boundary that is open: many of them, and one e-mail would take minutes.
MOST_BOUNDARIES = 60
OUTLOOK_ITEM = bytes.fromhex("d0cf11e0a1b11ae1")
NAMES = ("from", "date", "subject", "message-id", "received", "to", "return-path")
DELIVERED = ("x-original-to", "delivered-to", "envelope-to", "x-envelope-to")
# Messages attached to messages that are read.
DEEPEST = 5

TOO_LARGE = f"The e-mail is larger than {LARGEST_EMAIL // 1024 // 1024} MB. Paste its words instead."
NO_EMAIL = "This is not an e-mail: it has no sender, date or subject. Save the e-mail as .eml, or paste its words."
OUTLOOK = "This is an Outlook item (.msg). Save it as .eml, or copy the e-mail in Outlook and paste it."
NESTED = "The e-mail is made of too many parts, one inside the other. Paste its words instead."


def read_email(content):
    """The Email in the bytes of a message. Raises UnreadableEmail with a sentence that says what to do."""
    if len(content) > LARGEST_EMAIL:
        raise UnreadableEmail(TOO_LARGE)
    if content.startswith(OUTLOOK_ITEM):
        raise UnreadableEmail(OUTLOOK)
    content = content.removeprefix(b"\xef\xbb\xbf").replace(b"\0", b"").lstrip()
    if not content:
        raise UnreadableEmail("The e-mail is empty.")
    if len(re.findall(rb"(?i)\bboundary\s*=", content)) > MOST_BOUNDARIES:
        raise UnreadableEmail(NESTED)
    try:
        return _read(message_from_bytes(content, policy=compat32), 0)
    except RecursionError:
        raise UnreadableEmail(NESTED) from None


def _read(message, depth):
    headers = Headers(message)
    if not any(name in headers for name in NAMES):
        raise UnreadableEmail(NO_EMAIL)
    words, found = words_of(message)
    subject = headers.text("subject")
    return Email(
        sender=next(iter(headers.addresses("from", "sender")), None),
        sent_at=sent_moment(headers.first("date"), headers.all("received")),
        subject=subject,
        words=words,
        to=headers.addresses("to"),
        copies=headers.addresses("cc"),
        blind_copies=headers.addresses("bcc"),
        attachments=tuple(found.attachments),
        message_id=headers.first("message-id"),
        original=_original(found.forwarded, depth) or forwarded_in(subject, words),
        automatic=_automatic(message, headers),
        delivered_to=tuple(address.address.lower() for address in headers.addresses(*DELIVERED)),
        notes=tuple(found.notes),
    )


def _original(forwarded, depth):
    """The first message that is attached whole and can be read."""
    for message in forwarded if depth < DEEPEST else ():
        try:
            return _read(message, depth + 1)
        except UnreadableEmail:
            continue
    return None


def _automatic(message, headers):
    """RFC 3834: what a machine answered, and what else one sent."""
    said = headers.first("auto-submitted").lower().partition(";")[0].strip()
    precedence = headers.first("precedence").lower()
    if said == "auto-replied" or precedence == "auto_reply" or "x-autoreply" in headers:
        return "reply"
    if message.get_content_type() == "multipart/report" or headers.first("return-path") == "<>":
        return "reply"
    return "notice" if said not in ("", "no") or precedence in ("bulk", "junk", "list") else ""
