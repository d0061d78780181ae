"""What a line of the log says of a fault, and what it leaves out."""

import json
import logging
import sys

import pytest
from django.db import DataError
from django.test import RequestFactory

from councils.logs import JsonFormatter, TextFormatter

WORDS = "He shouted at me in the yard"


def record_of(message, *args, problem=None, **extra):
    exc_info = None
    if problem:
        try:
            raise problem
        except type(problem):
            exc_info = sys.exc_info()
    record = logging.LogRecord("councils.jobs", logging.ERROR, __file__, 1, message, args, exc_info)
    record.__dict__.update(extra)
    return record


@pytest.mark.parametrize("formatter", [TextFormatter, JsonFormatter])
def test_fault_is_told_by_kind_and_place_without_its_words(formatter):
    line = formatter().format(record_of("The job %s failed.", "expiry", problem=DataError(WORDS)))
    assert "The job expiry failed." in line
    assert "DataError" in line
    assert "test_logs.py" in line
    assert WORDS not in line


def test_cause_of_a_fault_is_told_alike():
    try:
        try:
            raise ValueError(WORDS)
        except ValueError as cause:
            raise RuntimeError("x") from cause
    except RuntimeError as problem:
        facts = json.loads(JsonFormatter().format(record_of("It failed.", problem=problem)))
    assert facts["problem"] == "RuntimeError"
    assert len(facts["trace"]) == 3
    assert WORDS not in str(facts)


def test_address_is_told_by_its_pattern():
    request = RequestFactory().get(f"/accounts/password/reset/key/1-secret/?q={WORDS}")
    line = TextFormatter().format(
        record_of("Internal Server Error: %s", request.path, request=request, status_code=500)
    )
    assert "500 GET (no such page)" in line
    assert "secret" not in line
    assert "shouted" not in line


def test_words_of_a_failed_task_are_left_out():
    told = {"name": "send", "id": "1", "description": "raised unexpected", "exc": f"ValueError('{WORDS}')"}
    record = record_of("Task %(name)s[%(id)s] %(description)s: %(exc)s", problem=ValueError(WORDS))
    record.args = told
    line = JsonFormatter().format(record)
    assert "Task send[1] raised unexpected: ValueError" in json.loads(line)["message"]
    assert WORDS not in line
