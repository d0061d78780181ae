"""Rules that weigh cues: each cue of data adds its weight once, and the words that showed it are the finding's.

A cue is a table with a weight (negative where it speaks for the councillor), what it is about, and its wordings. It
may hold only for a request (`request = true`) or in the very sentence that asks (`in_request = true`), and may be
shown by a fact instead of words (`channels`, `addressees`). data/thresholds.toml says which cues a rule cannot do
without and from which sum it speaks.
"""

from dataclasses import dataclass
from functools import cache, lru_cache

from .facts import Finding
from .learned import PLAIN_FROM, SPEAKS_FROM, combined, is_learned, weigh
from .lexicon import load
from .patterns import Grammar, expand
from .reading import REQUESTS
from .spans import merged

FILES = ("politics", "fairness", "information", "conduct", "decisions", "running")
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


def by_cues(rule, facts, reading, extra=()):
    """(sum of the weights above the threshold, or None where the rule does not speak; the cues shown)."""
    shown = [*cues_of(rule, facts, reading), *extra]
    total, terms = sum(cue.weight for cue in shown), load("thresholds")[rule]
    speaks = total >= terms["threshold"] and {cue.name for cue in shown}.issuperset(terms["needs"])
    return (total - terms["threshold"] if speaks else None), shown


def weighed(rule, facts, reading, extra=()):
    """The finding of `rule` from its cues, the `extra` cues that the facts showed, and the learned weights."""
    above, shown = by_cues(rule, facts, reading, extra)
    spans = merged(span for cue in shown if cue.weight > 0 for span in cue.spans)
    if is_learned(rule) and reading.sentences:
        weighing = weigh(rule, facts)
        total = combined(weighing.total, above is not None) + sum(cue.weight for cue in extra)
        above = None if total <= SPEAKS_FROM else PLAIN if total >= PLAIN_FROM else 0
        spans = merged((*spans, *weighing.spans))
    texts = load("reasons")[rule]
    if above is None:
        return Finding(rule, "clear", texts["clear"])
    return Finding(rule, "breach" if above >= PLAIN else "check", texts["found"], spans)
