"""What the learned weights go by: words, notions, acts and facts of a request, each with its places in the text."""

from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise

from .lexicon import load
from .meant import is_live
from .reading import REQUESTS, understand
from .words import spell

_ENDINGS = ("ing", "ed", "es", "ly", "s")


@dataclass(frozen=True)
class Seen:
    """Where a feature was seen: characters of the text; none for a fact such as the channel."""

    spans: tuple[tuple[int, int], ...] = ()


def features(facts):
    """{feature: Seen} of one request. Features are named as in data/weights.json: "notion:family", "act:demand"."""
    return _features(facts.text, facts.channel, facts.addressee, facts.authority)


@lru_cache(maxsize=64)
def _features(text, channel, addressee, authority):
    reading, found = understand(text, channel), {}
    asked_as = f"{'clerk' if addressee == 'clerk' else 'staff'}{'' if authority == 'none' else ', recorded'}"
    for fact in (f"channel:{channel}", f"to:{addressee}", f"authority:{authority}", f"asked:{asked_as}"):
        found[fact] = []
    found["voice:note" if reading.note else "voice:own"] = []
    for index, sentence in enumerate(reading.sentences):
        _words(sentence, asked_as, found)
        _notions(sentence, bool(reading.in_sentence(index, *REQUESTS)), found)
        _acts(reading, index, asked_as, found)
    return {name: Seen(tuple(spans)) for name, spans in found.items()}


def stem(norm):
    """The word without its commonest endings; every number is "#"."""
    if any(letter.isdigit() for letter in norm):
        return "#"
    ending = next((end for end in _ENDINGS if norm.endswith(end) and len(norm) - len(end) >= 3), "")
    bare = norm.removesuffix(ending)
    if len(bare) > 3 and bare[-1] == bare[-2]:
        bare = bare[:-1]
    return bare.rstrip("e") if len(bare) > 4 else bare


def _words(sentence, asked_as, found):
    """Words, again by whom they are put to, and in pairs of neighbours."""
    stems = [None if word.is_mark else stem(word.norm) for word in sentence.words]
    for i, one in enumerate(stems):
        if one is not None:
            place = sentence.span(i, i + 1)
            found.setdefault(f"word:{one}", []).append(place)
            found.setdefault(f"word to {asked_as}:{one}", []).append(place)
    at = [i for i, one in enumerate(stems) if one is not None]
    for i, j in pairwise(at):
        found.setdefault(f"words:{stems[i]} {stems[j]}", []).append(sentence.span(i, j + 1))


def _notions(sentence, asks, found):
    """Notions, again as "asking:" where the sentence asks for something, and in pairs of one sentence."""
    here, stems = {}, [stem(norm) for norm in sentence.norms]
    for i, norm in enumerate(sentence.norms):
        for phrase, notion in (*_phrases().get(norm, ()), *_phrases().get(("stem", stems[i]), ())):
            if _stands_at(i, phrase, sentence.norms, stems):
                here.setdefault(notion, []).append(sentence.span(i, i + len(phrase)))
    for notion, spans in here.items():
        for kind in ("notion", "asking") if asks else ("notion",):
            found.setdefault(f"{kind}:{notion}", []).extend(spans)
    for one, other in combinations(sorted(here), 2):
        found.setdefault(f"notions:{one}+{other}", []).extend((here[one][0], here[other][0]))


def _stands_at(i, phrase, norms, stems):
    """Whether the words of a phrase stand at `i`, whatever their endings; "*" is any one word."""
    if i + len(phrase) > len(norms):
        return False
    return all(part in ("*", norms[i + n], ("stem", stems[i + n])) for n, part in enumerate(phrase))


def _acts(reading, index, asked_as, found):
    """Acts that are meant, also by whom they are put to and in pairs of one sentence; and those left aside."""
    meant = {}
    for act in reading.by_sentence.get(index, ()):
        if is_live(reading, act):
            meant.setdefault(act.name, []).append(act.span)
        else:
            found.setdefault(f"aside:{act.name}", []).append(act.span)
    if "reported" in meant:  # "I've asked Len": the word that reports asks nothing of the reader
        meant.pop("asks_anything", None)
    for name, spans in meant.items():
        found.setdefault(f"act:{name}", []).extend(spans)
        found.setdefault(f"act to {asked_as}:{name}", []).extend(spans)
    for one, other in combinations(sorted(meant), 2):
        found.setdefault(f"acts:{one}+{other}", []).extend(meant[one] + meant[other])


@cache
def _phrases():
    """{first word: [(words, notion)]}; a lone "s" is the ending of a possessive."""
    by_word = {}
    for notion, listed in load("notions").items():
        for words in dict.fromkeys(_spelled(entry) for entry in listed.split()):
            by_word.setdefault(words[0], []).append((words, notion))
    return by_word


def _spelled(entry):
    """The words of an entry as they are looked for: long ones by their stem, short ones and figures as they are."""
    norms = [norm for part in entry.split("_") for norm in ([part] if part == "*" else spell(part))]
    return tuple("'s" if norm == "s" else norm if _is_exact(norm) else ("stem", stem(norm)) for norm in norms)


def _is_exact(norm):
    return len(norm) < 4 or not norm.isalpha()
