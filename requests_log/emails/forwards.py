"""An e-mail that is forwarded inside the words of another, as Outlook, Gmail and Apple Mail write it."""

import re

from .headers import addresses_in
from .model import Address, Email, clean, one_line
from .moments import written_moment

LABELS = {
    "from": "from",
    "sent": "date",
    "date": "date",
    "received": "date",
    "to": "to",
    "cc": "cc",
    "copy": "cc",
    "bcc": "bcc",
    "subject": "subject",
    "reply-to": "",
    "importance": "",
    "attachments": "",
    "sensitivity": "",
}
_LABEL = re.compile(rf"^\*?({'|'.join(LABELS)}):\*?[ \t]*(.*)$", re.IGNORECASE)
# What mail programs write above a forwarded e-mail; Outlook writes nothing, or a line, above an answered one as well.
_MARK = re.compile(r"^[ >]*(?:-{2,} ?forwarded message ?-{2,}|begin forwarded message:)[ ]*$", re.IGNORECASE)
_FORWARDING = re.compile(r"^(?:fw|fwd|wg|tr)\s*:", re.IGNORECASE)
_MAILTO = re.compile(r"[\[<(]mailto:([^\]>)]+)[\]>)]", re.IGNORECASE)
_BARE = re.compile(r"^(?P<name>[^<>@]*?)\s*[\[(<]?(?P<address>[^\s<>@\[\]()]+@[^\s<>@\[\]()]+)[\])>]?$")
# Forwarded e-mails inside one another that are followed.
DEEPEST = 5
MOST_LINES = 25


def forwarded_in(subject, words, depth=0):
    """The e-mail that is forwarded in these words, as an Email, or None.

    A thread that is merely quoted below an answer is none: its sender is not who asks.
    """
    lines = words.split("\n")
    marked = next((number for number, line in enumerate(lines) if _MARK.match(line)), None)
    if marked is not None:
        return read_block(_unquoted(lines[marked + 1 :]), depth)
    if not _FORWARDING.match(subject):
        return None
    return next((found for at in _from_lines(lines) if (found := read_block(_unquoted(lines[at:]), depth))), None)


def _from_lines(lines):
    return [number for number, line in enumerate(lines) if re.match(r"^[ >]*\*?from:", line, re.IGNORECASE)]


def _unquoted(lines):
    """Without the “>” that some programs put before each line of a forwarded e-mail."""
    first = next((line for line in lines if line.strip()), "")
    return [re.sub(r"^ ?> ?", "", line) for line in lines] if first.lstrip().startswith(">") else lines


def read_block(lines, depth=0):
    """The Email whose headers these lines begin with, and whose words follow after them; None where they do not."""
    values, rest = _labelled(lines)
    if "from" not in values or not {"date", "to", "subject"}.intersection(values):
        return None
    sender = next(iter(_people(values["from"])), None)
    subject, words = one_line(values.get("subject", "")), clean("\n".join(rest))
    return Email(
        sender=sender,
        sent_at=written_moment(values["date"]) if "date" in values else None,
        subject=subject,
        words=words,
        to=_people(values.get("to", "")),
        copies=_people(values.get("cc", "")),
        blind_copies=_people(values.get("bcc", "")),
        original=forwarded_in(subject, words, depth + 1) if depth < DEEPEST else None,
    )


def _labelled(lines):
    """({label: value}, the lines after them); a long value may go on on the next line."""
    values, label, taken = {}, None, next((number for number, line in enumerate(lines) if line.strip()), 0)
    for line in lines[taken : taken + MOST_LINES]:
        found = _LABEL.match(line.strip())
        if found and LABELS[found[1].lower()] not in values:
            label = LABELS[found[1].lower()]
            values[label] = found[2]
        elif not line.strip() or label is None:
            break
        else:
            values[label] += f" {line.strip()}"
        taken += 1
    return values, lines[taken:]


def _people(value):
    """The people of a line: “Maya Osei <clerk@…>; Tom Fenwick”, with or without addresses."""
    value = _MAILTO.sub(r"<\1>", one_line(value))
    if ";" not in value and value.count("@") > 1:
        return tuple(addresses_in(value))
    parts = value.split(";") if ";" in value or "@" in value else _names(value)
    return tuple(_person(part.strip()) for part in parts if part.strip())


def _names(value):
    """“Dave Tasker, Maya Osei” is two names, “Tasker, Dave” is one."""
    names = value.split(",")
    return names if all(" " in name.strip() for name in names) else [value]


def _person(part):
    bare = _BARE.match(part)
    if bare:
        return Address(bare["name"].strip(" \"'"), bare["address"])
    found = addresses_in(part)
    return found[0] if len(found) == 1 else Address(part.strip("\"'"), "")
