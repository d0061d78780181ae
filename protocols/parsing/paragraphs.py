"""From lines to paragraphs: what was wrapped or cut by a page is joined."""

import re
from dataclasses import dataclass, field

from protocols.parsing import phrases
from protocols.parsing.joining import Joining
from protocols.parsing.labelling import Labelling
from protocols.parsing.lines import without_links
from protocols.parsing.lost_bullets import LostBullets
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import LOST, Label

_WORD = re.compile(r"[\w'’-]+")


@dataclass(slots=True)
class Paragraph:
    line: int
    label: Label | None
    source: str  # its first line, label and all
    indent: int
    gap: int
    level: int | None
    parts: list = field(default_factory=list)
    text: str = ""

    @property
    def last(self):
        return self.parts[-1]

    @property
    def is_short_heading(self):
        return len(self.parts) == 1 and phrases.could_be_heading(self.last)

    def unlabel(self):
        """What looked like a label was none."""
        self.text = self.source + self.text.removeprefix(self.parts[0])
        self.label = None


class Assembler:
    def __init__(self, layout, vocabulary):
        self.vocabulary, self.paragraphs, self.warnings = vocabulary, [], []
        self.labelling = Labelling(layout)
        self.joining = Joining(layout, self.warnings)
        self.lost_bullets = LostBullets(layout, self.warnings)

    def run(self, lines):
        for index, line in enumerate(lines):
            self._add(line, lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None)
        for paragraph in self.paragraphs:
            joined = phrases.wrap_join(paragraph.parts, self.vocabulary)
            paragraph.text = without_links(joined, paragraph.line, self.warnings)
        return self.paragraphs

    def _add(self, line, before, after):
        current = self.paragraphs[-1] if self.paragraphs else None
        label, rest = self.labelling.read(line, before, current)
        if label:
            self._labelled(current, line, label, rest)
        elif current and current.label and not current.last:  # its label stood on a line of its own
            current.parts = [line.plain]
            current.source += f" {line.plain}"
        else:
            self._text(current, line, after)

    def _text(self, current, line, after):
        lost = self.lost_bullets.hold(current, line, after)
        joining = self.lost_bullets if lost else self.joining
        above = self.paragraphs[-2] if len(self.paragraphs) > 1 else None
        if current and joining.continues(current, above, line, after):
            current.parts.append(line.plain)
        else:
            self._begin(line, LOST if lost else None, line.plain)

    def _labelled(self, current, line, label, rest):
        self.lost_bullets.printed_apart = False
        if label.kind == "bullet" and not rest and current and current.label == label and not current.last:
            self.lost_bullets.printed_apart = True
            self.warnings.append(Warning_(line.number, "A bullet stands apart from its text"))
            current.label = None
            return
        self.labelling.note(label)
        self._begin(line, label, rest)

    def _begin(self, line, label, text):
        self.paragraphs.append(Paragraph(line.number, label, line.plain, line.indent, line.gap, line.level, [text]))


def vocabulary_of(lines):
    found = {word for line in lines for word in _WORD.findall(line.text)}
    return {word.casefold() for word in found if len(word) < 40}
