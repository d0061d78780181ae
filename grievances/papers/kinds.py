"""What a file is, told by its content. Pure: only what is on this list is kept, and its name ends as its content is.

Nothing of it is ever run or shown by us; but whoever takes it away will open it, so what could do something by itself
on that computer is refused: programs, macros, scripts in PDF files, pages of a web site, files within files.
"""

import io
import re
import zipfile
from email import policy
from email.parser import BytesParser

from grievances.papers.pdfs import inspect_pdf
from grievances.papers.pictures import is_too_large
from grievances.papers.unfit import UnfitFile
from grievances.papers.zipped import office_ending
from grievances.workflow.kinds import Labelled

LARGEST = 10 * 1024 * 1024  # bytes
MOST_ATTACHED = 30
LONGEST_NAME = 120


class FileKind(Labelled):
    PDF = "pdf", "PDF"
    WORD = "word", "Word document"
    OFFICE = "office", "Spreadsheet, slides or other office document"
    TEXT = "text", "Text"
    EMAIL = "email", "E-mail"
    PICTURE = "picture", "Picture"
    PHOTO = "photo", "Photograph of a phone"
    RECORDING = "recording", "Recording"


# (kind, ending, what the file begins with, and at which byte)
BEGINNINGS = (
    (FileKind.PDF, "pdf", b"%PDF-", 0),
    (FileKind.PICTURE, "png", b"\x89PNG\r\n\x1a\n", 0),
    (FileKind.PICTURE, "jpg", b"\xff\xd8\xff", 0),
    (FileKind.PICTURE, "gif", b"GIF8", 0),
    (FileKind.PHOTO, "heic", b"ftyphei", 4),
    (FileKind.PHOTO, "heic", b"ftypmif1", 4),
    (FileKind.RECORDING, "m4a", b"ftypM4A", 4),
    (FileKind.RECORDING, "mp4", b"ftyp", 4),
    (FileKind.RECORDING, "mp3", b"ID3", 0),
    (FileKind.RECORDING, "mp3", b"\xff\xfb", 0),
    (FileKind.RECORDING, "wav", b"WAVE", 8),
    (FileKind.RECORDING, "ogg", b"OggS", 0),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]{1,40}:[ \t][^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){3,}")
MAIL_HEADERS = re.compile(rb"^(?:from|received|return-path|message-id):", re.I | re.M)
CONTROLS = re.compile("[\x00-\x08\x0b\x0e-\x1f]")


def judge(name, data):
    """(FileKind, a safe name) of an upload. Raises UnfitFile, which says why and what to do instead."""
    if not data:
        raise UnfitFile("This file is empty.")
    if len(data) > LARGEST:
        raise UnfitFile(f"This file is larger than {LARGEST // 1024 // 1024} MB. Split it, or hand it over otherwise.")
    kind, ending = _kind(data)
    _refuse_two_in_one(kind, data)
    return kind, safe_name(name, ending)


def _kind(data):
    for kind, ending, beginning, place in BEGINNINGS:
        if data[place : place + len(beginning)] == beginning:
            _look_into(kind, data)
            return kind, ending
    if data.startswith(b"PK"):
        ending = office_ending(data)
        return (FileKind.WORD if ending == "docx" else FileKind.OFFICE), ending
    if data.startswith(OLD_OFFICE):
        raise UnfitFile(
            "This is an old or a protected Office document, or an Outlook message. Save it as .docx, .eml or PDF."
        )
    return _mail_or_text(data)


def _look_into(kind, data):
    if kind == FileKind.PDF:
        inspect_pdf(data)
    if kind == FileKind.PICTURE and is_too_large(data):
        raise UnfitFile("This picture is damaged, or far larger than any camera makes. Save it smaller.")


def _mail_or_text(data):
    if HEADERS.match(data) and MAIL_HEADERS.search(data[:20_000]):
        _look_into_mail(data)
        return FileKind.EMAIL, "eml"
    text = decoded(data)
    if text is None or CONTROLS.search(text):
        raise UnfitFile(
            "This kind of file is not taken. Hand in PDF, Word, pictures, text, e-mails (.eml) or recordings."
        )
    return FileKind.TEXT, "txt"


def decoded(data):
    """The text of some bytes as Windows or the web write it, or None."""
    for encoding in ("utf-8-sig", "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "cp1252"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None


def _look_into_mail(data):
    """What is attached has to be fit itself."""
    parts = [part for part in BytesParser(policy=policy.default).parsebytes(data).walk() if not part.is_multipart()]
    if len(parts) > MOST_ATTACHED:
        raise UnfitFile(f"This e-mail has more than {MOST_ATTACHED} parts. Hand in what matters as files of their own.")
    for part in parts:
        content = part.get_payload(decode=True) or b""
        if part.get_content_maintype() != "text" and content:
            try:
                _kind(content)
            except UnfitFile as unfit:
                raise UnfitFile(f"Something is attached to this e-mail that cannot be taken. {unfit}") from None


def _refuse_two_in_one(kind, data):
    """Files that are two things at once deceive whoever looks at one of them."""
    hidden_pdf = kind != FileKind.PDF and kind != FileKind.EMAIL and b"%PDF-" in data[:1024]
    office = kind in (FileKind.WORD, FileKind.OFFICE)
    if hidden_pdf or (not office and zipfile.is_zipfile(io.BytesIO(data))):
        raise UnfitFile("Another file is hidden in this one. Print it to a PDF, and hand that in.")


def safe_name(name, ending):
    """A name without a path, without signs that a computer reads otherwise, and with the ending of what it is."""
    base = re.split(r"[/\\]", name)[-1]
    stem = re.sub(rf"\.{ending}\Z", "", base, flags=re.I)
    plain = re.sub(r"\s+", " ", re.sub(r"[^\w .()-]", "_", stem))[:LONGEST_NAME].strip(" .")
    return f"{plain or 'paper'}.{ending}"
