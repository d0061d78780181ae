"""The words of a clause as a clerk edits them, cut in two, or put together. Pure; blocks are dicts as they are kept."""

import re
from dataclasses import dataclass

# An item as it is typed: "a) text" or "• text".
_ITEM = re.compile(r"(?:(?P<label>[^\s()\\]{1,10})\)|•)\s+(?P<text>\S.*)")
# Where a second clause may begin: after a sentence, or before something that is printed like a number or a bullet.
_BREAK = re.compile(
    r"(?<=[.;:!?”’])\s+(?=\S)"
    r"|\s+(?=\(?(?:[a-z]|[ivx]{2,4}|\d{1,2})[.)]\s)"
    r"|\s+(?=\d{1,2}(?:\.\d{1,2})+\.?\s)"
    r"|\s+(?=[•–]\s)"
)
_NUMBER = re.compile(r"(?P<ref>\d{1,3}(?:\.\d{1,3}){1,5})\.?\s+(?P<text>\S.*)")


def paragraph(text):
    return {"kind": "paragraph", "label": None, "text": text}


def as_text(blocks):
    """The blocks as a clerk edits them: one to a line."""
    return "\n".join(_line(block) for block in blocks)


def _line(block):
    text = " ".join(block["text"].split())
    if block["kind"] == "item":
        return f"{block['label']}) {text}" if block["label"] else f"• {text}"
    return f"\\{text}" if text.startswith("\\") or _ITEM.fullmatch(text) else text


def as_blocks(text):
    """The blocks of what a clerk typed; a line that begins with a backslash is a paragraph, whatever it looks like."""
    return [_block(" ".join(line.split())) for line in text.splitlines() if line.strip()]


def _block(line):
    if found := _ITEM.fullmatch(line):
        return {"kind": "item", "label": found["label"], "text": found["text"]}
    return paragraph(line.removeprefix("\\"))


@dataclass(frozen=True)
class Place:
    """Before the character `at` of a block; `before` and `after` are a few words on either side of it."""

    block: int
    at: int
    before: str
    after: str

    @property
    def key(self):
        return f"{self.block}-{self.at}"


def places(blocks):
    """Where a clause might be cut in two: between its blocks, between sentences, before what looks like a number."""
    found = [(n, at) for n, block in enumerate(blocks) for at in (0, *_breaks(block["text"])) if n or at]
    return [_place(blocks, n, at) for n, at in found]


def _breaks(text):
    return sorted({match.end() for match in _BREAK.finditer(text)} - {0, len(text)})


def places_of(blocks, words):
    """Every place at which these words begin, other than the beginning of the clause."""
    found = [(n, match.start()) for n, b in enumerate(blocks) for match in re.finditer(re.escape(words), b["text"])]
    return [_place(blocks, n, at) for n, at in found if n or at]


def _place(blocks, n, at):
    before = blocks[n]["text"][:at] if at else blocks[n - 1]["text"]
    return Place(n, at, before=" ".join(before.split()[-6:]), after=" ".join(blocks[n]["text"][at:].split()[:8]))


def cut(blocks, n, at):
    """(blocks of the first clause, reference of the second or "", blocks of the second)."""
    first, second = list(blocks[:n]), list(blocks[n:])
    if at:
        first.append({**second[0], "text": second[0]["text"][:at].rstrip()})
        second[0] = paragraph(second[0]["text"][at:].lstrip())
    number = _NUMBER.fullmatch(second[0]["text"]) if second[0]["kind"] == "paragraph" else None
    if number:
        second[0] = paragraph(number["text"])
    return first, number["ref"] if number else "", second


def joined(blocks, ref, heading, more, *, run_on):
    """The blocks of one clause of those of two. The reference and the heading of the second stay as words.

    With `run_on` the second goes on in the last line of the first.
    """
    more = list(more)
    if heading:
        more.insert(0, paragraph(heading))
    if ref:
        more = _with_words(ref, more)
    if not (run_on and blocks and more):
        return [*blocks, *more]
    last = {**blocks[-1], "text": f"{blocks[-1]['text']} {_line(more[0]).removeprefix(chr(92))}".strip()}
    return [*blocks[:-1], last, *more[1:]]


def _with_words(ref, blocks):
    if blocks and blocks[0]["kind"] == "paragraph":
        return [paragraph(f"{ref} {blocks[0]['text']}"), *blocks[1:]]
    return [paragraph(ref), *blocks]
