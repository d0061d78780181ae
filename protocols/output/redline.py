"""Two versions as one Word document with real tracked changes, which Word and LibreOffice show, accept and refuse."""

from io import BytesIO
from itertools import count

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from councils.printable import permitted, printable
from councils.word_documents import speak_british

# What a tracked change is called in the file, and the element that holds its words.
TRACKED = {"added": ("w:ins", "w:t"), "removed": ("w:del", "w:delText")}


def build(comparison, *, title, council, at):
    """The bytes of the .docx; `at` is the moment that the changes are dated, in UTC, as "2026-05-04T00:00:00Z"."""
    word = docx.Document()
    word.core_properties.title, word.core_properties.author = printable(title)[:255], printable(council)[:255]
    speak_british(word)
    word.add_heading(printable(title), level=1)
    tracker = _Tracker(printable(council), at)
    for section in comparison.sections:
        tracker.heading(word, section, level=2)
        for clause in section.clauses:
            _clause(word, clause, tracker)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _clause(word, change, tracker):
    if change.heading_pieces:
        tracker.heading(word, change, level=3)
    paragraph = word.add_paragraph()
    if not change.heading_pieces:
        tracker.write(paragraph, _mark_pieces(change))
    tracker.write(paragraph, [(piece.kind, piece.text) for piece in change.pieces])


def _mark_pieces(change):
    """The number in both versions, once where it is the same."""
    old, new = (side.mark if side else "" for side in (change.old, change.new))
    if change.old and change.new and old == new:
        return [("same", f"{new} ")] if new else []
    return [(kind, f"{mark} ") for kind, mark in (("removed", old), ("added", new)) if mark]


class _Tracker:
    """Writes words into a paragraph, changed ones as tracked changes numbered through the document."""

    def __init__(self, author, at):
        self.author, self.at, self.numbers = author, at, count(1)

    def heading(self, word, change, *, level):
        paragraph = word.add_heading(level=level)
        pieces = [(piece.kind, piece.text) for piece in change.heading_pieces]
        self.write(paragraph, _mark_pieces(change) + pieces)

    def write(self, paragraph, pieces):
        for kind, text in pieces:
            if kind == "same":
                paragraph.add_run(permitted(text))
            else:
                paragraph._p.append(self._change(kind, permitted(text)))

    def _change(self, kind, text):
        tag, holder = TRACKED[kind]
        change = OxmlElement(tag)
        for name, value in (("w:id", str(next(self.numbers))), ("w:author", self.author), ("w:date", self.at)):
            change.set(qn(name), value)
        for index, line in enumerate(text.split("\n")):
            run = OxmlElement("w:r")
            if index:
                run.append(OxmlElement("w:br"))
            words = OxmlElement(holder)
            words.set(qn("xml:space"), "preserve")
            words.text = line
            run.append(words)
            change.append(run)
        return change
