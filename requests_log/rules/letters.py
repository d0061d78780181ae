"""A message in its parts: greeting, body, sign-off, quoted thread, disclaimer. Only the body is the asker's own."""

import re
from dataclasses import dataclass

from .lexicon import load

BODY, GREETING, SIGNOFF, THREAD, DISCLAIMER = "body", "greeting", "sign-off", "thread", "disclaimer"

_THREAD = re.compile(
    r"^\s*(?:-{2,} ?(?:original|forwarded) message|begin forwarded message|from: .{1,80}"
    r"|on .{1,80} wrote:\s*$|_{8,}\s*$)",
    re.IGNORECASE,
)
_DASHES = re.compile(r"^\s*-- ?$")
_POSTSCRIPT = re.compile(r"^\s*p\.?\s?p?\.?s\b", re.IGNORECASE)
_LINE = re.compile(r"[^\n]*\n?")
# A line of its own that greets: names with capitals and a few plain words, or one or two words of any kind.
_SALUTATION = re.compile(
    r"^\s*(?i:dear|hi|hello|hey|morning|good (?:morning|afternoon|evening)|afternoon|evening|hiya)\b"
    r"(?:(?:[ ,]+(?:[A-Z][\w.'’-]*|(?i:all|both|and|team|everyone|everybody|folks|there|again|sirs?|madam|to|you|the|of"
    r"|lads|office|colleagues?|clerk|&))){0,8}|[ ,]+\w+(?: \w+)?)[ ,:!.–-]*$"
)


@dataclass(frozen=True)
class Part:
    """One run of lines of the same kind; `start` and `end` in characters."""

    kind: str
    start: int
    end: int


def parts_of(text):
    """The parts of `text` in order; together they cover all of it."""
    parts, state, legal, gap = [], BODY, False, True
    for line in _LINE.finditer(text):
        if not line.group():
            continue
        state = _state(line.group(), state, bool(parts))
        disclaims, empty = _is_disclaimer(line.group()), not line.group().strip()
        legal = not empty and (legal or (disclaims and gap))  # a paragraph that begins as a lawyer's is one to its end
        gap = empty
        kind = GREETING if state == BODY and _SALUTATION.match(line.group().rstrip()) else state
        if legal or disclaims:
            kind = DISCLAIMER
        if line.group().lstrip().startswith(">"):
            kind = THREAD
        parts.append(Part(kind, line.start(), line.end()))
    return _joined(parts)


def _state(line, state, begun):
    if state == THREAD:
        return THREAD
    if begun and _THREAD.match(line):
        return THREAD
    if _POSTSCRIPT.match(line):
        return BODY
    if state == SIGNOFF:
        return SIGNOFF
    return SIGNOFF if begun and _closes(line) else BODY


def _closes(line):
    bare = re.sub(r"[^a-z ]", "", line.lower()).strip()
    return bool(_DASHES.match(line)) or bare in load("letters")["closings"]


def _is_disclaimer(line):
    low = line.lower()
    return any(phrase in low for phrase in load("letters")["disclaimers"])


def _joined(parts):
    joined = []
    for part in parts:
        if joined and joined[-1].kind == part.kind:
            joined[-1] = Part(part.kind, joined[-1].start, part.end)
        else:
            joined.append(part)
    return joined
