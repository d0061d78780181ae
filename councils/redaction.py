"""Marking what is other people's in a text, and taking it out for good. Pure.

What is taken out is taken out of the text before any document is made of it, so that nothing lies under a black bar.
"""

import re

TAKEN_OUT = "[taken out]"
SHORTEST = 3
TITLES = frozenset({"mrs", "miss", "councillor", "cllr", "the", "and", "dame", "sir"})
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TELEPHONE = re.compile(r"(?<!\w)(?:\+44|0)[\d ()-]{8,14}\d")


def suggestions(texts, names, own_name):
    """The phrases that are probably other people's: their names and the words of them, e-mail addresses, telephones."""
    own = {word.casefold() for word in own_name.split()}
    found = {}
    for name in names:
        words = [word for word in name.split() if len(word) >= SHORTEST and word.casefold() not in TITLES]
        for phrase in (name, *words):
            if phrase.casefold() not in own and phrase != own_name:
                found.setdefault(phrase, None)
    for text in texts:
        for match in (*ADDRESS.findall(text), *TELEPHONE.findall(text)):
            found.setdefault(match, None)
    # With what is neither a space nor part of a word between them, so that no phrase runs from one into the next.
    whole = "\0".join(texts)
    return [phrase for phrase in found if spans(whole, [phrase])]


def spans(text, phrases):
    """Where the phrases stand in a text, as half-open spans of characters."""
    pattern = _pattern(phrases)
    return [match.span() for match in pattern.finditer(text)] if pattern else []


def redact(text, phrases):
    """The text with each of the phrases replaced, whatever their case and wherever their lines break."""
    pattern = _pattern(phrases)
    return pattern.sub(TAKEN_OUT, text) if pattern else text


def _pattern(phrases):
    """The longest first, so that a whole name goes before the words of it."""
    words = sorted((phrase.split() for phrase in phrases if phrase.strip()), key=lambda parts: -len(" ".join(parts)))
    if not words:
        return None
    return re.compile("|".join(map(_whole, words)), re.IGNORECASE)


def _whole(parts):
    """A phrase that does not begin or end within a word; what begins with a sign may stand right behind one."""
    before = r"(?<!\w)" if re.match(r"\w", parts[0]) else ""
    after = r"(?!\w)" if re.search(r"\w$", parts[-1]) else ""
    return before + r"\s+".join(map(re.escape, parts)) + after
