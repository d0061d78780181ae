"""check_requests: a line of JSON for each request, and nothing at all where a line is bad."""

import json

import pytest
from django.core.management import CommandError, call_command

GOOD = {"id": "a1", "text": "Get Dave to cut the verge.", "addressee": "clerk", "authority": "none"}


@pytest.fixture(name="run")
def _run(tmp_path, capsys):
    def run(text, *options):
        path = tmp_path / "requests.jsonl"
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        call_command("check_requests", str(path), *options)
        return [json.loads(line) for line in capsys.readouterr().out.splitlines()]

    return run


def test_each_line_is_answered_with_verdict_others_and_findings(run):
    answer = run(json.dumps(GOOD) + "\n")[0]
    assert answer["id"] == "a1"
    assert answer["instructing_staff"] == "breach"
    assert answer["findings"][0]["rule"] == "instructing_staff"
    start, end = answer["findings"][0]["spans"][0]
    assert "Get Dave" in GOOD["text"][start:end]


def test_other_names_the_other_rules_that_are_not_clear(run):
    item = {**GOOD, "text": "Please bcc me on everything you send to Cllr Vane."}
    assert "silent_copy" in run(json.dumps(item))[0]["other"]


def test_empty_lines_and_an_empty_file_are_no_fault(run):
    assert run("") == []
    assert len(run("\n" + json.dumps(GOOD) + "\n\n")) == 1


def test_labels_in_the_file_are_not_looked_at(run):
    answer = run(json.dumps({**GOOD, "instructing_staff": "clear", "other": ["media"]}))[0]
    assert answer["instructing_staff"] == "breach"


def test_explain_tells_how_it_came_about(run):
    answer = run(json.dumps(GOOD), "--explain")[0]
    assert any("instructing_staff is breach" in line for line in answer["explanation"])


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("{", "line 2"),
        ("[]", "not a JSON object"),
        ('{"id": "x"}', '"text"'),
        ('{"text": "x", "addressee": "nobody"}', "addressee"),
        ("[" * 100_000, "too deeply"),
    ],
)
def test_a_bad_line_is_named_and_nothing_is_printed(run, capsys, bad, said):
    with pytest.raises(CommandError, match=said):
        run(json.dumps(GOOD) + "\n" + bad + "\n")
    assert capsys.readouterr().out == ""


def test_a_file_that_is_no_text_is_refused_in_plain_words(run):
    with pytest.raises(CommandError, match="UTF-8"):
        run(b"\xff\xfe\x00")


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.jsonl"):
        call_command("check_requests", str(tmp_path / "nowhere.jsonl"))
