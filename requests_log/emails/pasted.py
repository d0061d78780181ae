"""An e-mail that somebody copied out of a mail program and pasted."""

import re

from .forwards import read_block
from .model import LONGEST_WORDS, Email, UnreadableEmail, clean
from .reading import read_email

# A header that only the source of a message has.
_SOURCE = re.compile(r"^(?:mime-version|received|return-path|message-id|content-type):", re.IGNORECASE | re.MULTILINE)
NO_HEADERS = "No sender and no date were found in what you pasted. Fill them in."


def read_pasted(text):
    """The Email in pasted text, be it the source or what stands on the screen. Raises UnreadableEmail for nothing."""
    text = clean(text)[:LONGEST_WORDS]
    if not text.strip():
        raise UnreadableEmail("Nothing was pasted.")
    text = text.lstrip("\n")
    if _SOURCE.search(text.partition("\n\n")[0]):
        return read_email(text.encode("utf-8", "replace"))
    return read_block(text.split("\n")) or Email(words=text, notes=(NO_HEADERS,))
