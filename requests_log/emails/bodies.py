"""The parts of an e-mail: its words in whichever form it brings them, what is attached, and what it forwards."""

from dataclasses import dataclass, field

from .headers import decoded, in_letters
from .html_text import text_of
from .invitations import invitation_words
from .model import LONGEST_WORDS, Attachment, UnreadableEmail, clean, one_line
from .winmail import NAMELESS, read_winmail

# Parts inside parts that are looked at, and parts in all.
DEEPEST, MOST_PARTS = 30, 500
# Bytes of one part's words that are read.
LONGEST_TEXT = 2 * 1024 * 1024
TNEF = ("application/ms-tnef", "application/vnd.ms-tnef")


@dataclass
class Found:
    """What comes to light beside the words; `forwarded` are messages that are attached whole."""

    attachments: list = field(default_factory=list)
    forwarded: list = field(default_factory=list)
    notes: list = field(default_factory=list)
    invitation: str = ""
    packed: str = ""
    parts: int = 0


def words_of(message):
    """(the words, Found) of a parsed message. Raises UnreadableEmail for one that is made of too many parts."""
    found = Found()
    words = _read(message, found, 0)
    words = clean(words) or clean(found.packed) or clean(found.invitation)
    if len(words) > LONGEST_WORDS:
        found.notes.append("The e-mail is very long: its end was left out.")
    return words[:LONGEST_WORDS], found


def _read(part, found, depth):
    found.parts += 1
    if depth > DEEPEST or found.parts > MOST_PARTS:
        raise UnreadableEmail("The e-mail is made of too many parts. Paste its words instead.")
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return _forwarded(part, found)
    if part.is_multipart():
        read = [(child.get_content_type(), _read(child, found, depth + 1)) for child in part.get_payload()]
        return _best(read) if kind == "multipart/alternative" else "\n\n".join(text for _, text in read if text.strip())
    if kind in TNEF or _name(part).lower() == "winmail.dat":
        return _unpack(part, found)
    if kind == "text/calendar":
        return _invited(part, found)
    if kind in ("text/plain", "text/html") and part.get_content_disposition() != "attachment":
        return text_of(_text(part)) if kind == "text/html" else _plain(part)
    found.attachments.append(Attachment(_name(part) or NAMELESS, _size(part)))
    return ""


def _best(read):
    """Of the same words in several forms, the plain one, unless it is empty."""
    said = [(kind, text) for kind, text in read if text.strip()]
    return next((text for kind, text in said if kind == "text/plain"), said[-1][1] if said else "")


def _forwarded(part, found):
    inner = part.get_payload()
    if isinstance(inner, list) and inner:
        found.forwarded.append(inner[0])
    return ""


def _unpack(part, found):
    unpacked = read_winmail(part.get_payload(decode=True) or b"")
    if unpacked is None:
        found.notes.append("A winmail.dat could not be read. Ask the sender for it in another form if it matters.")
        return ""
    text, html, attachments = unpacked
    found.attachments += attachments
    # Outlook sends the same words beside it as well: these are for when it did not.
    found.packed = found.packed or text or text_of(html)
    return ""


def _invited(part, found):
    about, description = invitation_words(_text(part))
    if about and not found.invitation:
        found.notes.append(f"It is a calendar invitation: {about}.")
        found.invitation = f"Invitation: {about}\n\n{description}".strip()
    return ""


def _plain(part):
    text = _text(part)
    if str(part.get_param("format", "")).lower() != "flowed":
        return text
    # RFC 3676: a space at the end of a line says that the paragraph goes on; "-- " begins the signature.
    return "".join(line if line.endswith(" ") and line != "-- " else f"{line}\n" for line in text.split("\n"))


def _text(part):
    raw = (part.get_payload(decode=True) or b"")[:LONGEST_TEXT]
    return in_letters(raw, _charset(part)).replace("\r\n", "\n")


def _charset(part):
    charset = part.get_param("charset", "utf-8")
    # A parameter may come in three parts (RFC 2231).
    return one_line(str(charset[2] if isinstance(charset, tuple) else charset)).strip("'\"") or "utf-8"


def _name(part):
    try:
        return one_line(decoded(part.get_filename("") or ""))[:200]
    except (ValueError, LookupError, TypeError):
        return ""


def _size(part):
    """Bytes, without unpacking what may be twenty megabytes."""
    payload = part.get_payload()
    if not isinstance(payload, str):
        return 0
    if str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64":
        signs = len(payload) - payload.count("\n") - payload.count("\r")
        return max(0, signs * 3 // 4 - payload[-4:].count("="))
    return len(payload)
