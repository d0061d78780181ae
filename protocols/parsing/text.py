"""From the bytes of a text file to its text."""

import codecs

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
BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
SAMPLE = 4096
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
    if _is_binary(text):
        raise UnreadableFile(DAMAGED)
    return text, warnings


def _decoded(data):
    encoding = next((name for bom, name in BOMS if data.startswith(bom)), None) or _utf16_without_bom(data)
    if encoding:
        try:
            return data.decode(encoding), []
        except UnicodeDecodeError:
            raise UnreadableFile(DAMAGED) from None
    if b"\0" in data:
        raise UnreadableFile(DAMAGED)
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        # the five bytes that Windows-1252 leaves undefined become replacement marks, which is_binary counts
        text = data.decode("cp1252", errors="replace")
        return text, [Warning_(1, "The text was read as Windows-1252: check quotation marks and dashes.")]


def _utf16_without_bom(data):
    """The byte order of UTF-16, told by where the zero bytes of plain English letters stand."""
    sample = data[: SAMPLE * 2]
    half = len(sample) // 2
    if half < 4 or len(data) % 2:
        return None
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd > 0.4 and even < 0.1:
        return "utf-16-le"
    if even > 0.4 and odd < 0.1:
        return "utf-16-be"
    return None


def _is_binary(text):
    sample = text[:SAMPLE]
    strange = sum(not (char.isprintable() or char.isspace() or char in "\xad\u200b\ufeff\u200d") for char in sample)
    return strange + sample.count("\ufffd") > max(2, len(sample) // 50)
