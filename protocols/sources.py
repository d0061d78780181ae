"""From a file as a council has it to the protocol in it. Pure."""

import re
from dataclasses import dataclass, replace

from protocols import readers
from protocols.output import again
from protocols.parsing import Parsed, UnreadableFile

LARGEST_FILE = 5 * 1024 * 1024  # bytes
LARGEST_TEXT = 1024 * 1024  # characters
FILE_TOO_LARGE = "The file is larger than 5 MB. Choose the protocol alone, without pictures"
TEXT_TOO_LARGE = "The text is larger than 1 MB, which no protocol is. Check that you chose the right file"
NOTHING_FOUND = "No clause was found in this text. Check that it is the protocol itself and not a list of contents"
# Fewer words are a slip and no protocol.
FEWEST_WORDS = 8
TOO_SHORT = "There are only a few words in this. Check that you chose the file that holds the protocol"
PASTED = "pasted text"


@dataclass(frozen=True)
class Source:
    """A file that was read: `text` is what its reader made of it, and the lines of warnings are lines of that."""

    name: str
    data: bytes
    text: str
    parsed: Parsed

    @property
    def lines(self):
        return lines_of(self.text)


def lines_of(text):
    """The text by lines, of which the first is line 1 of clauses and warnings."""
    return re.split(r"\r\n|\r|\n", text)


def read_source(name, data):
    """The Source of a file's bytes. UnreadableFile says to a clerk what is wrong with it and what to do."""
    if len(data) > LARGEST_FILE:
        raise UnreadableFile(FILE_TOO_LARGE)
    text, warnings = readers.read(name, data)
    if len(text) > LARGEST_TEXT:
        raise UnreadableFile(TEXT_TOO_LARGE)
    text = _storable(text)
    if len(text.split()) < FEWEST_WORDS:
        raise UnreadableFile(TOO_SHORT)
    parsed = again.read(text)
    if not any(section.clauses for section in parsed.sections):
        raise UnreadableFile(NOTHING_FOUND)
    return Source(name, data, text, replace(parsed, warnings=[*warnings, *parsed.warnings]))


def safe_name(name):
    """A file's name without anything that a computer might take for more than a name."""
    return re.sub(r"[^\w .()-]", "_", name).strip(" .") or "protocol"


def _storable(text):
    """Without what no database keeps: NUL, and halves of a pair, as damaged files hold them."""
    return text.replace("\0", "\ufffd").encode("utf-8", "replace").decode()
