"""Whom a name in a table means: "Cllr. J. Smith", "Smith, John", "JS". Between two nobody is guessed."""

import re
import unicodedata
from dataclasses import dataclass

TITLES = {
    "cllr", "cllrs", "clr", "cll", "councillor", "councilor", "coun", "cr", "member", "mr", "mrs", "ms", "miss", "mx",
    "dr", "rev", "revd", "reverend", "sir", "dame", "lady", "lord", "prof", "professor", "capt", "major", "col", "the",
    "hon", "mayor", "chair", "chairman", "chairwoman", "vice", "deputy", "town", "parish",
}  # fmt: skip
LETTERS_AFTER = {"mbe", "obe", "cbe", "jp", "ba", "bsc", "ma", "msc", "phd", "jnr", "snr", "jr", "sr", "esq"}
MORE_THAN_ONE = re.compile(r"\s(?:and|&)\s|[/;+]|&", re.I)


@dataclass(frozen=True)
class Known:
    """Somebody who may be meant: `key` is the caller's own."""

    key: int
    name: str


def tidy(text):
    """The name for reading: first name first, without title, brackets and letters after it."""
    text = re.sub(r"\(.*?\)|\[.*?\]", " ", text)
    before, comma, after = text.partition(",")
    if comma and (rest := _named(after)):
        return " ".join([*rest, *_named(before)])
    return " ".join(_named(before if comma else text))


def _named(text):
    # "J.Smith" and "J.A.Smith" are several words.
    words = re.sub(r"\.(?=\S)", ". ", text).split()
    kept = [word for word in words if _bare(word) not in TITLES | LETTERS_AFTER]
    return [word.strip(".,:") for word in kept if _bare(word)]


def _bare(word):
    letters = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in letters if letter.isalnum())


def name_key(text):
    """What two ways of writing the same name have in common."""
    return " ".join(_bare(word) for word in tidy(text).split())


def whom(text, people):
    """The Known whom a name can mean: one where it is certain, several or none where somebody has to say."""
    meant = name_key(text).split()
    keys = [(known, name_key(known.name).split()) for known in people]
    exact = [known for known, name in keys if name and name == meant]
    if exact or not meant or MORE_THAN_ONE.search(text):
        return exact
    return [known for known, name in keys if name and _fits(meant, name)]


def _fits(meant, name):
    if len(meant) == 1 and list(meant[0]) == [word[0] for word in name] and len(name) > 1:
        # "JS": the initials alone.
        return True
    surname = _surname_length(meant, name)
    return bool(surname) and _given(meant[: len(meant) - surname], name[: len(name) - surname])


def _surname_length(meant, name):
    """How many of the last words the two share: "van der Berg" is one surname of three words."""
    shared = 0
    while shared < min(len(meant), len(name)) and meant[-1 - shared] == name[-1 - shared]:
        shared += 1
    return shared


def _given(meant, name):
    """Whether first names agree: each is the other or its initial; "ja" are the initials of "john andrew"."""
    if len(meant) == 1 and len(meant[0]) <= len(name) and len(name) > 1 and _initials(meant[0], name):
        return True
    return len(meant) <= max(len(name), 1) and all(
        one == other or (1 in (len(one), len(other)) and one[0] == other[0])
        for one, other in zip(meant, name, strict=False)
    )


def _initials(word, name):
    return word == "".join(part[0] for part in name[: len(word)])
