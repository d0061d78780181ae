"""The same request is read with the same words in every process, whatever the seed of its hashes."""

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
READ = """
import json, sys
from requests_log.rules import Facts, check
texts = json.load(sys.stdin)
print(json.dumps([check(Facts(text), ["instructing_staff"])[0].spans for text in texts]))
"""


def words_shown(texts, seed):
    command = [sys.executable, "-c", READ]
    environment = os.environ | {"PYTHONHASHSEED": seed}
    asked = {"input": json.dumps(texts), "capture_output": True, "text": True, "check": True}
    return json.loads(subprocess.run(command, cwd=ROOT, env=environment, **asked).stdout)


def test_the_words_of_a_finding_are_the_same_in_every_process():
    lines = (Path(__file__).parent / "messages" / "dev.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    first, *others = (words_shown(texts, seed) for seed in ("0", "1", "2"))
    assert all(other == first for other in others)
    assert any(first)
