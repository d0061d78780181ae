"""From labelled paragraphs to sections, clauses and blocks."""

from protocols.parsing.drafts import DraftClause, DraftSection
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import LOST, read_label
from protocols.parsing.phrases import bare_lead_in, closed, could_be_heading, ended, leads_in, split_lead_in, starts_low


class Builder:
    def __init__(self, paragraphs, scheme):
        self.paragraphs, self.scheme = paragraphs, scheme
        self.sections, self.warnings = [], []
        self.subheading = None  # (line, text) that waits for its clause
        self.quote_end = -1

    def run(self):
        for index, paragraph in enumerate(self.paragraphs):
            if index in self.scheme.numbered:
                self._section(paragraph, paragraph.label.printed)
            elif index in self.scheme.headings:
                self._heading(index, paragraph)
            else:
                self._body(index, paragraph)
        self._drop_subheading()
        return self.sections

    # -- where we are -------------------------------------------------------------------------------------------

    @property
    def clause(self):
        return self.sections[-1].clauses[-1] if self.sections and self.sections[-1].clauses else None

    def _warn(self, line, message):
        self.warnings.append(Warning_(line, message))

    def _section(self, paragraph, number):
        self._drop_subheading()
        value = paragraph.label.value if number else ()
        self.sections.append(DraftSection(paragraph.line, number, paragraph.text, value=value))

    def _heading(self, index, paragraph):
        if self.scheme.headings[index]:
            self._section(paragraph, None)
            if index in self.scheme.doubtful:
                self._warn(paragraph.line, f"“{paragraph.text}” has no number: taken as a section of its own")
            return
        self._drop_subheading()
        self.subheading = (paragraph.line, paragraph.text)

    def _drop_subheading(self):
        """A sub-heading with nothing below it becomes a clause of its own, so that it is not lost."""
        if self.subheading:
            line, text = self.subheading
            self._open(line)
            self._warn(line, f"The heading “{text}” has no text of its own")

    def _open(self, line, **values):
        if not self.sections:
            self.sections.append(DraftSection(line, None, ""))
            if any(self.scheme.headings.values()) or self.scheme.numbered:
                self._warn(line, "Text before the first heading")
        heading = self.subheading[1] if self.subheading else None
        self.subheading = None
        clause = DraftClause(line, heading=heading, **values)
        self.sections[-1].clauses.append(clause)
        return clause

    # -- paragraphs ---------------------------------------------------------------------------------------------

    def _body(self, index, paragraph):
        label = paragraph.label
        if label and label.kind == "keyword":
            paragraph.unlabel()
            label = None
        if label is None:
            self._paragraph(index, paragraph)
        elif label is LOST:
            self._lost(paragraph)
        elif label.kind == "bullet":
            self._bullet(index, paragraph)
        elif label.is_ref:
            self._reference(index, paragraph)
        else:
            self._lettered(index, paragraph)

    def _paragraph(self, index, paragraph):
        clause = self.clause
        if self.subheading or clause is None or not self._stays(index, paragraph, clause):
            clause = self._open(paragraph.line)
        if index in self.scheme.quotes:
            self.quote_end = self.scheme.quotes[index]
        clause.append("paragraph", None, paragraph.text)

    def _stays(self, index, paragraph, clause):
        """The paragraph belongs to the clause above: it is numbered, or the text runs on."""
        if clause.ref is not None or index <= self.quote_end or bare_lead_in(paragraph.text):
            return True
        last = clause.last
        if last is None:
            return clause.heading is not None
        if last.kind == "paragraph" and leads_in(last.text):
            return True
        return starts_low(paragraph.text) and not ended(last.text)

    def _lost(self, paragraph):
        clause = self.clause or self._open(paragraph.line)
        if not any(block.kind == "item" for block in clause.blocks[-1:]):
            self._warn(paragraph.line, "This list has no bullets: its items are told by their wording")
        clause.append("item", None, paragraph.text)

    # -- numbered clauses -----------------------------------------------------------------------------------------

    def _reference(self, index, paragraph):
        label = paragraph.label
        clause = self._open(paragraph.line, ref=label.printed, style="ref", value=label.value)
        inner, rest = read_label(paragraph.text)
        if inner and inner.kind in ("letter", "roman") and inner.value == (1,) and rest:  # "2.1 (a) …"
            clause.append("item", inner.printed, rest)
        elif clause.heading is None and self._heads_clause(index, paragraph):
            clause.heading = paragraph.text
        elif paragraph.text:
            clause.append("paragraph", None, paragraph.text)

    def _heads_clause(self, index, paragraph):
        if not could_be_heading(paragraph.text) or index + 1 == len(self.paragraphs):
            return False
        after = self.paragraphs[index + 1]
        if leads_in(paragraph.text) and after.label and not after.label.is_ref:
            return False
        if index + 1 in self.scheme.headings or index + 1 in self.scheme.numbered:
            return False
        if after.label is None:
            return not starts_low(after.text)
        return not after.label.is_ref or after.label.value[: paragraph.label.depth] == paragraph.label.value

    # -- letters and single numbers -------------------------------------------------------------------------------

    def _lettered(self, index, paragraph):
        clause, label = self.clause, paragraph.label
        if clause is None or self.subheading or not self._is_item(paragraph, clause):
            clause = self._open(paragraph.line, ref=label.printed, style=label.style, value=label.value)
            clause.append("paragraph", None, paragraph.text)
        else:
            clause.append("item", label.printed, paragraph.text)

    def _is_item(self, paragraph, clause):
        label = paragraph.label
        if clause.style == label.style and clause.ref is not None:
            inner = clause.last and clause.last.kind == "item" and clause.last.label
            restarts = label.value == (1,) and leads_in(clause.tail) and clause.value != (1,)
            runs_on = inner and inner.isdigit() and label.value == (int(inner) + 1,) != (clause.value[-1] + 1,)
            return bool(restarts or runs_on)
        return clause.ref is not None or clause.listing or leads_in(clause.tail) or not closed(clause.tail)

    # -- bullets --------------------------------------------------------------------------------------------------

    def _bullet(self, index, paragraph):
        clause = self.clause
        announced = self._announced()
        if announced or clause is None or self.subheading or not self._is_below(index, paragraph, clause):
            clause = self._open(paragraph.line, bullet=None if announced else paragraph, listing=announced)
            if not announced:
                clause.append("paragraph", None, paragraph.text)
                return
        if self._completes(index, paragraph, clause):
            clause.append("paragraph", None, paragraph.text)
            return
        self._item_of_list(index, paragraph, clause)

    def _announced(self):
        """A heading that ends in ":" takes the bullets right below it as the items of one clause."""
        if self.subheading:
            return leads_in(self.subheading[1])
        return bool(self.sections) and not self.sections[-1].clauses and leads_in(self.sections[-1].heading)

    def _is_below(self, index, paragraph, clause):
        """The bullet is an item of the clause, not a clause of its own."""
        if clause.ref is not None or (clause.listing and clause.bullet is None):
            return True
        if clause.bullet is None:
            return leads_in(clause.tail) or not ended(clause.tail)
        if paragraph.indent > clause.bullet.indent or paragraph.label.style != clause.bullet.label.style:
            return clause.listing or leads_in(clause.tail) or not ended(clause.tail)
        return self._is_flat_item(paragraph, clause)

    def _is_flat_item(self, paragraph, clause):
        """Items printed at the level of the bullet that announces them."""
        if clause.last.kind == "item":
            return starts_low(paragraph.text) or clause.tail.endswith((";", ","))
        return leads_in(clause.tail) and (starts_low(paragraph.text) or paragraph.text.endswith(";"))

    def _completes(self, index, paragraph, clause):
        """The bullet is the rest of the sentence above it, and the next bullet is not."""
        if clause.listing or clause.ref is not None or not clause.tail or closed(clause.tail):
            return False
        after = self.paragraphs[index + 1] if index + 1 < len(self.paragraphs) else None
        alone = after is None or after.label is None or not starts_low(after.text)
        if alone and ended(paragraph.text) and starts_low(paragraph.text):
            self._warn(paragraph.line, "The bullet finishes the sentence above it and is joined to it")
            return True
        return False

    def _item_of_list(self, index, paragraph, clause):
        after = self.paragraphs[index + 1] if index + 1 < len(self.paragraphs) else None
        level = after is not None and after.label is not None and after.label.kind == "bullet"
        parts = split_lead_in(paragraph.text) if level and after.indent <= paragraph.indent else None
        if not clause.listing and not clause.ref and clause.tail and not leads_in(clause.tail):
            self._warn(paragraph.line, "These bullets follow a line without a colon: taken as its items")
        if parts is None:
            clause.append("item", None, paragraph.text)
            return
        clause.append("item", None, parts[0])
        self._warn(paragraph.line, f"“{parts[1]}” was run on to the item before it: taken as the start of a new list")
        target = clause if clause.ref else self._open(paragraph.line)
        target.append("paragraph", None, parts[1])


def build(paragraphs, scheme):
    """Return (sections as drafts, warnings)."""
    builder = Builder(paragraphs, scheme)
    return builder.run(), builder.warnings
