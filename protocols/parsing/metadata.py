"""Adoption, reviews and the reviewing body, where the text states them."""

import re
from dataclasses import dataclass, field

from protocols.parsing.dates import find_dates

_KEYS = re.compile(
    r"\b(?:(?P<next>next\s+review(?:ed)?(?:\s+(?:date|due))?|(?:date|due)\s+(?:for|of\s+(?:the\s+)?next)\s+review"
    r"|review\s+(?:is\s+)?(?:due|by|before|in|no\s+later\s+than)|due\s+(?:for|to\s+be)\s+review(?:ed)?|for\s+review"
    r"|(?:to|will|shall|should|must)\s+(?:next\s+)?be\s+(?:formally\s+)?(?:next\s+)?(?:reviewed|reconsidered)|date\s+review\s+due)"
    r"|(?P<reviewed>(?:date\s+)?(?:of\s+)?last\s+review(?:ed)?|(?:date\s+)?reviewed|re-?adopted|re-?approved|re-?affirmed"
    r"|re-?adoption|reviews(?=\s*:)|previous\s+reviews?)"
    r"|(?P<changed>(?:last\s+)?(?:amended|revised|updated)|revision|amendments?)"
    r"|(?P<either>(?:date\s+of\s+)?review(?:\s+dates?)?)"
    r"|(?P<adopted>(?:first\s+|originally\s+|formally\s+)?(?:adopted|adoption)|date\s+adopted)"
    r"|(?P<approved>approved|approval|ratified|agreed|accepted|resolved)"
    r"|(?P<other>effective|in\s+force|commencement|print(?:ed)?|publish(?:ed)?|issued?|draft|consult(?:ed|ation))"
    r")\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:review(?:ed|ing)?\s+(?:[\w\s]{0,40}\s)?by|review(?:ing)?\s+(?:body|committee)|responsible\s+(?:committee|body)"
    r"|committee\s+responsible)\s*[:\t–-]?\s*(?:the\s+)?(?P<body>[A-Z][^\t,;:()–—|]{2,80})",
    re.IGNORECASE,
)
_BODY_END = re.compile(
    r"\s+(?:on|in|at|by|and\s+(?:approved|adopted|agreed)|every|each|annually|before|no\s+later|when|following|after|once|to)\b.*|\.(?:\s.*)?$"
)
_RECURRING = re.compile(
    r"\b(?:annual(?:ly)?|yearly|bi-?annual(?:ly)?|biennial(?:ly)?|every\s+\w+\s+(?:years?|months?)|each\s+(?:year|term)|periodic(?:ally)?)\b",
    re.I,
)
_CONTROL = re.compile(
    r"(?:document|version|revision|policy|amendment)\s+(?:control|history|record|number|no\.?|ref(?:erence)?|owner|status|title|name)\b.*"
    r"|(?:(?:version|issue|date|author|comments?|changes?|description|approved|adopted|reviewed|by|status)\b[\s/]*){2,}"
    r"|(?:ver(?:sion)?|v|issue|draft|rev(?:ision)?)\.?\s*:?\s*\d[\w.]*|(?:document\s+)?(?:author|owner|prepared\s+by|approved\s+by|adopted\s+by"
    r"|issued\s+by|contact|status|version|classification|distribution|date|minute|min\.?|minute\s+(?:ref\w*|no|number)\.?"
    r"|date\s+(?:adopted|approved|reviewed|of\s+(?:adoption|approval|meeting))|approved|adopted|reviewed|review\s+date|comments?|changes?|notes)"
    r"\b\s*[:\t].*|policy\s+ref\b.*|minute\s+(?:ref\w*\.?|no\.?|number)?\s*:?\s*[\w/.-]*\d[\w/.-]*",
    re.IGNORECASE,
)
_SELF = re.compile(
    r"\b(?:this|the)\s+(?:\w+[\s/-]+){0,4}?(?:protocol|policy|document|code|charter|concordat|agreement|guide|statement)\b|\bit\b",
    re.IGNORECASE,
)
_NEXT = re.compile(r"(?:the |its )?next review\b", re.IGNORECASE)
_BODY_WORD = re.compile(
    r"\b(?:council|committee|clerk|group|panel|board|members|party|mayor|chair\w*)\b", re.IGNORECASE
)
_MEETING = re.compile(r"\b(?:council|committee|meeting|minute)\b", re.IGNORECASE)
_LONGEST = 300


@dataclass
class Found:
    """What the lines state, gathered in order; every value with its line."""

    adopted: list = field(default_factory=list)
    approved: list = field(default_factory=list)
    reviewed: list = field(default_factory=list)
    changed: list = field(default_factory=list)
    next: list = field(default_factory=list)
    either: list = field(default_factory=list)
    bodies: list = field(default_factory=list)
    hints: list = field(default_factory=list)
    recurring: list = field(default_factory=list)


def read_line(line, found):
    """Note what a line at the head or the foot of the text states; False where it is no such line."""
    text = line.text
    if len(text) > _LONGEST or len(text.split()) > 40:
        return False
    dates, keys = find_dates(text), list(_KEYS.finditer(text))
    body = _body(text)
    control = bool(_CONTROL.fullmatch(text))
    stated = any(key.lastgroup not in ("other",) for key in keys)
    recurring = stated and bool(_RECURRING.search(text)) and not dates
    dated = bool(dates) and bool(keys or _MEETING.search(text) or is_plain_date(text))
    if not (dated or control or body or recurring or (is_label(text) and text.endswith(":"))):
        return False
    _assign(line.number, text, dates, keys, found)
    if body:
        found.bodies.append((line.number, body))
    if recurring:
        found.recurring.append(line.number)
    return True


def read_prose(number, text, found):
    """Note what a sentence of the text says of the protocol's own adoption and review; it stays text."""
    for sentence in re.split(r"(?<=[.;])\s+", text[:3000]):
        if len(sentence) > _LONGEST or not (_SELF.search(sentence) or _NEXT.match(sentence)):
            continue
        dates = find_dates(sentence)
        keys = [key for key in _KEYS.finditer(sentence) if key.lastgroup in ("next", "adopted", "approved", "reviewed")]
        if keys and (_NEXT.match(sentence) or _SELF.search(sentence[: keys[0].start()])):
            _assign(number, sentence, [date for date in dates if date.start > keys[0].start()], keys, found)
            body = _body(sentence)
            if body and any(key.lastgroup in ("next", "reviewed") for key in keys):
                found.bodies.append((number, body))


def is_label(text):
    """Nothing but what a date is of ("Date adopted:"), its value printed elsewhere."""
    return bool(_KEYS.fullmatch(text[:60].removeprefix("Date of ").rstrip(": ")))


def begins_statement(text):
    """Its first word is what a date is of: "Adopted by the council on …"."""
    return bool(_KEYS.match(text))


def is_plain_date(text):
    dates = find_dates(text)
    return bool(dates) and not re.search(r"[^\W\d_]{3,}", _without(text, dates))


def states_date(text):
    return bool(find_dates(text)) and bool(_KEYS.search(text))


def _without(text, dates):
    for date in reversed(dates):
        text = text[: date.start] + text[date.end :]
    return text


def _assign(number, text, dates, keys, found):
    """Each date goes to the nearest word before it that says what it is, else to the first word after it that is
    about no other date ("14/05/2018, adopted by the council"); without one it is a hint only."""
    stating = [key for key in keys if key.lastgroup != "other"]
    for date in dates:
        before = [key for key in keys if key.start() < date.start]
        after = stating and not before and all(other.start < stating[0].start() for other in dates)
        kind = before[-1].lastgroup if before else stating[0].lastgroup if after else "hints"
        if kind != "other":
            getattr(found, kind).append((number, date.iso, text))


def _body(text):
    match = _BODY.search(text[:_LONGEST])
    if not match:
        return None
    body = _BODY_END.sub("", match["body"]).strip(" .")
    date = find_dates(body)
    if date:
        body = body[: date[0].start].strip(" .-–")
    return body if _BODY_WORD.search(body) and body[:1].isupper() else None


def speaks_of_meeting(text):
    return bool(_MEETING.search(text))
