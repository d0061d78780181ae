"""Sentences of a message: their words, where clauses begin, and which words are somebody else's in quotation marks."""

import re
from dataclasses import dataclass, field

from .letters import BODY, parts_of
from .lexicon import load
from .words import tokenise

_STOPS = re.compile(r"[.!?…]+[\"'”’)]*(?=\s|$)|\n\s*\n|\n(?=[ \t]*(?:[-*•–]|\(?(?:\d{1,2}|[a-zA-Z])[.)])\s)|;\s")
_OPEN_MARKS = {",", ";", ":", "-", "–", "—", "(", ")", ".", "/", "*", "•", "…", '"', "“", "”", "!", "?", "‘"}
_QUOTES = re.compile(r"“[^”]{1,400}”|\"[^\"]{1,400}\"|(?<!\w)[‘'](?=\w)[^\n]{1,300}?(?<!\s)[’'](?!\w)")
_ABBREVIATION = re.compile(
    r"(?:\b(?:mr|mrs|ms|dr|st|no|cllr|ref|res|rev|approx|tel|min|inc|ltd|vs|etc|[a-z])|\be\.g|\bi\.e)$",
    re.IGNORECASE,
)

LONGEST = 200
"""Words after which a sentence is cut, so that the work grows in step with the text, whatever it says."""


@dataclass(eq=False)
class Sentence:
    """One sentence. `starts` are positions of words at which a clause may begin; `question` if it ends with "?"."""

    words: list
    question: bool = False
    lower_case: bool = False
    starts: set = field(default_factory=set)
    firsts: set = field(default_factory=set)
    quoted: set = field(default_factory=set)

    def __post_init__(self):
        self.norms = [word.norm for word in self.words]
        glue = set(load("letters")["clause_openers"])
        self.starts = {0}
        for i, norm in enumerate(self.norms):
            if norm in _OPEN_MARKS or (norm in glue and i in self.starts):
                self.starts.add(i + 1)
        self.firsts = {0} | {i for i in self.starts if i and self.norms[i - 1] in (".", '"', "“", "‘", ":", "!", "?")}

    @property
    def start(self):
        return self.words[0].start

    @property
    def end(self):
        return self.words[-1].end

    def span(self, at, to):
        """Characters from word `at` up to word `to`, half-open."""
        return self.words[at].start, self.words[to - 1].end


def read(text):
    """The sentences of the asker's own part of `text`, in order."""
    quoted = _quoted(text)
    lower_case = not any(letter.isupper() for letter in text) or text.isupper()
    return [
        sentence
        for part in parts_of(text)
        if part.kind == BODY
        for start, end in _pieces(text, part.start, part.end)
        for sentence in _sentences(text, start, end, quoted, lower_case)
    ]


def _quoted(text):
    """A mark for each character: 1 where it stands in quotation marks."""
    marks = bytearray(len(text))
    for quote in _QUOTES.finditer(text):
        marks[quote.start() : quote.end()] = b"\1" * (quote.end() - quote.start())
    return marks


def _pieces(text, start, end):
    begun = start
    for stop in _STOPS.finditer(text, start, end):
        if stop.group()[0] == "." and _ABBREVIATION.search(text, max(begun, stop.start() - 8), stop.start()):
            continue
        yield begun, stop.end()
        begun = stop.end()
    if begun < end:
        yield begun, end


def _sentences(text, start, end, quoted, lower_case):
    """One sentence, or several where nothing ends it for very long; none where there is no word."""
    words, question = tokenise(text[start:end], start), "?" in text[start:end]
    for at in range(0, len(words), LONGEST):
        run = words[at : at + LONGEST]
        if not all(word.is_mark for word in run):
            inside = {i for i, word in enumerate(run) if quoted[word.start]}
            yield Sentence(run, question=question, lower_case=lower_case, quoted=inside)
