"""Lists whose bullets were lost when the text was taken out of its file: their items are told by their wording."""

import re

from protocols.parsing import phrases
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import LOST
from protocols.parsing.phrases import could_be_heading, ended, goes_on, in_capitals, leads_in, starts_low

_GAP = 3  # blank lines where the bullets of a list were


class LostBullets:
    """Lists of which the lines follow one another without a blank line."""

    def __init__(self, layout, warnings):
        self.layout, self.warnings = layout, warnings
        self.printed_apart = False  # the bullets came before the texts

    def hold(self, current, line, after):
        """The line belongs to such a list."""
        if current is None:
            return False
        if current.label is LOST:
            return line.page_top or not line.gap
        if self.printed_apart:
            return True
        announced = leads_in(current.last) or (current.last.endswith(";") and current.label is not None)
        if not announced:
            return False
        listed = line.plain.endswith(";") or (after is not None and after.plain.endswith(";"))
        lost = line.gap >= _GAP or (not line.gap and starts_low(line.plain) and listed)
        if lost:
            message = "The bullets of this list are lost; its items are told by their punctuation"
            self.warnings.append(Warning_(line.number, message))
        return lost

    def continues(self, current, above, line, after):
        """The line goes on with the item above it."""
        if current.label is not LOST or phrases.closed(current.last):
            return False
        stray_quote = re.search(r"\w[’']$", current.last) and not re.search(r"[‘']\w", current.last)
        return not (stray_quote and self.layout.fits(current.last, phrases.first_word(line.plain)))


def mark_lost_items(paragraphs):
    """After a line that announces a list, short paragraphs without a full stop are its items."""
    start = 1
    while start < len(paragraphs):
        end = start
        if _announces(paragraphs[start - 1]):
            end = _end_of_items(paragraphs, start)
            for paragraph in paragraphs[start:end]:
                paragraph.label = LOST
        start = max(end, start + 1)


def _end_of_items(paragraphs, start):
    end = start
    while end < len(paragraphs) and _could_be_item(paragraphs[end]):
        end += 1
    run = paragraphs[start:end]
    if len(run) > 1 and end < len(paragraphs) and _ends_list(paragraphs[end], run[-1]):
        return end + 1
    if len(run) > 1 and end < len(paragraphs) and _looks_apart(run):
        run = run[:-1]  # the heading of what comes next
    listed = len(run) > 1 or (run and (starts_low(run[0].text) or run[0].text.endswith(";")))
    return start + len(run) if listed else start


def _announces(paragraph):
    if leads_in(paragraph.text):
        return not could_be_heading(paragraph.text)
    return paragraph.label is None and goes_on(paragraph.text)


def _could_be_item(paragraph):
    if paragraph.label or paragraph.level is not None or in_capitals(paragraph.text):
        return False
    text = paragraph.text
    return not ended(text) and not leads_in(text) and (len(text) < 150 or text.endswith(";"))


def _ends_list(paragraph, before):
    """The last item, with the full stop of the whole list."""
    like_the_others = starts_low(paragraph.text) == starts_low(before.text)
    return (
        not paragraph.label
        and ended(paragraph.text)
        and like_the_others
        and (starts_low(before.text) or before.text.endswith((";", ",", " and", " or")))
    )


def _looks_apart(run):
    last, others = run[-1], run[:-1]
    return could_be_heading(last.text) and (
        last.gap > others[-1].gap or all(starts_low(p.text) or p.text.endswith(";") for p in others)
    )
