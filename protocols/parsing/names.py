"""The name of the council and the title of the document, from the lines at the top."""

import re

from protocols.parsing.phrases import ended, goes_on, has_verb, in_capitals, words

_KIND = r"(?:parish(?:es)?|town|city|community|village|neighbourhood)"
_BODY = re.compile(rf"\b{_KIND}\s+(?:council|meeting)\b", re.IGNORECASE)
_OF = re.compile(
    rf"\b(?:the\s+)?(?P<head>(?:{_KIND}\s+council|council\s+of\s+the\s+{_KIND}|{_KIND}|{_KIND}\s+meeting)\s+of)\s+",
    re.IGNORECASE,
)
_SMALL = words("and by cum de en in juxta la le next of on super sur the under upon with y &")
_GENERIC = words(
    "a all an any at civil each every for her his its local my no one our parish principal rural some such that their "
    "this to town your"
)
# What stands before the name with "of", "by", "for" or "to", and is no part of it.
_BEFORE = words(
    "members member councillors councillor clerk chairman chair mayor officers officer staff employees employee "
    "meeting minutes council committee adopted approved agreed accepted reviewed ratified issued produced prepared "
    "resolved welcome behalf work works working role roles part relations"
)
_TITLE = re.compile(
    r"\b(?:protocol|relations|policy|code|concordat|charter|guide|guidance|procedure|statement|memorandum)\b", re.I
)
_NOT_A_TITLE = re.compile(
    r"(?:purpose|aims?|objectives?|introduction|background|scope|status|review|interpretation|application|operation|breach"
    r"|compliance|about)\b|(?:this|the) (?:protocol|policy)\b",
    re.IGNORECASE,
)
_LONE_WORD = re.compile(r"(?:the\s+)?(?:protocol|policy|procedure|code)(?:\s+(?:on|for|between|of))?", re.IGNORECASE)
TITLE_CHARS = 120
_SAINTS = words("St. SS. Sts. ST.")
_EDGE = " \t-–—:|,•"


def find_council(text):
    """(name, start, end) of a parish, town, community … council named in the line, or None; a tab parts columns."""
    text = text[:200]
    if "\t" in text:
        before, _, after = text.partition("\t")
        found = find_council(before)
        if found or not (found := find_council(after)):
            return found
        return found[0], found[1] + len(before) + 1, found[2] + len(before) + 1
    if before := _named_before(text):
        return before
    match = _OF.search(text)
    if not match:
        return None
    words = _leading_names(text[match.end() :].split())
    if not words:
        return None
    end = text.index(words[-1], match.end()) + len(words[-1])
    name = f"{match['head']} {' '.join(words)}".strip(_EDGE + ".")
    return as_name(re.sub(r"\s+", " ", name)), match.start(), end


def _named_before(text):
    for match in _BODY.finditer(text):
        before = list(re.finditer(r"\S+", text[: match.start()]))
        start = len(before)
        while start and _may_be_in_name(before[start - 1].group()):
            start -= 1
        start = _begin_of_name([word.group().casefold() for word in before], start)
        if start < len(before):
            begin = before[start].start()
            return as_name(re.sub(r"\s+", " ", text[begin : match.end()])), begin, match.end()
    return None


def _begin_of_name(words, start):
    outside = [n + 1 for n in range(start, len(words)) if words[n] in _BEFORE]
    start = max(outside, default=start)
    while start < len(words) and words[start] in _SMALL | _GENERIC:
        start += 1
    return start


def _may_be_in_name(word):
    if word[-1] in ",;:.–—|" and word not in _SAINTS:
        return False
    bare = word.strip("()'’\"")
    if _TITLE.search(bare):
        return False
    return bare[:1].isupper() or bare.casefold() in _SMALL


def _leading_names(words):
    names = []
    for word in words[:8]:
        if not (word[:1].isupper() or word.casefold() in _SMALL) or _TITLE.match(word) or word in ("–", "-", "—"):
            break
        names.append(word)
        if word[-1] in ",;:." and word not in _SAINTS:
            break
    while names and names[-1].casefold() in _SMALL:
        names.pop()
    return [word if word in _SAINTS else word.strip(",;:.") for word in names]


def as_name(text):
    """Capitals as in a name where the whole is printed in capitals: LITTLE SNORING becomes Little Snoring."""
    if not in_capitals(text):
        return text
    return " ".join(_word(word, first=index == 0) for index, word in enumerate(text.casefold().split()))


def _word(word, *, first):
    parts = [
        part if part in _SMALL and not (first and n == 0) else _capital(part) for n, part in enumerate(word.split("-"))
    ]
    return "-".join(parts)


def _capital(part):
    start = next((n for n, char in enumerate(part) if char.isalpha()), 0)
    return part[:start] + part[start : start + 1].upper() + part[start + 1 :]


def without_council(text, found):
    """The rest of a line that names the council, for its title ("X Town Council's Protocol on …")."""
    _, start, end = found
    before, after = text[:start].strip(_EDGE), re.sub(r"^['’]s?\b", "", text[end:]).strip(_EDGE)
    before = re.sub(r"(?:^|\s)(?:(?:of|by|for|at|name|council)\b\s*(?:the\b)?)$", "", before, flags=re.IGNORECASE)
    return " ".join(part for part in (before, after) if part.casefold() != "the").strip(_EDGE)


def could_be_title(text):
    return (
        len(text) < TITLE_CHARS
        and bool(_TITLE.search(text))
        and not _NOT_A_TITLE.match(text)
        and not (ended(text) or has_verb(text) or text.endswith((":", ";", ",")))
    )


def joined_title(lines, ends_head):
    """How many of these heading lines, from the first, make one title that is printed over several lines.

    `ends_head` tells of a line whether it cannot be the text below a heading.
    """
    taken = 1
    while taken + 1 < len(lines) and taken < 3 and lines[taken].gap == 0:
        apart = ends_head(lines[taken + 1]) and not ends_head(lines[taken])
        if not _belongs(lines[taken - 1].plain, lines[taken].plain, apart):
            break
        taken += 1
    return taken


def _belongs(upper, lower, apart):
    if has_verb(lower) or ended(lower) or len(lower.split()) > 9:
        return False
    if _NOT_A_TITLE.match(lower) and not goes_on(upper):
        return False
    lone = _LONE_WORD.fullmatch(upper) or _LONE_WORD.fullmatch(lower)
    return bool(apart or lone or goes_on(upper) or lower[:1].islower())
