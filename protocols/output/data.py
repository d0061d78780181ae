"""JSON that is imported again as it is: the structure that the parser gives, with the record of the version."""

import json
import re
from datetime import date

from councils.printable import printable
from protocols.parsing import Block, Clause, Parsed, Section, UnreadableFile

FORMAT = "council-protocol/1"
# The longest that is kept of each, in characters.
LONGEST = {"title": 200, "council": 200, "number": 20, "heading": 300, "ref": 30, "label": 30, "review_body": 120}
NOT_WHOLE = "This data of a protocol is not whole: {}. Download it again and choose that file."
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_MARK = re.compile(r"[^\s()\\]*")


def build(document):
    """The data, as UTF-8."""
    parsed = document.parsed.as_dict() | {"warnings": []}
    content = {"format": FORMAT, "version": document.record} | parsed
    content |= {"title": document.title, "council": document.council}
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def read(text):
    """The Parsed of data as build() writes it, or None of what is no data; UnreadableFile where it is damaged."""
    if not text.lstrip("\ufeff \r\n\t").startswith("{") or '"sections"' not in text:
        return None
    try:
        return _parsed(json.loads(text.lstrip("\ufeff")))
    except KeyError as missing:
        raise UnreadableFile(NOT_WHOLE.format(f"it lacks {missing}")) from None
    except (ValueError, TypeError, RecursionError) as problem:
        said = str(problem) if isinstance(problem, Unfit) else "it cannot be read"
        raise UnreadableFile(NOT_WHOLE.format(said)) from None


class Unfit(ValueError):
    """A value that no protocol has; the message says which."""


def _parsed(data):
    return Parsed(
        title=_words(data, "title"),
        council=_words(data, "council"),
        adopted=_date(data["adopted"]),
        reviewed=[_date(text) for text in _list(data, "reviewed")],
        next_review=_date(data["next_review"]),
        review_body=_words(data, "review_body"),
        sections=[_section(section) for section in _list(data, "sections")],
    )


def _section(data):
    clauses = [_clause(clause) for clause in _list(data, "clauses")]
    return Section(_mark(data, "number"), _words(data, "heading") or "", clauses)


def _clause(data):
    blocks = [_block(block) for block in _list(data, "blocks")]
    return Clause(_mark(data, "ref"), _words(data, "heading"), blocks)


def _block(data):
    if data["kind"] not in ("paragraph", "item"):
        raise Unfit("a block is neither a paragraph nor an item")
    text = _words(data, "text") or ""
    return Block(data["kind"], _mark(data, "label"), text)


def _list(data, name):
    if not isinstance(data[name], list):
        raise Unfit(f"“{name}” is no list")
    return data[name]


def _words(data, name):
    text = data[name]
    if text is None:
        return None
    if not isinstance(text, str):
        raise Unfit(f"“{name}” is no text")
    text = printable(text)
    if len(text) > LONGEST.get(name, len(text)):
        raise Unfit(f"“{text[:30]}…” is too long")
    return text or None


def _mark(data, name):
    """A printed number or letter, which our plain text can tell from words."""
    text = _words(data, name)
    if text and not _MARK.fullmatch(text):
        raise Unfit(f"“{text}” is no number or letter")
    return text


def _date(text):
    if text is None:
        return None
    if not isinstance(text, str) or not _DATE.fullmatch(text):
        raise Unfit(f"“{text}” is no date")
    date.fromisoformat(text + "-01-01"[len(text) - 4 :] if len(text) < 10 else text)
    return text
