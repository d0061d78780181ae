"""The lines before the first section and after the last: title, council, dates, contacts, signatures."""

import re
from collections import Counter
from dataclasses import dataclass, field, replace

from protocols.parsing import metadata, names
from protocols.parsing.control_table import length_of_table
from protocols.parsing.dates import find_dates
from protocols.parsing.furniture import is_address, remove
from protocols.parsing.model import Warning_
from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import could_be_heading, ended, has_verb, starts_low

_HEAD, _FOOT, _SOON = 60, 40, 4  # lines
_ATTACHED = re.compile(
    r"(?:appendix|annexe?|agenda item|item|enclosure|enc|attachment|paper)\.?\s+(?:no\.?\s*)?\w{1,4}", re.IGNORECASE
)
_SIGNER = re.compile(
    r"(?:(?:town|parish|deputy|vice|acting|cllr\.?|councillor|proper|the)[\s-]+)*(?:clerk|chair(?:man|person|woman)?|mayor|leader|officer)"
    r"(?:\s*(?:/|and|&)\s*\w+)?(?:\s+(?:of|to)\s+(?:the\s+)?(?:\w+\s+){0,3}council)?(?:\s*[/,]\s*\w+)?|name:?|date:?|minute:?|position:?",
    re.IGNORECASE,
)
_CONTROL_HEADING = re.compile(
    r"(?:document|version|policy|amendment|review|revision)\s+(?:control|history|record|log|table|details)", re.I
)


@dataclass
class Margins:
    title: str | None = None
    council: str | None = None
    found: metadata.Found = field(default_factory=metadata.Found)
    dropped: dict = field(default_factory=dict)  # index: what it was read as
    warnings: list = field(default_factory=list)


def read_margins(lines):
    """Return (the lines between, Margins)."""
    margins = Margins()
    _read_head(lines, margins)
    _read_foot(lines, margins)
    for index, what in margins.dropped.items():
        if what:
            margins.warnings.append(Warning_(lines[index].number, f"{what}: “{lines[index].plain}”"))
    kept = remove(lines, dict.fromkeys(margins.dropped, False), "").lines
    return kept, margins


def _read_head(lines, margins):
    index = 0
    while index < min(len(lines), _HEAD):
        taken = _take_head(lines, index, margins)
        if taken is None:
            taken = 0 if margins.title else _lines_above_title(lines[index:])
            if not taken:
                return
        index += taken


def _lines_above_title(lines):
    """How many lines of other text stand above a title that is marked as a heading; 0 where none follows soon."""
    for number, line in enumerate(lines[1 : _SOON + 1], 1):
        if read_label(line.plain)[0]:
            return 0
        if line.level and names.could_be_title(line.plain):
            return number
    return 0


def _take_head(lines, index, margins):
    """How many lines from here were read or stepped over; None where the text begins."""
    line = lines[index]
    if count := length_of_table(lines[index : index + _HEAD]):
        margins.dropped |= dict.fromkeys(range(index, index + count), "Left out as document control")
        return count
    label, rest = read_label(line.plain)
    if label and label.kind != "bullet" and not _is_row(line, rest):
        return None
    bare = replace(line, text=rest) if label and label.kind == "bullet" else line
    if count := _metadata(lines, index, bare, margins):
        return count
    if len(bare.text) > names.TITLE_CHARS or ended(bare.plain) or starts_low(bare.plain) or has_verb(bare.plain):
        return None
    if not margins.title and _ATTACHED.fullmatch(bare.plain):
        margins.dropped[index] = "Left out as a mark of the agenda"
        return 1
    return _name(lines, index, bare, margins) or _oddment(lines, index, margins)


def _is_row(line, rest):
    """A row of a table of versions, whose first column looks like a number of the text."""
    if has_verb(rest) and ended(rest):
        return False
    dates = find_dates(rest[:40])
    cells = line.text[len(line.text) - len(rest) :]
    return "\t" in cells or (bool(dates) and dates[0].start == 0)


def _name(lines, index, line, margins):
    """How many lines from here name the council, the document or both."""
    found = names.find_council(line.text)
    text = names.without_council(line.plain, found) if found else line.plain
    again = found and margins.council
    margins.council = margins.council or (found[0] if found else None)
    if margins.title and text.casefold() == margins.title.casefold():
        margins.dropped[index] = "Left out as the title printed again"
        return 1
    if found and not text:
        margins.dropped[index] = "Left out as a council named again" if again else _unless_said(line, found[0])
        return 1
    if margins.title:
        return 0
    count = 1 if found else names.joined_title(lines[index : index + 4], _ends_head)
    whole = " ".join([text, *(part.plain for part in lines[index + 1 : index + count])])
    if not names.could_be_title(whole):
        return 0
    margins.title = whole
    margins.dropped |= dict.fromkeys(range(index, index + count))
    if found:
        margins.dropped[index] = _unless_said(line, whole if again else f"{whole} {found[0]}")
    return count


def _unless_said(line, said):
    """What to warn of where the line has more words than were kept of it."""
    more = Counter(line.plain.casefold().split()) - Counter(said.casefold().split())
    return "Read as the name of the council" if more else None


def _ends_head(line):
    """No text that stands below a heading: it names the council, is dated, or is numbered itself."""
    label = read_label(line.plain)[0]
    numbered = label is not None and label.kind != "bullet"
    if not numbered and has_verb(line.plain) and ended(line.plain):
        return False
    return numbered or bool(names.find_council(line.text)) or metadata.read_line(line, metadata.Found())


def _oddment(lines, index, margins):
    """A line that is none of these stays in the text, but may stand above more lines of the head."""
    text = lines[index].plain
    if is_address(lines[index]):
        margins.dropped[index] = "Left out as contact details"
    elif _CONTROL_HEADING.match(text):
        margins.dropped[index] = "Left out as document control"
    return 1


def _metadata(lines, index, line, margins, counts=(2, 1, 3)):
    """How many lines from here state adoption, review or document control."""
    for count in counts:
        part = lines[index : index + count]
        if len(part) < count or not _is_one_statement(part, line):
            continue
        joiner = "\t" if count == 2 and find_dates(part[1].text[:60]) else " "
        whole = replace(line, text=joiner.join([line.text, *(other.text for other in part[1:])]))
        if metadata.read_line(whole, margins.found):
            margins.council = margins.council or (names.find_council(whole.plain) or [None])[0]
            margins.dropped |= dict.fromkeys(
                range(index, index + count), "Read as adoption, review or document control"
            )
            return count
    return 0


def _is_one_statement(part, first):
    """One line; a label with its date on the next line; or a sentence of two or three lines."""
    if len(part) == 1:
        return not (has_verb(first.plain) and len(first.plain.split()) > 8 and not ended(first.plain))
    if len(part) == 2 and metadata.is_label(first.plain) and metadata.is_plain_date(part[1].plain):
        return True
    wrapped = not ended(first.plain) and all(line.gap == 0 and not read_label(line.plain)[0] for line in part[1:])
    open_ended = all(not ended(line.plain) for line in part[1:-1])
    if first.gap and len(part) == 2 and metadata.begins_statement(first.plain):
        return wrapped and not has_verb(first.plain)
    return wrapped and open_ended and has_verb(first.plain) and ended(part[-1].plain)


def _read_foot(lines, margins):
    """Upwards from the end, as long as the lines state dates, contacts or who signs."""
    end = len(lines)
    while end > max(0, len(lines) - _FOOT) and end - 1 not in margins.dropped:
        taken = _take_foot(lines, end, margins)
        if not taken:
            return
        end -= taken


def _take_foot(lines, end, margins):
    line = lines[end - 1]
    label, rest = read_label(line.plain)
    text = rest if label and label.kind == "bullet" else line.plain
    if is_address(line) and not has_verb(text):
        margins.dropped[end - 1] = "Left out as contact details"
        return 1
    if _SIGNER.fullmatch(text[:80]) or _CONTROL_HEADING.fullmatch(text[:80]):
        margins.dropped[end - 1] = "Left out as signature or document control"
        return 1
    for count in (1, 2, 3):
        start = end - count
        if start < 0 or start in margins.dropped or not _closes_document(lines, start, count):
            continue
        if _metadata(lines, start, lines[start], margins, (count,)):
            return count
    return 0


def _are_parted(lines):
    """Paragraphs are parted by blank lines, so that a line without one goes on with the paragraph above it."""
    return sum(line.gap > 0 for line in lines) > len(lines) / 5


def _closes_document(lines, start, count):
    """No clause of a section on reviews, and not the end of a paragraph."""
    line = lines[start]
    label = read_label(line.plain)[0]
    if (label and label.kind != "bullet") or starts_low(line.plain):
        return False
    if line.gap == 0 and start and not ended(lines[start - 1].plain) and has_verb(lines[start - 1].plain):
        return False
    above = lines[start - 1].plain if start else ""
    if line.gap == 0 and ended(above) and has_verb(above) and _are_parted(lines):
        return False
    sentence = ended(lines[start + count - 1].plain) and any(
        has_verb(part.plain) for part in lines[start : start + count]
    )
    return not (sentence and could_be_heading(above) and not metadata.states_date(above))
