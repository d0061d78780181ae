"""Which kind of file it is, told by its content: what a file is called proves nothing."""

import re

from protocols.parsing import UnreadableFile, decode
from protocols.readers import pages, web, word

LARGEST = 20 * 1024 * 1024  # bytes
_HTML = re.compile(
    r"\s*(?:<!--.*?-->\s*|<\?xml[^>]*>\s*){0,5}<(?:!doctype\s+html|html|head|body|main|article|h[1-3])\b", re.I | re.S
)
# What runs when it is opened is no protocol, whatever is in it.
_PROGRAM = re.compile(
    r"\.(?:app|bat|cmd|com|dll|exe|jar|jse?|msi|pif|ps1|reg|scr|sh|vbe?|vbs|wsf)\s*$|\.(?:dmg|iso|apk)\s*$", re.I
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RUNS = (b"MZ", b"\x7fELF", b"#!/")
_SAVE_AS_WORD = "Open it, save it as a Word document (.docx) and upload that."


def read(name, data):
    """Return (text, warnings) of a file; raise UnreadableFile, with what to do, where it cannot or must not be read.

    The lines of the warnings are those of the text. `name` is what the browser calls the file: a path in it is refused.
    """
    if not name or re.search(r"[/\\\x00-\x1f]", name) or name in (".", ".."):
        raise UnreadableFile("The file's name holds a path. Rename the file and upload it again.")
    if _PROGRAM.search(name) or data.startswith(_RUNS):
        raise UnreadableFile("This file is a program and not a document. Choose the file that holds the protocol.")
    if len(data) > LARGEST:
        raise UnreadableFile("This file is larger than 20 MB. Upload the protocol alone, without pictures.")
    return _reader(data)(data)


def _reader(data):
    if data.startswith(b"PK"):
        return word.read
    if b"%PDF-" in data[:1024]:
        return pages.read
    if data.startswith(_OLD_OFFICE):
        raise UnreadableFile(_old_office(data))
    if data.startswith(b"{\\rtf"):
        raise UnreadableFile(f"This is a rich text document (.rtf). {_SAVE_AS_WORD}")
    return _web_or_text


def _old_office(data):
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "This document is protected by a password. Save it without one and upload it again."
    return f"This is an old Word document (.doc). {_SAVE_AS_WORD}"


def _web_or_text(data):
    text, warnings = decode(data)
    if _HTML.match(text[:4096].lstrip("\ufeff")):
        return web.read(data)
    return text, warnings
