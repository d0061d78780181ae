"""Reading the folder into which the embedded default writes mails. Pure: paths in, plain words out."""

from dataclasses import dataclass
from email import errors, message_from_bytes, policy
from pathlib import Path

# Django's file backend ends each message with such a line.
END = b"\n" + b"-" * 79 + b"\n"
LONGEST_FILE = 1_000_000  # bytes


@dataclass(frozen=True)
class WrittenMail:
    to: str
    subject: str
    date: str
    text: str


def newest_files(folder):
    """The files that hold mails, the newest first; their names begin with date and time."""
    return sorted((path for path in Path(folder).glob("*.log") if path.is_file()), reverse=True)


def read_mails(path):
    """The WrittenMails of one file, the last first; what cannot be read as a mail is left out."""
    with path.open("rb") as file:
        pieces = file.read(LONGEST_FILE).split(END)
    return [mail for mail in map(_read, reversed(pieces)) if mail]


def _read(content):
    message = message_from_bytes(content.strip(), policy=policy.default)
    try:
        body = message.get_body(("plain",))
        text = body.get_content() if body else ""
        head = {name: str(message.get(name, "")) for name in ("to", "subject", "date")}
    except (LookupError, ValueError, KeyError, errors.MessageError):
        return None
    return WrittenMail(text=text, **head) if head["to"] else None
