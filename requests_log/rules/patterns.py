"""A small language for wordings, matched word by word.

    make|see sure|that        alternatives of one word each
    @modal you @politely?     classes of data/classes.toml; ? makes an element optional
    get *2 to @work           up to two words between, not across a mark
    ~6                        up to six words or marks
    ^ please? @work !of       ^ at the start of a clause, ^^ of a sentence; $ before a mark; !x not followed by x
    ?? ^ is|are               ?? in a sentence that ends with a question mark
    @can you @open            any word that may be a verb: none of the closed list
    @name @first @number @any a person's name, a first name of the list, a number, any word
    @named @staffs            "the caretaker", "Len"; and also "them", "somebody"

Every gap is bounded and every pattern is looked up by its first word, so that the work grows in step with the text,
whatever it says.
"""

from dataclasses import dataclass
from functools import cache

from .classes import class_phrases, phrase_ends
from .people import any_staff, is_first_name, is_name, is_number, is_open, named_staff, one_word

STEPS = {"count": 0}
_PLACES = {"^^": "first", "^": "start", "$": "end", "??": "question"}
_SPECIAL = {
    "name": one_word(is_name),
    "first": one_word(is_first_name),
    "number": one_word(is_number),
    "open": one_word(is_open),
    "any": one_word(lambda sentence, i: not sentence.words[i].is_mark),
    "mark": one_word(lambda sentence, i: sentence.words[i].is_mark),
    "named": named_staff,
    "staffs": any_staff,
}


@dataclass(frozen=True)
class Element:
    """One step of a pattern. `phrases` maps a first word to the phrases that it begins."""

    kind: str
    phrases: dict
    specials: tuple = ()
    gap: int = 0
    optional: bool = False

    def ends(self, sentence, at):
        """Positions at which this element may end when it begins at `at`."""
        STEPS["count"] += 1
        if self.kind == "start":
            return (at,) if at in sentence.starts else ()
        if self.kind == "first":
            return (at,) if at == 0 else ()
        if self.kind == "question":
            return (at,) if sentence.question else ()
        if self.kind == "end":
            return (at,) if at >= len(sentence.words) or sentence.words[at].is_mark else ()
        if self.kind in ("gap", "leap"):
            return self._gap_ends(sentence, at)
        found = self._phrase_ends(sentence, at)
        if self.kind == "not":
            return () if found else (at,)
        return (*found, at) if self.optional else found

    def _gap_ends(self, sentence, at):
        ends = [at]
        for i in range(at, min(at + self.gap, len(sentence.words))):
            if self.kind == "gap" and sentence.words[i].is_mark:
                break
            ends.append(i + 1)
        return ends

    def _phrase_ends(self, sentence, at):
        if at >= len(sentence.words):
            return ()
        ends = phrase_ends(self.phrases, sentence.norms, at)
        for name in self.specials:
            ends += _SPECIAL[name](sentence, at)
        return ends


class Pattern:
    """One compiled wording."""

    def __init__(self, source):
        self.source = source
        self.elements = tuple(_element(part) for part in source.split())

    def first_words(self):
        """Words that a match can begin with, or None where it can begin with any."""
        words = set()
        for element in self.elements:
            if element.kind in ("first", "start", "not", "question"):
                continue
            if element.kind != "words" or element.specials:
                return None
            words.update(element.phrases)
            if not element.optional:
                return words
        return None

    def match(self, sentence, at):
        """The end of the match that begins at `at`, or None."""
        return self._match(sentence, at, 0)

    def _match(self, sentence, at, step):
        if step == len(self.elements):
            return at
        for end in self.elements[step].ends(sentence, at):
            reached = self._match(sentence, end, step + 1)
            if reached is not None:
                return reached
        return None


class Grammar:
    """Named wordings, found all at once in a sentence."""

    def __init__(self, named):
        self.by_word, self.anywhere = {}, []
        for name, sources in named.items():
            for source in sources:
                pattern = compiled(source)
                words = pattern.first_words()
                if words is None:
                    self.anywhere.append((name, pattern))
                for word in words or ():
                    self.by_word.setdefault(word, []).append((name, pattern))

    def find(self, sentence):
        """Every (name, start, end, pattern) in the sentence; positions are of words."""
        found = []
        for at, norm in enumerate(sentence.norms):
            for name, pattern in (*self.by_word.get(norm, ()), *self.anywhere):
                end = pattern.match(sentence, at)
                if end is not None and end > at:
                    found.append((name, at, end, pattern.source))
        return found


def expand(source, macros):
    """`source` with the short names of data/macros.toml written out."""
    for name, meaning in macros.items():
        source = source.replace(name, meaning)
    return source


@cache
def compiled(source):
    return Pattern(source)


def _element(part):
    if part in _PLACES:
        return Element(_PLACES[part], {})
    if part[0] in "*~":
        return Element("gap" if part[0] == "*" else "leap", {}, gap=int(part[1:]))
    kind = "not" if part[0] == "!" else "words"
    body = part.lstrip("!")
    optional = body.endswith("?")
    phrases, specials = {}, []
    for choice in body.removesuffix("?").split("|"):
        _add(choice, phrases, specials)
    return Element(kind, phrases, tuple(specials), optional=optional)


def _add(choice, phrases, specials):
    if choice.startswith("@") and choice[1:] in _SPECIAL:
        specials.append(choice[1:])
        return
    wanted = class_phrases(choice[1:]) if choice.startswith("@") else {tuple(choice.replace("-", "_").split("_"))}
    for phrase in wanted:
        phrases.setdefault(phrase[0], []).append(phrase)
