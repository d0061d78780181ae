"""From the bytes of a text file to its text."""

from councils.decoding import decoded, is_binary
from protocols.parsing.model import Warning_

# What a file that is no text begins with, and what a clerk would call it.
SIGNATURES = (
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word document or a ZIP file"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (.doc)"),
    (b"{\\rtf", "a rich text document (.rtf)"),
)
DAMAGED = "This file is damaged or is not text. Save the document again as plain text (UTF-8) and upload that."


class UnreadableFile(ValueError):
    """The file holds no text to read; the message is for a clerk and says what to do."""


def decode(data):
    """Return (text, warnings) of the bytes of a text file; raise UnreadableFile where they are no text."""
    if not data.strip():
        raise UnreadableFile("This file is empty. Choose the file that holds the protocol's text.")
    for signature, name in SIGNATURES:
        if data.startswith(signature):
            raise UnreadableFile(
                f"This file is {name}, whatever its name says. "
                "Choose the original document, or save its text as a .txt file."
            )
    text, warnings = _decoded(data)
    if not text.strip():
        raise UnreadableFile("This file is empty. Choose the file that holds the protocol's text.")
    if is_binary(text):
        raise UnreadableFile(DAMAGED)
    return text, warnings


def _decoded(data):
    try:
        text, encoding = decoded(data)
    except UnicodeDecodeError:
        raise UnreadableFile(DAMAGED) from None
    if encoding == "cp1252":
        return text, [Warning_(1, "The text was read as Windows-1252: check quotation marks and dashes.")]
    return text, []
