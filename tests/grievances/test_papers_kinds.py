"""A file is what its content says; what could do something by itself is not taken."""

import struct

import pytest

from grievances.papers.kinds import LARGEST, FileKind, judge, safe_name
from grievances.papers.unfit import UnfitFile
from tests.grievances.papers import (
    a_pdf,
    a_picture,
    a_word_document,
    an_archive,
    an_email,
    with_part,
)

BOMB = b"\0" * (2 * 1024 * 1024)
HUGE_PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000)


@pytest.mark.parametrize(
    ("name", "data", "kind", "kept_as"),
    [
        ("diary.pdf", a_pdf(), FileKind.PDF, "diary.pdf"),
        ("locked.PDF", a_pdf(password="secret"), FileKind.PDF, "locked.pdf"),
        ("diary.docx", a_word_document(), FileKind.WORD, "diary.docx"),
        ("photo.jpeg", a_picture("JPEG"), FileKind.PICTURE, "photo.jpeg.jpg"),
        ("screen.png", a_picture(), FileKind.PICTURE, "screen.png"),
        ("mail.eml", an_email(a_pdf()), FileKind.EMAIL, "mail.eml"),
        ("notes", "Café, 5 May".encode("cp1252"), FileKind.TEXT, "notes.txt"),
        ("page.html", b"<script>alert(1)</script>", FileKind.TEXT, "page.html.txt"),
        ("run.bat", b"del *.*\r\n", FileKind.TEXT, "run.bat.txt"),
        ("call.m4a", b"\0\0\0\x20ftypM4A " + b"\0" * 40, FileKind.RECORDING, "call.m4a"),
        ("holiday.pdf", a_picture(), FileKind.PICTURE, "holiday.pdf.png"),
    ],
)
def test_a_file_is_what_its_content_says(name, data, kind, kept_as):
    assert judge(name, data) == (kind, kept_as)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b"a" * (LARGEST + 1), "larger than 10 MB"),
        (b"MZ\x90\0\x03" + b"\0" * 60, "kind of file is not taken"),
        (b"\x7fELF\x02\x01" + b"\0" * 60, "kind of file is not taken"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old or a protected Office document"),
        (an_archive(), "ZIP archive"),
        (with_part(a_word_document(), "word/vbaProject.bin"), "macros"),
        (with_part(a_word_document(), "word/embeddings/oleObject1.bin"), "Another file is within"),
        (with_part(a_word_document(), "word/extra.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "damaged"),
        (with_part(a_word_document(), "word/extra.xml", BOMB), "unpacks to far more"),
        (a_word_document()[:2000], "damaged"),
        (a_pdf(opens_with={"/S": "/JavaScript", "/JS": "app.alert(1)"}), "holds a script"),
        (a_pdf(attached=b"inner"), "another file"),
        (a_pdf(opens_with={"/S": "/Launch", "/F": "calc.exe"}), "holds a script"),
        (a_pdf()[:40], "damaged"),
        (HUGE_PNG, "far larger than any camera"),
        (a_picture() + an_archive(), "hidden in this one"),
        (a_picture("GIF") + b"%PDF-1.4", "hidden in this one"),
        (an_email(b"MZ\x90\0\x03" + b"\0" * 60, "invoice.pdf"), "attached to this e-mail"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_not_fit_is_refused_with_the_reason(data, why):
    with pytest.raises(UnfitFile, match=why):
        judge("evidence.pdf", data)


@pytest.mark.parametrize(
    ("name", "kept_as"),
    [
        ("../../etc/passwd", "passwd.txt"),
        ("C:\\Users\\ada\\diary.txt", "diary.txt"),
        ("a\u202egnp.exe", "a_gnp.exe.txt"),
        ('x"\r\nSet-Cookie: a=b', "x___Set-Cookie_ a_b.txt"),
        ("...", "paper.txt"),
        ("long" * 100, "long" * 30 + ".txt"),
    ],
)
def test_a_name_is_made_safe(name, kept_as):
    assert safe_name(name, "txt") == kept_as
