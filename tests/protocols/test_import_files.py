"""Files of every kind through the upload page, and what is refused there: plainly, and without a trace."""

import io
import tempfile
import zipfile

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command

from protocols.models import OriginalFile, Protocol, Version
from tests.makers import client_of
from tests.protocols.layouts import SECTIONS
from tests.protocols.makers import TEXT
from tests.protocols.test_pages import errors, kept, soup, upload
from tests.protocols.test_readers_pages import blank_pages, saved, typeset
from tests.protocols.word_files import changed, line_by_line, structured

WEB_PAGE = f"<!doctype html><title>Ours</title><body><main>{TEXT.replace(chr(10), '<br>')}</main></body>"
KINDS = {
    "protocol.docx": lambda: line_by_line(TEXT),
    "protocol.pdf": lambda: typeset(TEXT),
    "protocol.html": WEB_PAGE.encode,
    "protocol.txt": TEXT.encode,
    "misnamed.txt": lambda: line_by_line(TEXT),
}


@pytest.mark.parametrize(("name", "make"), KINDS.items())
def test_each_kind_of_file_becomes_the_same_draft_and_is_kept_byte_for_byte(council, clerk, name, make):
    content = make()
    data = kept(soup(upload(clerk, content, name)))
    client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data)
    version = Version.objects.get()
    assert [clause.ref for clause in version.clauses.order_by("position")] == ["1.1", "1.2", "2.1", "2.2", "2.2", "2.3"]
    assert bytes(version.original.content) == content
    assert version.file_name == name


def test_each_clause_knows_its_line_in_the_text_as_it_was_read(council, clerk):
    data = kept(soup(upload(clerk, structured(SECTIONS, "Protocol"), "ours.docx")))
    client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data)
    lines = OriginalFile.objects.get().text.split("\n")
    clause = Version.objects.get().clauses.get(ref="2.2")
    assert clause.text[:40] in lines[clause.line - 1]


def test_the_file_of_a_preview_that_came_with_a_path_is_not_kept(council, clerk):
    data = kept(soup(upload(clerk, TEXT.encode()))) | {"file_name": "../../etc/passwd"}
    client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data)
    assert not Protocol.objects.exists()


def test_a_path_in_front_of_a_file_name_is_left_out(council, clerk):
    page = soup(upload(clerk, TEXT.encode(), "..\\..\\secret\\ours.txt"))
    assert kept(page)["file_name"] == "ours.txt"


def bomb():
    return changed(line_by_line("x"), "word/media.xml", lambda content: b"0" * 60_000_000)


def with_entities():
    def change(content):
        declared = b'<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        end = content.index(b"?>") + 2
        return content[:end] + declared + content[end:].replace(b"x</w:t>", b"&b;</w:t>")

    return changed(line_by_line("x"), "word/document.xml", change)


def with_macros():
    return changed(line_by_line("x"), "word/vbaProject.bin", lambda content: b"macro")


def encrypted():
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(typeset(TEXT)))
    writer.encrypt("secret", algorithm="RC4-128")
    return saved(writer)


def archive_of_paths():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("../../etc/passwd", "x")
    return stream.getvalue()


HOSTILE = {
    "zip bomb": (bomb, "unpacks to far more"),
    "XML entities": (with_entities, "damaged"),
    "macros": (with_macros, "macros"),
    "2,000 pages": (lambda: saved(blank_pages(2000)), "pages. Upload the protocol"),
    "encrypted": (encrypted, "password"),
    "scan": (lambda: saved(blank_pages(2)), "scan"),
    "archive": (archive_of_paths, "ZIP file"),
    "20 MB": (lambda: b"%PDF-1.7" + b"0" * 20_000_000, "larger than 5 MB"),
    "4 MB of text": (lambda: b"1.1 words\n" * 400_000, "larger than 1 MB"),
    "NUL": (lambda: "1. A\n1.1 b\0c".encode("utf-16"), ""),
}


@pytest.mark.parametrize(("make", "said"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_plainly_and_leaves_nothing_behind(council, clerk, make, said, tmp_path, monkeypatch):
    content = make()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    page = soup(upload(clerk, content, "protocol.docx"))
    if said:
        assert said in errors(page)[0]
    assert not Protocol.objects.exists()
    assert not list(tmp_path.iterdir())


def test_a_name_that_is_too_long_and_text_with_hidden_characters_are_kept_safely(council, clerk):
    content = TEXT.replace("courtesy", "cour\0tesy").encode("utf-16")
    data = kept(soup(upload(clerk, content, "x" * 180 + ".txt")))
    client_of(clerk).post(f"/{council.slug}/protocols/import/keep/", data)
    assert "cour\ufffdtesy" in Version.objects.get().clauses.get(ref="2.3").text


def test_the_commands_take_the_same_kinds(council, tmp_path, capsys):
    path = tmp_path / "ours.docx"
    path.write_bytes(line_by_line(TEXT))
    call_command("parse_protocol", path)
    assert '"ref": "2.3"' in capsys.readouterr().out
    call_command("import_protocol", path, council=council.slug)
    assert Version.objects.get().clauses.count() == 6


def test_a_file_of_nothing_but_the_largest_size_is_not_lost_on_the_way(council, clerk):
    file = SimpleUploadedFile("ours.txt", b"x" * 5 * 1024 * 1024)
    page = soup(client_of(clerk).post(f"/{council.slug}/protocols/import/", {"file": file, "pasted": ""}))
    assert "larger than 1 MB" in errors(page)[0]
