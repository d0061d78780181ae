"""A request as it was understood: whose voice, which sentences, which acts in them."""

from dataclasses import dataclass, field
from functools import cache, lru_cache

from .lexicon import load
from .patterns import Grammar, expand
from .sentences import read

NOTE_CHANNELS = ("phone", "in_person")


@dataclass(frozen=True)
class Act:
    """One thing that a sentence does. `words` are positions in the sentence, `span` characters of the text."""

    name: str
    sentence: int
    words: tuple[int, int]
    span: tuple[int, int]
    wording: str
    quoted: bool = False


@dataclass
class Reading:
    """What was read of one text; `note` is true where the Clerk tells of a call in the third person."""

    text: str
    sentences: tuple
    note: bool
    acts: list = field(default_factory=list)
    by_sentence: dict = field(default_factory=dict)

    def add(self, act):
        self.acts.append(act)
        self.by_sentence.setdefault(act.sentence, []).append(act)

    def of(self, *names, quoted=None):
        """The acts of these names, in order of the text."""
        return [act for act in self.acts if act.name in names and (quoted is None or act.quoted == quoted)]

    def in_sentence(self, index, *names):
        return [act for act in self.by_sentence.get(index, ()) if act.name in names]


ACTS = ("asking", "ordering", "authority", "managing", "framing")
NOTES = "noting"
REQUESTS = (
    *("asks_anything", "ask_work", "ask_fact", "ask_document", "consider", "agenda"),
    *("imperative", "cause", "demand", "certain", "reported"),
    *("note_asked", "note_told", "note_fact", "note_thought", "note_order"),
)
"""Acts that ask for something, whatever it is."""


@cache
def grammar(*names):
    """The compiled acts of these files of data."""
    macros, acts = load("macros"), {}
    for name in names:
        for act, table in load(name).items():
            acts[act] = [expand(source, macros) for source in table["patterns"]]
    return Grammar(acts)


@lru_cache(maxsize=64)
def understand(text, channel="email"):
    """Read `text` once for all rules."""
    sentences = tuple(read(text))
    reading = Reading(text, sentences, _is_note(sentences, channel))
    acts = grammar(*ACTS, NOTES) if reading.note else grammar(*ACTS)
    for index, sentence in enumerate(sentences):
        for name, start, end, wording in acts.find(sentence):
            quoted = all(i in sentence.quoted for i in range(start, end))
            reading.add(Act(name, index, (start, end), sentence.span(start, end), wording, quoted))
    return reading


def _opens_with_an_order(sentences):
    """ "Get Dave to …": what was said, written down word for word, and no note about it."""
    orders = (act for sentence in sentences[:1] for act in grammar(*ACTS).find(sentence))
    return any(name in ("imperative", "cause") and start == 0 for name, start, _, _ in orders)


def _is_note(sentences, channel):
    """A note speaks of the councillor in the third person, nearly always at once."""
    marks = load("voice")
    opening = [norm for sentence in sentences[:2] for norm in sentence.norms]
    if channel in NOTE_CHANNELS:
        if any(norm in marks["third_person"] for norm in opening):
            return True
        spoken_to = any("you" in sentence.norms for sentence in sentences)
        return not spoken_to and not _opens_with_an_order(sentences)
    return opening[:1] == ["councillor"] and any(norm in marks["spoke"] for norm in opening[1:5])
