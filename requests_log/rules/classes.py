"""Classes of words that the patterns name: staff, outsiders, verbs in their forms, first names."""

from functools import cache, lru_cache

from .lexicon import load

_VOWELS = "aeiou"


@cache
def class_phrases(name):
    """The phrases of a class as tuples of words; "work.ing" is the ing-form of every verb of "work"."""
    if "." in name:
        base, form = name.split(".")
        return frozenset(_in_form(phrase, form) for phrase in class_phrases(base))
    found = set()
    for entry in load("classes")[name]:
        if entry.startswith("@"):
            found |= class_phrases(entry[1:])
        else:
            found.add(tuple(entry.replace("-", " ").split()))
    return frozenset(found)


def _in_form(phrase, form):
    verb, *rest = phrase
    irregular = load("classes")["irregular"].get(verb, {})
    made = irregular.get(form) or {"ing": _ing, "ed": _ed, "s": _s}[form](verb)
    return (made, *rest)


def _ing(verb):
    if verb.endswith("ie"):
        return verb[:-2] + "ying"
    if verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
        return verb[:-1] + "ing"
    return _doubled(verb) + "ing"


def _ed(verb):
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ied"
    return _doubled(verb) + "ed"


def _s(verb):
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _doubled(verb):
    """Stop becomes stopp-; open, repair and sweep stay."""
    if verb in load("classes")["doubling"]:
        return verb + verb[-1]
    short = (
        len(verb) >= 3 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    )
    return verb + verb[-1] if short and sum(letter in _VOWELS for letter in verb) == 1 else verb


@lru_cache(maxsize=1)
def _first_names():
    return frozenset(" ".join(load("names")["first"]).split())


@lru_cache(maxsize=1)
def _never_names():
    return frozenset(" ".join(load("names")["never"]).split())


@lru_cache(maxsize=1)
def _doubtful_names():
    return frozenset(" ".join(load("names")["doubtful"]).split())


def is_name(sentence, i):
    """A first name of the list, or a word with a capital that does not begin a sentence and is no day, month or title."""
    if i >= len(sentence.words):
        return False
    word = sentence.words[i]
    if not word.capital and not word.norm.isalpha():
        return False
    if word.norm in _never_names():
        return False
    if word.norm in _first_names():
        return word.capital or sentence.lower_case
    if word.norm in _doubtful_names() and word.capital and i + 1 < len(sentence.words):
        return i not in sentence.firsts or sentence.norms[i + 1] == ","
    return word.capital and not word.shouted and i not in sentence.firsts and word.norm.isalpha()


def is_number(sentence, i):
    return i < len(sentence.words) and any(letter.isdigit() for letter in sentence.words[i].norm)
