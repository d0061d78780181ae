"""Who a word stands for: a first name, another name, a member of staff."""

from functools import cache

from .classes import by_first_word, phrase_ends
from .lexicon import load


@cache
def _first_names():
    return frozenset(" ".join(load("names")["first"]).split())


@cache
def _never_names():
    return frozenset(" ".join(load("names")["never"]).split())


@cache
def _doubtful_names():
    return frozenset(" ".join(load("names")["doubtful"]).split())


def is_first_name(sentence, i):
    """A first name of the list; one that is a word too needs a capital in mid-sentence, or a comma after it."""
    word = sentence.words[i]
    if word.norm in _first_names():
        return word.capital or sentence.lower_case
    if word.norm in _doubtful_names() and word.capital:
        following = sentence.norms[i + 1 : i + 2]
        return i not in sentence.firsts or (following[:1] and following[0] in load("names")["after_name"])
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
def _titles():
    return frozenset(load("names")["titles"])


@cache
def _closed_words():
    """Words that are never a verb in its base form."""
    return frozenset(" ".join(load("classes")["closed"]).split())


def is_open(sentence, i):
    """Any word that may be a verb in its base form."""
    norm = sentence.norms[i]
    inflected = len(norm) > 5 and norm.endswith(("ing", "ed")) and norm not in load("classes")["bare_ed_ing"]
    return norm.isalpha() and not inflected and norm not in _closed_words()


def is_number(sentence, i):
    return any(letter.isdigit() for letter in sentence.words[i].norm)


def one_word(test):
    """The ends of a match of one word that passes `test`."""
    return lambda sentence, i: [i + 1] if test(sentence, i) else []


def named_staff(sentence, i):
    """Ends of "Len", "caretaker", "the caretaker"."""
    before, ends = load("classes")["before_staff"], _staff_ends(sentence, i)
    for at in (i, i + 1):
        if at + 1 >= len(sentence.words) or sentence.norms[at] not in before:
            break
        ends += _staff_ends(sentence, at + 1)
    return ends


def any_staff(sentence, i):
    """The same, and "him", "them", "somebody"."""
    others = ("them", "someone")
    return named_staff(sentence, i) + [end for name in others for end in _ends_of(name, sentence, i)]


def _staff_ends(sentence, i):
    return _ends_of("staff", sentence, i) + ([i + 1] if is_name(sentence, i) else [])


def _ends_of(name, sentence, i):
    return phrase_ends(by_first_word(name), sentence.norms, i)
