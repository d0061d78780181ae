"""Words of a text with their places, spelled alike however they were typed.

"I'd", "Id like", "u", "pls" and "GROUNDSMAN" all become the words that the grammar is written in. Each word keeps
the characters that it stands on, so that a finding can show them.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache

from .lexicon import load

_PIECES = re.compile(r"\b[eE]-?[mM]ail\w*|[^\W_]+(?:['’ʼ][^\W_]+)*|(?<!\w)-|-(?!\w)|[^\w\s-]|_", re.UNICODE)
_NUMBER = re.compile(r"\d")
LONG = 7
"""Letters from which a word of the notions is mended, too."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word or mark: `norm` as the grammar spells it, `start` and `end` in characters of the text."""

    norm: str
    start: int
    end: int
    capital: bool = False
    shouted: bool = False

    @property
    def is_mark(self):
        return not self.norm[0].isalnum() and self.norm != "'s"


def tokenise(text, offset=0):
    """All words and marks of `text`; places count from `offset`."""
    words = []
    for piece in _PIECES.finditer(text):
        raw = piece.group()
        if unicodedata.category(raw[0]) == "Cf":  # of no width, as HTML leaves them
            continue
        start, end = piece.start() + offset, piece.end() + offset
        for nth, norm in enumerate(spell(raw)):
            capital = raw[0].isupper() and not nth
            words.append(Word(norm, start, end, capital, len(raw) > 1 and raw.isupper()))
    return [_spelled_out(word, words[i + 1 : i + 2]) for i, word in enumerate(words)]


def _spelled_out(word, following):
    """ "2 ring" is "to ring" and "4 me" is "for me"; "2 benches" stays a number."""
    short = load("spelling")["figures"].get(word.norm)
    if short and following and following[0].norm in short["before"]:
        return replace(word, norm=short["word"])
    return word


@lru_cache(maxsize=50_000)
def spell(raw):
    """The words that one typed piece stands for: "I'd" is two, "u" is "you", "Mornign" is "morning"."""
    low = unicodedata.normalize("NFKC", raw).replace("’", "'").replace("ʼ", "'").lower()
    low = low.replace("e-mail", "email")
    spelling = load("spelling")
    if low in spelling["words"]:
        return tuple(spelling["words"][low].split())
    for ending, expansion in spelling["endings"].items():
        if low.endswith(ending) and len(low) > len(ending):
            return (low[: -len(ending)], *expansion.split())
    return (_mend(low),) if low else (raw,)


def _mend(low):
    """Undo two letters swapped, one dropped or one doubled in a word of the mending list."""
    if len(low) < 4 or _NUMBER.search(low):
        return low
    return _slips().get(low, low)


@lru_cache(maxsize=1)
def _slips():
    """Every single slip of the words worth mending, save where the slip is a word of its own."""
    spelling, long_words = load("spelling"), _long_words()
    known = {*spelling["real_words"], *spelling["mend"], *long_words}
    slips = {}
    for word in spelling["mend"]:
        for slip in _slips_of(word) - known:
            slips.setdefault(slip, word)
    for word in long_words:
        for slip in (_swapped(word) | _doubled(word)) - known:
            slips.setdefault(slip, word)
    return slips


def _long_words():
    """Words of the notions so long that a slip of them is hardly another word."""
    listed = (re.split(r"[\s_]+", words) for words in load("notions").values())
    return sorted({word for words in listed for word in words if len(word) >= LONG and word.isalpha()})


def _slips_of(word):
    dropped = {word[:i] + word[i + 1 :] for i in range(1, len(word))} if len(word) > 5 else set()
    return _swapped(word) | _doubled(word) | dropped


def _swapped(word):
    return {word[:i] + word[i + 1] + word[i] + word[i + 2 :] for i in range(len(word) - 1)}


def _doubled(word):
    return {word[: i + 1] + word[i:] for i in range(len(word))}
