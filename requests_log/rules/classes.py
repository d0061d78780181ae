"""Classes of words that the patterns name: staff, outsiders, verbs in their forms."""

from functools import cache

from .lexicon import load

_VOWELS = "aeiou"


@cache
def class_phrases(name):
    """The phrases of a class as tuples of words; "work.ing" is the ing-form of every verb of "work".

    Always in the same order, the longest first: what stands first is tried first, and ends the words that are shown.
    """
    if "." in name:
        base, form = name.split(".")
        return _in_order({_in_form(phrase, form) for phrase in class_phrases(base)})
    found = set()
    for entry in load("classes")[name]:
        if entry.startswith("@"):
            found.update(class_phrases(entry[1:]))
        else:
            found.add(tuple(entry.replace("-", " ").split()))
    return _in_order(found)


def _in_order(phrases):
    return tuple(sorted(phrases, key=lambda phrase: (-len(phrase), phrase)))


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


def phrase_ends(phrases, norms, at):
    """Where the phrases that begin with the word at `at` end; `phrases` is keyed by first word."""
    return [
        at + len(phrase)
        for phrase in phrases.get(norms[at], ())
        if len(phrase) == 1 or tuple(norms[at : at + len(phrase)]) == phrase
    ]


@cache
def by_first_word(name):
    """The phrases of a class, keyed by their first word."""
    keyed = {}
    for phrase in class_phrases(name):
        keyed.setdefault(phrase[0], []).append(phrase)
    return keyed
