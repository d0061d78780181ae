"""Which clause of one version is which clause of another.

Clauses that are word for word the same are paired first, so that only what changed is compared by likeness. For each
of those only the few clauses that share its rarest words, or its reference, are looked at, so that 300 clauses take
about ten times as long as 30.
"""

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from dataclasses import dataclass

WORD = re.compile(r"\w+")
RAREST_WORDS, WIDEST, CANDIDATES = 12, 40, 8
# How alike two clauses have to be, from 0 to 1: less where the printed reference is the same.
ALIKE, ALIKE_BY_REF = 0.45, 0.25
SAME_REF, SAME_SECTION = 0.15, 0.05


@dataclass(frozen=True)
class Item:
    """A clause to be paired; `section` is the name of its section."""

    ref: str
    section: str
    words: tuple


def item(ref, section, text):
    return Item(ref, " ".join(_words(section)), _words(text))


def _words(text):
    return tuple(WORD.findall(text.casefold()))


KEYS = (
    lambda it: it,
    lambda it: (it.ref, it.words) if it.ref else None,
    lambda it: (it.section, it.words) if it.words else None,
    lambda it: it.words or None,
)


def match(old, new):
    """{index in old: index in new} for Items; what has no counterpart is left out."""
    pairs = {}
    for key in KEYS:
        _pair_equal(old, new, pairs, key)
    _pair_alike(old, new, pairs)
    return pairs


def _rest(items, taken):
    taken = set(taken)
    return [index for index in range(len(items)) if index not in taken]


def _pair_equal(old, new, pairs, key):
    """Pair those of one key in the order in which they stand."""
    waiting = defaultdict(list)
    for j in reversed(_rest(new, pairs.values())):
        waiting[key(new[j])].append(j)
    waiting.pop(None, None)
    for i in _rest(old, pairs):
        if waiting.get(key(old[i])):
            pairs[i] = waiting[key(old[i])].pop()


def _pair_alike(old, new, pairs):
    """Pair the rest, those that are most alike first."""
    rest_old, rest_new = _rest(old, pairs), _rest(new, pairs.values())
    if not rest_old or not rest_new:
        return
    weights = _weights([old[i] for i in rest_old] + [new[j] for j in rest_new])
    find = _finder(new, rest_new, weights)
    scored = [
        (-score, abs(i - j), i, j) for i in rest_old for j in find(old[i]) if (score := _score(old[i], new[j], weights))
    ]
    taken = set()
    for _, _, i, j in sorted(scored):
        if i not in pairs and j not in taken:
            pairs[i] = j
            taken.add(j)


def _weights(items):
    """What a word tells: the fewer of the clauses have it, the more."""
    often = Counter(word for it in items for word in set(it.words))
    return {word: math.log(1 + len(items) / count) for word, count in often.items()}


def _finder(new, rest_new, weights):
    by_word, by_ref = defaultdict(list), defaultdict(list)
    for j in rest_new:
        by_ref[new[j].ref].append(j)
        for word in set(new[j].words):
            by_word[word].append(j)

    def find(it):
        votes = Counter()
        known = sorted((word for word in set(it.words) if word in by_word), key=lambda word: (-weights[word], word))
        for word in known[:RAREST_WORDS]:
            for j in by_word[word][:WIDEST]:
                votes[j] += weights[word]
        best = [j for j, _ in votes.most_common(CANDIDATES)]
        return dict.fromkeys([*best, *(by_ref[it.ref][:CANDIDATES] if it.ref else [])])

    return find


def _score(one, other, weights):
    """How alike two clauses are, with something added for their place; 0 where they are too unlike."""
    same_ref = bool(one.ref) and one.ref == other.ref
    alike = _likeness(one.words, other.words, weights)
    if alike < (ALIKE_BY_REF if same_ref else ALIKE):
        return 0
    return alike + SAME_REF * same_ref + SAME_SECTION * (one.section == other.section)


def _likeness(one, other, weights):
    """Dice's coefficient of the words, weighed; two clauses without a word are alike."""
    if not one and not other:
        return 1
    common = Counter(one) & Counter(other)
    both = sum(weights[word] for word in one) + sum(weights[word] for word in other)
    return 2 * sum(weights[word] * count for word, count in common.items()) / both


def in_order(numbers):
    """The indices of the longest run of growing numbers: those that kept their order (Fredman 1975)."""
    tails, ends, before = [], [], [None] * len(numbers)
    for index, number in enumerate(numbers):
        place = bisect_left(tails, number)
        before[index] = ends[place - 1] if place else None
        tails[place : place + 1] = [number]
        ends[place : place + 1] = [index]
    kept, index = set(), ends[-1] if ends else None
    while index is not None:
        kept.add(index)
        index = before[index]
    return kept
