"""The rules of the house that no linter knows."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = [
    "councils",
    "protocols",
    "requests_log",
    "grievances",
    "benchmarks",
    "protocol_site",
    "scripts",
    "static",
    "templates",
    "tests",
    ".ci",
    "deploy",
]
SUFFIXES = {".py", ".html", ".txt", ".js", ".scss", ".sh", ".svg", ""}
LONGEST_FILE = 250
LONGEST_FUNCTION = 25
LOCKS = [*sorted(ROOT.glob("requirements*.txt")), ROOT / "package-lock.json"]


def source_files(suffixes=SUFFIXES):
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            # Wordings and messages are lists of examples: data, one a line.
            written_by_hand = not {"migrations", "__pycache__", "wordings", "documents"}.intersection(path.parts)
            if path.is_file() and path.suffix in suffixes and written_by_hand:
                yield path


def docstring_lines(function):
    first = function.body[0]
    return first.end_lineno - first.lineno + 1 if ast.get_docstring(function) else 0


def long_functions(path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = node.end_lineno - node.lineno + 1 - docstring_lines(node)
            if lines > LONGEST_FUNCTION:
                yield f"{path.relative_to(ROOT)}:{node.lineno} {node.name} has {lines} lines"


def test_no_file_is_longer_than_one_can_keep_in_mind():
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in source_files()}
    assert lengths
    too_long = [f"{path.relative_to(ROOT)}: {n} lines" for path, n in lengths.items() if n > LONGEST_FILE]
    assert not too_long, "\n".join(too_long)


def test_no_function_is_longer_than_one_screen():
    too_long = [line for path in source_files({".py"}) for line in long_functions(path)]
    assert not too_long, "\n".join(too_long)


@pytest.mark.parametrize("lock", LOCKS, ids=lambda path: path.name)
def test_lock_file_holds_no_address(lock):
    assert not re.findall(r"\w+://\S+", lock.read_text(encoding="utf-8"))


def test_every_python_pin_has_a_hash():
    for lock in ROOT.glob("requirements*.txt"):
        text = lock.read_text(encoding="utf-8")
        pins = len(re.findall(r"^[\w.\[\]-]+==", text, flags=re.MULTILINE))
        assert pins == len(re.findall(r"^[\w.\[\]-]+==[^\n]*\\\n    --hash=", text, flags=re.MULTILINE))
