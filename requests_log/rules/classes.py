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
    short = len(verb) >= 3 and verb[-1] not in _VOWELS + "wxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
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


def is_first_name(sentence, i):
    """A first name of the list; one that is a word too needs a capital in mid-sentence, or a comma after it."""
    word = sentence.words[i]
    if word.norm in _first_names():
        return word.capital or sentence.lower_case
    if word.norm in _doubtful_names() and word.capital:
        return i not in sentence.firsts or sentence.norms[i + 1 : i + 2] == [","]
    return False


def is_name(sentence, i):
    """A first name, or a lone word with a capital in mid-sentence that is no day, month, title or thing."""
    if i >= len(sentence.words) or (i and sentence.norms[i - 1] in _titles()):
        return False
    return is_first_name(sentence, i) or _is_unknown_name(sentence, i)


def _is_unknown_name(sentence, i):
    word = sentence.words[i]
    if not word.capital or word.shouted or i in sentence.firsts or not word.norm.isalpha():
        return False
    if word.norm in _never_names() | _doubtful_names():
        return False
    before = sentence.words[i - 1]
    after = sentence.words[i + 1] if i + 1 < len(sentence.words) else None
    alone = not (before.capital and before.norm.isalpha()) and not (after and after.capital)
    return alone and before.norm not in ("the", "a", "an", "in", "at", "of", "on", "from", "near", "to", "up")


@cache
def closed_words():
    """Words that are never a verb in its base form."""
    return frozenset(" ".join(load("classes")["closed"]).split())


@lru_cache(maxsize=1)
def _titles():
    return frozenset(load("names")["titles"])


def is_number(sentence, i):
    return any(letter.isdigit() for letter in sentence.words[i].norm)
