"""From bytes to text: every encoding that a clerk's computer writes, and a plain refusal of what is no text."""

import codecs

import pytest

from protocols.parsing import UnreadableFile, decode

TEXT = "1. Rôles – “who does what”\n1.1 The Clerk’s duties cost £5.\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        TEXT.encode("utf-8-sig"),
        TEXT.encode("utf-16"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
        TEXT.encode("utf-16-le"),
        TEXT.encode("utf-16-be"),
        TEXT.encode("utf-32"),
    ],
    ids=["utf-8", "utf-8 with mark", "utf-16", "utf-16-be with mark", "utf-16-le", "utf-16-be", "utf-32"],
)
def test_unicode_is_read_without_a_warning(data):
    assert decode(data) == (TEXT, [])


def test_windows_1252_is_read_with_a_warning():
    text, warnings = decode(TEXT.encode("cp1252"))
    assert text == TEXT
    assert "Windows-1252" in warnings[0].message


@pytest.mark.parametrize("data", [b"", b"  \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE])
def test_empty_file_is_refused(data):
    with pytest.raises(UnreadableFile, match="is empty"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "a picture"),
        (b"\xff\xd8\xff\xe0\0\x10JFIF", "a picture"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"PK\x03\x04\x14\0", "a Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word document"),
        (b"{\\rtf1\\ansi", "a rich text document"),
    ],
)
def test_file_of_another_kind_is_named(data, name):
    with pytest.raises(UnreadableFile, match=name):
        decode(data)


@pytest.mark.parametrize(
    "data", [b"text\0with\0zeros and more", bytes(range(256)) * 8, b"\0" * 50, b"\xff\xfe\x00\xd8a"]
)
def test_bytes_that_are_no_text_are_refused_with_what_to_do(data):
    with pytest.raises(UnreadableFile, match="plain text"):
        decode(data)
