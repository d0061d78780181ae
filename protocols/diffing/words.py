"""Two texts, word by word."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby
from operator import attrgetter

# A word or a sign, and the blanks after it; blanks at the start of a text stand after nothing.
TOKEN = re.compile(r"(\w+(?:['’]\w+)*|[^\w\s]|\A(?=\s))(\s*)")
SENTENCE = re.compile(r"([^.;:!?\n]+[.;:!?]*|[.;:!?]+|\A(?=\n))(\n*)")
# Pairs of equal words up to which difflib looks at all of them; above it leaves out the words that are everywhere,
# and far above it compares sentences. Measured: each stays below half a second.
ALL_WORDS, RARE_WORDS = 400_000, 20_000_000
# Words that stay the same within a change are shown as part of it where they are so few beside what changed.
FEW_WORDS, SHARE = 2, 4


@dataclass(frozen=True)
class Piece:
    """`kind` is "same", "removed" or "added"."""

    kind: str
    text: str


@dataclass
class _Run:
    """A stretch of both texts; they are the same where `same`. `words` is how many of both there are."""

    same: bool
    old: str
    new: str
    words: int


def word_diff(old, new):
    """Pieces in reading order. The same and removed ones make up `old`, the same and added ones `new`."""
    runs = _without_crumbs(_runs(old, new))
    pieces = [piece for run in runs for piece in _pieces(run) if piece.text]
    return [Piece(kind, "".join(piece.text for piece in group)) for kind, group in groupby(pieces, attrgetter("kind"))]


def _pieces(run):
    if run.same:
        return [Piece("same", run.old)]
    old, new = run.old.rstrip(), run.new.rstrip()
    blanks = run.old[len(old) :]
    if blanks != run.new[len(new) :]:
        return [Piece("removed", run.old), Piece("added", run.new)]
    return [Piece("removed", old), Piece("added", new), Piece("same", blanks)]


def _runs(old, new):
    old, new = TOKEN.findall(old), TOKEN.findall(new)
    start = _length_of_equal(old, new)
    end = _length_of_equal(old[start:][::-1], new[start:][::-1])
    head, tail = old[:start], old[len(old) - end :]
    middle = _changes(old[start : len(old) - end], new[start : len(new) - end])
    return [*_equal(head, head), *middle, *_equal(tail, tail)]


def _length_of_equal(old, new):
    length = min(len(old), len(new))
    return next((index for index in range(length) if old[index] != new[index]), length)


def _changes(old, new):
    work = _work(old, new)
    if work > RARE_WORDS:
        old, new = (SENTENCE.findall(_text(tokens)) for tokens in (old, new))
    words = ([word for word, _ in tokens] for tokens in (old, new))
    for tag, a, b, c, d in SequenceMatcher(None, *words, autojunk=work > ALL_WORDS).get_opcodes():
        if tag == "equal":
            yield from _equal(old[a:b], new[c:d])
        else:
            yield _Run(False, _text(old[a:b]), _text(new[c:d]), b - a + d - c)


def _equal(old, new):
    """Runs for the same words; where the blanks after one differ, these are a change without words."""
    for (word, blanks), (_, new_blanks) in zip(old, new, strict=True):
        if blanks == new_blanks:
            yield _Run(True, word + blanks, word + blanks, 1)
        else:
            yield _Run(True, word, word, 1)
            yield _Run(False, blanks, new_blanks, 0)


def _text(tokens):
    return "".join(word + blanks for word, blanks in tokens)


def _work(old, new):
    """Pairs of equal words: what difflib may have to look at, each time it looks."""
    often = Counter(word for word, _ in new)
    return sum(count * often[word] for word, count in Counter(word for word, _ in old).items())


def _without_crumbs(runs):
    """Runs of one kind joined; a few words that are the same within a larger change become part of it."""
    joined = []
    for run in runs:
        if joined and joined[-1].same == run.same:
            joined[-1] = _join(joined[-1], run)
        elif run.old or run.new:
            joined.append(run)
    kept = []
    for index, run in enumerate(joined):
        crumb = run.same and 0 < index < len(joined) - 1 and _is_crumb(run, joined[index - 1], joined[index + 1])
        if kept and not kept[-1].same and (crumb or not run.same):
            kept[-1] = _join(kept[-1], run)
        else:
            kept.append(run)
    return kept


def _join(one, other):
    return _Run(one.same, one.old + other.old, one.new + other.new, one.words + other.words)


def _is_crumb(run, before, after):
    return run.words <= FEW_WORDS and min(before.words, after.words) >= SHARE * run.words
