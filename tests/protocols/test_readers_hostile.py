"""Files that would do harm or hold no protocol: a plain refusal within seconds that says what to do."""

import io
import zipfile

import docx
import pytest

from protocols.parsing import UnreadableFile
from protocols.readers import read
from tests.protocols.word_files import changed, line_by_line, saved

WORD = line_by_line("1. Roles\n1.1 The council decides.")
TYPES = "[Content_Types].xml"
DOCUMENT = "word/document.xml"


def zipped(parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()


def refusal(data, name="protocol.docx"):
    with pytest.raises(UnreadableFile) as error:
        read(name, data)
    message = str(error.value)
    assert message.endswith(".")
    assert "Traceback" not in message
    return message


@pytest.mark.parametrize(
    "name", ["../protocol.docx", "/etc/passwd", "C:\\temp\\a.docx", "a\0.docx", "..", "", "a\n.txt"]
)
def test_path_in_a_file_name_is_refused(name):
    assert "name" in refusal(WORD, name)


@pytest.mark.parametrize("name", ["protocol.txt", "protocol", "picture.png", "protocol.pdf"])
def test_kind_is_told_by_the_content_and_not_by_the_name(name):
    assert read(name, WORD)[0] == "1. Roles\n1.1 The council decides.\n"


@pytest.mark.parametrize("name", ["protocol.exe", "Protocol.EXE", "protocol.docx.bat", "protocol.js", "protocol.apk"])
def test_a_program_is_no_protocol_whatever_is_in_it(name):
    assert "program" in refusal(b"1. Roles\n1.1 The council decides what it does, and nobody else.\n", name)


@pytest.mark.parametrize("data", [b"MZ\x90\0 and words of its own", b"\x7fELF\1\1", b"#!/bin/sh\necho 1"])
def test_a_program_is_told_by_its_first_bytes_too(data):
    assert "program" in refusal(data, "protocol.txt")


def test_text_is_read_as_text_whatever_it_is_called():
    assert read("protocol.docx", "1. Rôles\n".encode("cp1252"))[0] == "1. Rôles\n"


def test_zip_bomb_is_refused():
    bomb = changed(WORD, DOCUMENT, lambda _: b"<w:document>" + b" " * 60_000_000)
    assert "far more than a protocol" in refusal(bomb)


def test_bomb_in_a_part_that_is_not_needed_is_refused():
    assert "far more" in refusal(changed(WORD, "word/media/image1.png", lambda _: b"\0" * 50_000_000))


def test_bomb_that_lies_about_its_size_is_refused():
    data = bytearray(changed(WORD, DOCUMENT, lambda _: b"<w:document>" + b" " * 30_000_000))
    size = (30_000_012).to_bytes(4, "little")
    assert data.count(size) == 2
    assert refusal(bytes(data).replace(size, (1000).to_bytes(4, "little")))


def test_thousands_of_parts_are_refused():
    assert "far more" in refusal(zipped({TYPES: "<Types/>", **{f"word/{n}.xml": "" for n in range(4000)}}))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><w:document>&b;</w:document>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document>&b;</w:document>',
        b'<!DOCTYPE a [<!ENTITY b "' + b"x" * 10_000 + b'">]><w:document>' + b"&b;" * 10_000 + b"</w:document>",
        b"<w:document><w:body>",
        b"",
        b"\0\1\2",
    ],
    ids=["entity", "outer entity", "many entities", "cut off", "empty", "bytes"],
)
def test_xml_with_entities_or_broken_is_refused(content):
    assert "damaged" in refusal(changed(WORD, DOCUMENT, lambda _: content))


def test_deeply_nested_xml_is_refused():
    deep = b"<w:document>" + b"<a>" * 100_000 + b"</a>" * 100_000 + b"</w:document>"
    assert "damaged" in refusal(changed(WORD, DOCUMENT, lambda _: deep))


def test_macros_are_refused():
    assert "macros" in refusal(changed(WORD, "word/vbaProject.bin", lambda _: b"x"))
    main = b"wordprocessingml.document.main"
    assert "macros" in refusal(
        changed(WORD, TYPES, lambda old: old.replace(main, b"wordprocessingml.macroEnabled.main"))
    )


def test_other_archives_are_refused_by_name():
    assert "ZIP file" in refusal(zipped({"readme.txt": "hello"}))
    assert "no Word document" in refusal(zipped({TYPES: "<Types/>", "xl/workbook.xml": "<a/>"}))


@pytest.mark.parametrize("cut", [10, 100, 2000])
def test_archive_that_is_cut_off_is_refused(cut):
    assert "damaged" in refusal(WORD[:cut])


def test_document_without_text_is_refused():
    assert "no text" in refusal(saved(docx.Document()))


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"\x89PNG\r\n\x1a\n\0\0", "picture"),
        (b"{\\rtf1\\ansi hello}", "rich text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "old Word document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "password"),
        (b"a" * (20 * 1024 * 1024 + 1), "20 MB"),
    ],
)
def test_files_of_other_kinds_are_refused_with_what_to_do(data, words):
    assert words in refusal(data, "protocol.txt")
