"""Rules that weigh cues: each cue of data adds its weight once, and the words that showed it are the finding's.

A cue is a table with a weight (negative where it speaks for the councillor), what it is about, and its wordings. It
may hold only for a request (`request = true`) or in the very sentence that asks (`in_request = true`), and may be
shown by a fact instead of words (`channels`, `addressees`). data/thresholds.toml says which cues a rule cannot do
without and from which sum it speaks.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from .facts import Finding
from .lexicon import load
from .patterns import Grammar, expand
from .spans import merged

FILES = ("politics", "fairness", "information", "conduct", "decisions", "running")
REQUESTS = (
    *("asks_anything", "ask_work", "ask_fact", "ask_document", "consider", "agenda"),
    *("imperative", "cause", "demand", "certain", "reported"),
    *("note_asked", "note_told", "note_fact", "note_thought", "note_order"),
)
PLAIN = 2
"""So far above its threshold a finding is plain enough to be shown as a breach; below that, as something to look at."""


@dataclass(frozen=True)
class Cue:
    """A cue as seen in one text: its name, weight and the spans of the words."""

    name: str
    weight: int
    spans: tuple[tuple[int, int], ...]


@cache
def tables():
    """{rule: {cue: table}} of all files of cues."""
    found = {}
    for file in FILES:
        for rule, cues in load(file).items():
            found.setdefault(rule, {}).update(cues)
    return found


@cache
def _grammar():
    macros = load("macros")
    named = {
        (rule, cue): [expand(source, macros) for source in table["patterns"]]
        for rule, cues in tables().items()
        for cue, table in cues.items()
    }
    return Grammar(named)


@lru_cache(maxsize=64)
def _words_seen(text, sentences):
    """{(rule, cue): [(sentence, span)]} for the whole text, read once for all rules."""
    seen = {}
    for index, sentence in enumerate(sentences):
        for name, start, end, _ in _grammar().find(sentence):
            seen.setdefault(name, []).append((index, sentence.span(start, end)))
    return seen


def cues_of(rule, facts, reading):
    """The cues of `rule` that this request shows."""
    seen = _words_seen(reading.text, reading.sentences)
    shown = []
    for name, table in tables()[rule].items():
        found = seen.get((rule, name), [])
        if table.get("in_request"):
            found = [(index, span) for index, span in found if reading.in_sentence(index, *REQUESTS)]
        spans = [span for _, span in found]
        if _holds(table, spans, facts, reading):
            shown.append(Cue(name, table["weight"], tuple(spans)))
    return shown


def _holds(table, spans, facts, reading):
    if table.get("request") and not reading.of(*REQUESTS):
        return False
    by_fact = facts.channel in table.get("channels", ()) or facts.addressee in table.get("addressees", ())
    return bool(spans) or by_fact or (not table["patterns"] and bool(table.get("request")))


def weighed(rule, facts, reading, extra=()):
    """The finding of `rule` from its cues and the `extra` cues that the facts showed."""
    shown = [*cues_of(rule, facts, reading), *extra]
    total, terms = sum(cue.weight for cue in shown), load("thresholds")[rule]
    names = {cue.name for cue in shown}
    texts = load("reasons")[rule]
    if total < terms["threshold"] or not names.issuperset(terms["needs"]):
        return Finding(rule, "clear", texts["clear"])
    verdict = "breach" if total >= terms["threshold"] + PLAIN else "check"
    spans = merged(span for cue in shown if cue.weight > 0 for span in cue.spans)
    return Finding(rule, verdict, texts["found"], spans)
