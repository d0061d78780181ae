"""What is read out of an e-mail."""

from dataclasses import dataclass
from datetime import datetime

# Bytes: 20 MB of attachments take up 27 MB on their way.
LARGEST_EMAIL = 40 * 1024 * 1024
# Characters of words that are kept of one e-mail; a longer one is cut, which its notes say.
LONGEST_WORDS = 200_000
# What no text of ours holds: control characters, apart from tab and line feed.
CONTROL = dict.fromkeys((*range(9), 11, 12, *range(14, 32), 127))


class UnreadableEmail(ValueError):
    """The message is one plain sentence that says what to do."""


@dataclass(frozen=True)
class Address:
    """One person or mailbox; either half may be empty."""

    name: str
    address: str

    def __str__(self):
        return f"{self.name} <{self.address}>" if self.name and self.address else self.name or self.address


@dataclass(frozen=True)
class Attachment:
    """`size` is in bytes."""

    name: str
    size: int


@dataclass(frozen=True)
class Email:
    """`sent_at` is a moment in London, or None where no date could be read.

    `words` are all words, with what is quoted and signed: requests_log.rules.letters tells these apart. `original` is
    the e-mail that this one forwards, with its own sender and date. `automatic` is "reply" for what a machine answered
    (out of office, a report of failure), "notice" for what else a machine sent, else "". `delivered_to` is whom the
    mail server delivered it to. `notes` say in sentences what the reader of the e-mail should know.
    """

    sender: Address | None = None
    sent_at: datetime | None = None
    subject: str = ""
    words: str = ""
    to: tuple[Address, ...] = ()
    copies: tuple[Address, ...] = ()
    blind_copies: tuple[Address, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    message_id: str = ""
    original: "Email | None" = None
    automatic: str = ""
    delivered_to: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def chain(self):
        """This e-mail, the one that it forwards, the one that that forwards, and so on."""
        found = self
        while found is not None:
            yield found
            found = found.original


def clean(text):
    """Text with plain line ends and without control characters, spaces at line ends and empty lines at either end."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(CONTROL)
    lines = [line.rstrip() for line in text.replace("\N{NO-BREAK SPACE}", " ").split("\n")]
    return "\n".join(lines).strip("\n")


def one_line(text):
    return " ".join(text.translate(CONTROL).split())
