"""What the tests of the parser share: own documents, the check against an expected structure, the account of words."""

import json
import re
from collections import Counter
from pathlib import Path

DOCUMENTS = sorted((Path(__file__).parent / "documents").glob("*.txt"))
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
FACTS = ("title", "council", "adopted", "adopted_hint", "reviewed", "next_review", "review_body")


def expected_of(document):
    return json.loads(document.with_suffix(".json").read_text(encoding="utf-8"))


def differences(parsed, expected):
    """Yield a line for everything that is not as expected."""
    for fact in FACTS:
        if getattr(parsed, fact) != expected[fact]:
            yield f"{fact}: {getattr(parsed, fact)!r}, expected {expected[fact]!r}"
    heads = [(section.number, section.heading) for section in parsed.sections]
    wanted = [(section["number"], section["heading"]) for section in expected["sections"]]
    if heads != wanted:
        yield f"sections: {heads}, expected {wanted}"
    for section, want in zip(parsed.sections, expected["sections"], strict=False):
        yield from _section_differences(section, want)
    named = {warning.line for warning in parsed.warnings}
    for line in set(expected["warned"]) - named:
        yield f"no warning names line {line}"


def _section_differences(section, want):
    if len(section.clauses) != len(want["clauses"]):
        refs = [(clause.ref, text_of(clause)[:40]) for clause in section.clauses]
        yield f"{section.heading}: {len(section.clauses)} clauses, expected {len(want['clauses'])}: {refs}"
    for clause, wish in zip(section.clauses, want["clauses"], strict=False):
        text = text_of(clause)
        where = f"{section.heading}, {wish['ref'] or wish['text_starts_with']}"
        got = (clause.ref, clause.heading, [block.label for block in clause.blocks if block.kind == "item"])
        if got != (wish["ref"], wish["heading"], wish["labels"]):
            yield f"{where}: {got}"
        if not (text.startswith(wish["text_starts_with"]) and text.endswith(wish["text_ends_with"])):
            yield f"{where}: {text!r}"


def text_of(clause):
    return " ".join(block.text for block in clause.blocks)


def words(text):
    return re.findall(r"[^\W_]+", text.casefold())


# Words that number a section ("Section 1 –"), and the letter that serves as a bullet.
NUMBERING = {"section", "part", "chapter", "article", "o"}
NAMED = ("Left out", "Read as", "The link to")


def structure_words(parsed):
    for section in parsed.sections:
        yield from words(f"{section.number or ''} {section.heading}")
        for clause in section.clauses:
            yield from words(f"{clause.ref or ''} {clause.heading or ''}")
            for block in clause.blocks:
                yield from words(f"{block.label or ''} {block.text}")


def account(text, parsed):
    """Return (words of the text that are nowhere in the result, words of the result that are not in the text)."""
    given = Counter(words(rejoined(text)))
    kept = Counter(structure_words(parsed))
    named = [warning.message for warning in parsed.warnings if warning.message.startswith(NAMED)]
    shown = kept + Counter(words(" ".join([parsed.title or "", *named])))
    seen_in_names = Counter(words(parsed.council or ""))
    lost = Counter({word: n for word, n in (given - shown - seen_in_names).items() if word not in NUMBERING})
    return lost, kept - given


def rejoined(text):
    """Words that a hyphen parts at a line's end, where the text prints them whole elsewhere."""
    known = set(words(text))

    def join(match):
        return match[1] + match[2] if (match[1] + match[2]).casefold() in known else match[0]

    return re.sub(r"([^\W_]+)-\n\s*([^\W_]+)", join, text)
