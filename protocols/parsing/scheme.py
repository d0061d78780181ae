"""How this document numbers and heads its sections, inferred from all its paragraphs at once."""

import re
from dataclasses import dataclass, field

from protocols.parsing.lines import BOLD
from protocols.parsing.lost_bullets import mark_lost_items
from protocols.parsing.numbered import following_refs, numbered_sections, unlabel_strays
from protocols.parsing.phrases import (
    closes_quote,
    could_be_heading,
    could_be_title,
    ended,
    in_capitals,
    leads_in,
    names_a_topic,
    starts_low,
    unclosed_quote,
)

_APPENDIX = re.compile(r"(?:appendix|annexe?|schedule)\b", re.IGNORECASE)
_LONGEST_LEAD_IN = 60  # characters
_LONGEST_QUOTE = 30  # paragraphs


@dataclass
class Scheme:
    numbered: set = field(default_factory=set)  # indexes of the paragraphs that head a numbered section
    headings: dict = field(default_factory=dict)  # index of an unnumbered heading: does it head a section?
    quotes: dict = field(default_factory=dict)  # index where a quotation begins: index where it ends
    has_refs: bool = False
    doubtful: set = field(default_factory=set)  # headings that could as well be sub-headings


def infer(paragraphs):
    scheme = Scheme(quotes=_quotes(paragraphs))
    scheme.numbered = numbered_sections(paragraphs)
    scheme.has_refs = any(paragraph.label and paragraph.label.is_ref for paragraph in paragraphs)
    unlabel_strays(paragraphs, scheme.numbered)
    mark_lost_items(paragraphs)
    quoted = {i for start, end in scheme.quotes.items() for i in range(start, end + 1)}
    found = [i for i in range(len(paragraphs)) if i not in quoted and _is_heading(paragraphs, i, scheme)]
    _rank(paragraphs, scheme, found)
    return scheme


def _quotes(paragraphs):
    quotes, end = {}, -1
    for start, paragraph in enumerate(paragraphs):
        if start <= end or paragraph.label or not unclosed_quote(paragraph.text):
            continue
        for index in range(start + 1, min(len(paragraphs), start + _LONGEST_QUOTE)):
            if closes_quote(" " + paragraphs[index].text, paragraph.text[0]):
                quotes[start] = end = index
                break
    return quotes


def _is_strong(paragraph):
    return paragraph.level is not None or (in_capitals(paragraph.text) and could_be_heading(paragraph.text))


def _is_heading(paragraphs, index, scheme):
    paragraph, numbered = paragraphs[index], scheme.numbered
    if paragraph.label or index in numbered or len(paragraph.parts) > 2:
        return False
    if _is_strong(paragraph):
        if paragraph.level in (None, BOLD) and not could_be_heading(paragraph.text):
            return could_be_title(paragraph.text) or _is_bold_lead_in(paragraphs, index, scheme)
        return len(paragraph.text) < 150
    if index + 1 == len(paragraphs) or (numbered and _announces_list(paragraphs, index)):
        return False
    below = paragraphs[index + 1].label
    above_text = leads_in(paragraph.text) and len(paragraph.text) < _LONGEST_LEAD_IN and (below is None or below.is_ref)
    if not could_be_heading(paragraph.text) and not (above_text and names_a_topic(paragraph.text)):
        return False
    return _stands_alone(paragraphs, index, numbered)


def _is_bold_lead_in(paragraphs, index, scheme):
    """ "Officers will:" in bold heads a section where nothing is numbered, and elsewhere the text below it."""
    paragraph = paragraphs[index]
    if paragraph.level is None or not leads_in(paragraph.text) or len(paragraph.text) > _LONGEST_LEAD_IN:
        return False
    return not (scheme.numbered or scheme.has_refs) or not _announces_list(paragraphs, index)


def _announces_list(paragraphs, index):
    """ "Councillors:" above bullets is the start of a list, in a document whose headings are numbered."""
    below = paragraphs[index + 1].label if index + 1 < len(paragraphs) else None
    return leads_in(paragraphs[index].text) and below is not None and not below.is_ref


def _stands_alone(paragraphs, index, numbered):
    paragraph, after = paragraphs[index], paragraphs[index + 1]
    above = paragraphs[index - 1] if index else None
    if starts_low(after.text) and not after.label:
        return False
    if above is None or index - 1 in numbered or (not above.label and could_be_heading(above.text)):
        return True
    if leads_in(above.text) and not could_be_heading(above.text):
        return False
    return bool(paragraph.gap) or ended(above.text) or above.text.endswith(";") or above.label is not None


def _rank(paragraphs, scheme, found):
    """Tell headings of sections from headings within them."""
    if scheme.numbered:
        first = min(scheme.numbered)
        for index in found:
            scheme.headings[index] = _beside_numbers(paragraphs, scheme, index, first)
    elif scheme.has_refs:
        scheme.headings = _by_refs(paragraphs, found)
    else:
        scheme.headings = _by_weight(paragraphs, found)


def _beside_numbers(paragraphs, scheme, index, first_index):
    paragraph, first = paragraphs[index], paragraphs[first_index]
    if index < first_index or _APPENDIX.match(paragraph.text):
        return True
    if paragraph.level is not None and first.level is not None:
        return paragraph.level <= first.level and paragraph.level != BOLD
    if not in_capitals(paragraph.text):
        return False
    scheme.doubtful.add(index)
    return True


def _by_refs(paragraphs, found):
    """A heading heads a section where the clauses below it are of another section than those above."""
    following, above, headings = following_refs(paragraphs), None, {}
    wanted = set(found)
    for index, paragraph in enumerate(paragraphs):
        if paragraph.label and paragraph.label.is_ref:
            above = paragraph.label.value[0]
        if index in wanted:
            headings[index] = (
                above is None or following[index] not in (None, above) or bool(_APPENDIX.match(paragraph.text))
            )
    return headings


def _by_weight(paragraphs, found):
    levels = sorted({paragraphs[i].level for i in found if paragraphs[i].level is not None})
    capitals = {i for i in found if in_capitals(paragraphs[i].text)}
    if levels:
        top = next((level for level in levels if sum(paragraphs[i].level == level for i in found) > 1), levels[0])
        return {i: paragraphs[i].level is not None and paragraphs[i].level <= top for i in found}
    if len(capitals) > 1:
        return {i: i in capitals or bool(_APPENDIX.match(paragraphs[i].text)) for i in found}
    return dict.fromkeys(found, True)
