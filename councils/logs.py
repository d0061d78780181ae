"""How a line of the log is written: nothing that somebody typed, and no secret that stands in an address.

What went wrong is told by its kind and by where it happened. Its message is left out: it may quote a text, a value that
the database refused, or an address with a key in it.
"""

import json
import logging
import traceback
from datetime import UTC, datetime


class TextFormatter(logging.Formatter):
    def format(self, record):
        facts = _facts(record)
        trace = "".join(f"\n  {frame}" for frame in facts.pop("trace", []))
        extra = " ".join(f"{name}={value}" for name, value in facts.items() if name not in ("at", "level", "message"))
        return f"{facts['at']} {facts['level']} {facts['message']} [{extra}]{trace}"


class JsonFormatter(logging.Formatter):
    def format(self, record):
        return json.dumps(_facts(record), ensure_ascii=False)


def _facts(record):
    facts = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname,
        "logger": record.name,
        "message": _message(record),
    }
    facts |= getattr(record, "facts", {})
    if record.exc_info and record.exc_info[0]:
        kind, problem, _ = record.exc_info
        facts["problem"] = kind.__qualname__
        facts["trace"] = [_where(frame) for frame in _frames(problem)]
    return facts


def _message(record):
    """The record's words; of a request its route, for Django puts the whole path there."""
    request = getattr(record, "request", None)
    if request is not None:
        return f"{getattr(record, 'status_code', '')} {request.method} {route_of(request)}".strip()
    if record.exc_info and isinstance(record.args, dict) and "exc" in record.args:
        record.args = record.args | {"exc": record.exc_info[0].__qualname__, "traceback": ""}  # Celery's
    return record.getMessage()


def route_of(request):
    """The pattern that the address fitted, such as "/feeds/<str:secret>.ics", without what stands in it."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match else "(no such page)"


def _frames(problem):
    """The frames of a problem and of those that caused it, the first cause first."""
    cause = problem.__cause__ or (None if problem.__suppress_context__ else problem.__context__)
    earlier = _frames(cause) if cause else []
    return [*earlier, *traceback.extract_tb(problem.__traceback__)]


def _where(frame):
    return f"{frame.filename}:{frame.lineno} {frame.name}"
