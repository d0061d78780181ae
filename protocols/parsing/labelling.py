"""Whether a number, letter or dash at the start of a line is a label, or the sentence before runs on over it."""

from protocols.parsing import phrases
from protocols.parsing.lines import is_space_bullet
from protocols.parsing.numbering import Counter, Label, read_label

SPACE_BULLET = Label("bullet", " ", (), None)
# Glyphs that are nothing but bullets; dashes also stand within sentences.
STRONG_BULLETS = "*+oØ•●○◦▪■□‣⁃·∙►➢➤✓✔→❖◆\uf0b7\uf0a7\uf0d8\uf0fc\uf076\uf02d"


class Labelling:
    def __init__(self, layout):
        self.layout = layout
        self.counter = Counter()
        self.bullets = set()  # in use so far

    def note(self, label):
        if label.value:
            self.counter.note(label)
        else:
            self.bullets.add(label.style)

    def read(self, line, before, current):
        """(label or None, the rest of the line); `current` is the paragraph that the line might go on."""
        text = line.plain
        label, rest = read_label(text)
        spaced = not label and before and self.layout.space_bullets
        if spaced and is_space_bullet(before, line, self.layout.double_spaced):
            return SPACE_BULLET, text
        label = self.counter.settle(label)
        if label and self._is_meant(label, rest, line, current):
            return label, rest
        return None, text

    def _is_meant(self, label, rest, line, current):
        if label.kind == "keyword":
            return not rest or phrases.could_be_heading(rest) or phrases.could_be_title(rest)
        if current is None:
            return self._is_plausible(label, rest)
        if label.kind == "bullet":
            return self._is_bullet(label, line, current)
        if label.kind in ("letter", "roman") and label.printed.islower() and self.counter.starts(label):
            apart = not current.last or line.gap or not self.layout.is_wrapped
            return bool(apart) or not phrases.goes_on(current.last)
        if self.counter.expects(label):
            return not (label.depth == 1 and label.style in ("", ".") and self._runs_on(current, rest, line))
        return self._may_end(current, line) and self._is_plausible(label, rest)

    def _is_bullet(self, label, line, current):
        if label.style in STRONG_BULLETS or self._may_end(current, line):
            return True
        sibling = current.label == label and current.indent == line.indent
        return sibling or (label.style in self.bullets and not phrases.goes_on(current.last))

    def _may_end(self, current, line):
        """The paragraph above may be complete."""
        if line.gap or line.level:
            return True
        if line.page_top:
            return not phrases.goes_on(current.last)
        if phrases.closed(current.last) or not current.last or current.is_short_heading:
            return True
        return self.layout.fits(current.last, phrases.first_word(line.plain)) and not phrases.goes_on(current.last)

    def _runs_on(self, current, rest, line):
        """The next number of a list by chance only: "… as in section" / "4 of the Act"."""
        if line.gap:
            return False
        return phrases.goes_on(current.last) or (phrases.starts_low(rest) and not phrases.closed(current.last))

    def _is_plausible(self, label, rest):
        capital = label.kind in ("letter", "roman") and label.printed.isupper()
        if capital and not self.counter.starts(label):
            return False  # "J. Smith" begins no list
        bare = label.kind == "decimal" and label.style in ("", ".") and label.depth == 1
        return not (bare and phrases.starts_low(rest) and not self.counter.starts(label))
