"""Lists of contents, which repeat the headings before the text begins."""

import re
from itertools import pairwise

from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import ended

_TITLE = re.compile(r"(?:table of |list of )?contents?(?: page)?:?|index:?", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.{3,}|…+|_{3,}|(?:\. ){3,}\.?)\s*\d{0,3}$")
_LEADERS = ("...", "…", "___", ". . . ")  # looked for before the pattern, which is slow where there is none
_PAGE = re.compile(r"[\s.…]+(?:page\s*)?\d{1,3}$|\t+\d{1,3}$", re.IGNORECASE)
_COLUMN_TITLE = re.compile(r"(?:section|page|page no\.?|item|section page|heading|title)", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_SHARE = 3  # contents stand in the first third


def find_contents(lines):
    """Indexes of the lines of a list of contents, with or without its title."""
    keys = [_key(line.plain) for line in lines]
    last_seen = {key: index for index, key in enumerate(keys) if key}
    found = {index for index, line in enumerate(lines) if _has_leader(line.plain)}
    for start in range(min(len(lines), len(lines) // _SHARE + 5)):
        if _TITLE.fullmatch(lines[start].plain[:40]):
            found.add(start)
            found.update(_entries(lines, keys, last_seen, start + 1))
            break
    else:
        found.update(_untitled(lines, keys, last_seen))
    return sorted(found)


def _has_leader(text):
    return len(text) < 200 and bool(_leader(text[-60:])) and any(char.isalpha() for char in text)


def _leader(text):
    """The match of a leader at the end of the text, or None."""
    return _LEADER.search(text) if any(leader in text for leader in _LEADERS) else None


def _key(text):
    """The same for a heading and for its entry in the contents."""
    if len(text) > 150:
        return ""
    if leader := _leader(text):
        text = text[: leader.start()]
    if text[-1:].isdecimal():
        text = _PAGE.sub("", text)
    return " ".join(_WORD.findall(read_label(text.strip())[1].casefold()))


def _entries(lines, keys, last_seen, start):
    """Lines below the title, up to the first that is not printed again; a wrapped or lone one is stepped over."""
    index = start
    while index < len(lines):
        wrapped = _may_be_wrapped(lines[index]) and _is_entry(lines, keys, last_seen, index + 1)
        if not (wrapped or _is_entry(lines, keys, last_seen, index)):
            return
        yield index
        index += 1


def _is_entry(lines, keys, last_seen, index):
    if index == len(lines):
        return False
    text = lines[index].plain
    return _has_leader(text) or bool(_COLUMN_TITLE.fullmatch(text[:40])) or last_seen.get(keys[index], index) > index


def _may_be_wrapped(line):
    return len(line.plain) < 100 and not ended(line.plain)


def _untitled(lines, keys, last_seen):
    """Three headings or more, one under the other with nothing between, that all come again later in that order."""
    run = []
    for index in range(len(lines) // _SHARE + 1):
        later = last_seen.get(keys[index], index) if index < len(lines) else index
        if later > index and len(lines[index].plain) < 100 and not ended(lines[index].plain):
            run.append((index, later))
            continue
        if _is_run(run):
            return [place for place, _ in run]
        run = []
    return []


def _is_run(run):
    return len(run) > 2 and run[0][1] > run[-1][0] and all(a[1] < b[1] for a, b in pairwise(run))
