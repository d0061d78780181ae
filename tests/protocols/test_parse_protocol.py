"""manage.py parse_protocol: JSON on standard output and nothing else, problems on standard error."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.protocols.parsing_checks import DOCUMENTS
from tests.protocols.word_files import line_by_line

MANAGE = Path(__file__).resolve().parents[2] / "manage.py"


def parse_protocol(path):
    return subprocess.run(
        [sys.executable, MANAGE, "parse_protocol", path], capture_output=True, check=False, timeout=60
    )


def test_structure_is_printed_as_json():
    result = parse_protocol(DOCUMENTS[0].with_name("parts.txt"))
    assert (result.returncode, result.stderr) == (0, b"")
    data = json.loads(result.stdout)
    assert list(data)[:3] == ["title", "council", "adopted"]
    assert len(data["sections"]) > 2


def test_word_document_is_read_too(tmp_path):
    path = tmp_path / "protocol.docx"
    path.write_bytes(line_by_line("1. Roles\n1.1 The council decides."))
    assert json.loads(parse_protocol(path).stdout)["sections"][0]["heading"] == "Roles"


@pytest.mark.parametrize("data", [b"", b"\x89PNG\r\n\x1a\n\0\0"])
def test_file_without_text_fails_with_a_sentence(tmp_path, data):
    path = tmp_path / "protocol.txt"
    path.write_bytes(data)
    result = parse_protocol(path)
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"This file is" in result.stderr
    assert b"Traceback" not in result.stderr


def test_missing_file_fails_with_a_sentence(tmp_path):
    result = parse_protocol(tmp_path / "none.txt")
    assert (result.returncode, result.stdout) == (1, b"")
    assert b"cannot be read" in result.stderr
