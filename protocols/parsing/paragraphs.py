"""From lines to paragraphs: what was wrapped or cut by a page is joined, and labels are told from mere numbers."""

import re
from dataclasses import dataclass, field

from protocols.parsing import phrases
from protocols.parsing.lines import UNFINISHED, USUAL, is_space_bullet, without_links
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import LOST, Counter, Label, read_label

SPACE_BULLET = Label("bullet", " ", (), None)
_STRONG_BULLETS = "*+oØ•●○◦▪■□‣⁃·∙►➢➤✓✔→❖◆\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"
_LOST_GAP = 3  # blank lines where the bullets of a list were


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

    def unlabel(self):
        """What looked like a label was none."""
        self.text = self.source + self.text.removeprefix(self.parts[0])
        self.label = None


class Assembler:
    def __init__(self, layout, vocabulary):
        self.layout, self.vocabulary = layout, vocabulary
        self.counter, self.paragraphs, self.warnings = Counter(), [], []
        self.bullets = set()  # in use so far
        self.lost = False  # within a list that lost its bullets

    def run(self, lines):
        for index, line in enumerate(lines):
            self._add(line, lines[index - 1] if index else None, lines[index + 1] if index + 1 < len(lines) else None)
        for paragraph in self.paragraphs:
            joined = phrases.wrap_join(paragraph.parts, self.vocabulary)
            paragraph.text = without_links(joined, paragraph.line, self.warnings)
        return self.paragraphs

    def _add(self, line, before, after):
        label, rest = self._label(line, before)
        current = self.paragraphs[-1] if self.paragraphs else None
        if label:
            self._labelled(line, label, rest)
            return
        if current and current.label and not current.last:
            current.parts = [line.plain]
            current.source += f" {line.plain}"
            return
        lost = self._in_lost_list(current, line, after)
        if current and (self._continues_lost(current, line) if lost else self._continues(current, line, after)):
            current.parts.append(line.plain)
            return
        self._begin(line, LOST if lost else None, line.plain)

    def _begin(self, line, label, text):
        self.paragraphs.append(Paragraph(line.number, label, line.plain, line.indent, line.gap, line.level, [text]))

    def _labelled(self, line, label, rest):
        current = self.paragraphs[-1] if self.paragraphs else None
        self.lost = False
        if label.kind == "bullet" and not rest and current and current.label == label and not current.last:
            self.lost = True
            self.warnings.append(Warning_(line.number, "A bullet stands apart from its text"))
            current.label = None
            return
        if label.value:
            self.counter.note(label)
        else:
            self.bullets.add(label.style)
        self._begin(line, label, rest)

    # -- labels -------------------------------------------------------------------------------------------------

    def _label(self, line, before):
        text = line.plain
        label, rest = read_label(text)
        spaced = not label and before and self.layout.space_bullets
        if spaced and is_space_bullet(before, line, self.layout.double_spaced):
            return SPACE_BULLET, text
        label = self.counter.settle(label)
        if label and self._is_meant(label, rest, line):
            return label, rest
        return None, text

    def _is_meant(self, label, rest, line):
        """A number at the start of a line is a label unless the sentence before runs on over it."""
        current = self.paragraphs[-1] if self.paragraphs else None
        if label.kind == "keyword":
            return not rest or phrases.could_be_heading(rest) or phrases.could_be_title(rest)
        if label.kind == "bullet" and label.style in _STRONG_BULLETS:
            return True
        if label.kind in ("letter", "roman") and label.printed.islower() and self.counter.starts(label):
            apart = not current or not current.last or line.gap or not self.layout.is_wrapped
            return bool(apart) or not phrases.goes_on(current.last)
        free = self._may_end(current, line)
        if label.kind == "bullet":
            sibling = current and current.label == label and current.indent == line.indent
            return free or sibling or (label.style in self.bullets and not phrases.goes_on(current.last))
        if self.counter.expects(label):
            return not (label.depth == 1 and label.style == "." and self._runs_on(current, rest, line))
        return free and self._is_plausible(label, rest)

    def _may_end(self, current, line):
        if current is None or line.gap or line.page_top or line.level:
            return not (current and line.page_top and phrases.goes_on(current.last) and not line.gap)
        if phrases.closed(current.last) or not current.last or self._short_heading(current):
            return True
        return self.layout.fits(current.last, phrases.first_word(line.plain)) and not phrases.goes_on(current.last)

    def _short_heading(self, current):
        return len(current.parts) == 1 and phrases.could_be_heading(current.last)

    def _runs_on(self, current, rest, line):
        """ "… in line with section" / "4 of the Act": the next number of a list by chance only."""
        return (
            bool(current)
            and not line.gap
            and (phrases.goes_on(current.last) or (phrases.starts_low(rest) and not phrases.closed(current.last)))
        )

    def _is_plausible(self, label, rest):
        if label.kind in ("letter", "roman") and label.style.strip("i")[:1] == "A" and not self.counter.starts(label):
            return False  # "J. Smith" begins no list
        bare = label.kind == "decimal" and label.style in ("", ".") and label.depth == 1
        return not (bare and phrases.starts_low(rest) and not self.counter.starts(label))

    # -- continuations --------------------------------------------------------------------------------------------

    def _continues(self, current, line, after):
        if line.level or current.level:
            return self._same_heading(current, line)
        last, text = current.last, line.plain
        if line.gap or not self.layout.is_wrapped:
            return self._joined_over_gap(current, line)
        if phrases.starts_low(text):
            return not phrases.leads_in(last)
        if phrases.leads_in(last):
            return False
        if phrases.closed(last):
            return not self.layout.fits(last, phrases.first_word(text)) and not self._sudden_heading(line, after)
        return self._wraps(current, line)

    def _same_heading(self, current, line):
        """A marked heading goes on in a second line that is marked like it."""
        cut = phrases.goes_on(current.last) or phrases.starts_low(line.plain)
        return cut and line.level == current.level and not (line.gap or line.page_top)

    def _wraps(self, current, line):
        last, text = current.last, line.plain
        capitals = phrases.in_capitals(text) and phrases.in_capitals(last)
        if phrases.goes_on(last) or (capitals and current.label is not None):
            return True
        if self._short_heading(current) and phrases.in_capitals(last) != phrases.in_capitals(text):
            return False
        complete = line.page_top or self._short_heading(current) or self._ends_without_stop(current)
        share = USUAL if complete else UNFINISHED
        return not self.layout.fits(last, phrases.first_word(text), share)

    def _ends_without_stop(self, current):
        """The item before this one has no full stop or semicolon either."""
        above = self.paragraphs[-2] if len(self.paragraphs) > 1 else None
        alike = above is not None and current.label and above.label and above.label.style == current.label.style
        return bool(alike) and not phrases.closed(above.last)

    def _joined_over_gap(self, current, line):
        """A sentence that a page break cut in two."""
        last, text = current.last, line.plain
        if phrases.closed(last) or phrases.in_capitals(last):
            return False
        one_line = len(current.parts) == 1
        if one_line and self.layout.is_wrapped and self.layout.fits(last, phrases.first_word(text)):
            return False
        if not self.layout.is_wrapped and (text.endswith(";") or self._is_fragment(current)):
            return False
        cut = phrases.starts_low(text) or (phrases.goes_on(last) and not self._short_heading(current))
        if cut:
            self.warnings.append(
                Warning_(line.number, "Joined to the line above the gap, whose sentence is not finished")
            )
        return cut

    def _is_fragment(self, current):
        """An item without its bullet, below the line that announces the list."""
        above = self.paragraphs[-2] if len(self.paragraphs) > 1 else None
        announced = above is not None and (phrases.leads_in(above.last) or above.label is LOST)
        return current.label is None and announced and phrases.starts_low(current.last)

    def _sudden_heading(self, line, after):
        """A heading that no blank line sets off from the paragraph before."""
        short = after is not None and self.layout.fits(line.plain, phrases.first_word(after.plain))
        return short and phrases.could_be_heading(line.plain) and not phrases.starts_low(after.plain)

    # -- lists that lost their bullets ------------------------------------------------------------------------------

    def _in_lost_list(self, current, line, after):
        if current is None:
            return False
        if current.label is LOST:
            return line.page_top or not line.gap
        if self.lost:
            return True
        announced = phrases.leads_in(current.last) or (current.last.endswith(";") and current.label is not None)
        if not announced:
            return False
        unmarked = line.gap >= _LOST_GAP or (
            not line.gap and phrases.starts_low(line.plain) and self._listed(line, after)
        )
        if unmarked:
            message = "The bullets of this list are lost; its items are told by their punctuation"
            self.warnings.append(Warning_(line.number, message))
        return unmarked

    def _listed(self, line, after):
        return line.plain.endswith(";") or (after is not None and after.plain.endswith(";"))

    def _continues_lost(self, current, line):
        if current.label is not LOST:
            return False
        last, first = current.last, phrases.first_word(line.plain)
        if phrases.closed(last):
            return False
        stray_quote = re.search(r"\w[’']$", last) and not re.search(r"[‘']\w", last)
        return not (stray_quote and self.layout.fits(last, first))


def vocabulary_of(lines):
    return {word.casefold() for line in lines for word in re.findall(r"[\w'’-]+", line.text) if len(word) < 40}
