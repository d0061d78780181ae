"""Text whose lines were wrapped for one page and then for a narrower one, as in a PDF that was made from plain text.

Every line that did not fit leaves its end below it, and a short line that breaks off says nothing of where a
paragraph ends. Here the lines become again what they were.
"""

from dataclasses import replace
from itertools import pairwise

from protocols.parsing.letters import width
from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import closed, first_word, starts_low

_FULL, _SHORT = 0.8, 0.6  # of the longest line
_FEW = 5
_JOINED = 0.1  # of the lines, and more, are ends of others
_STRAY = 20  # one in so many may be no end


def unwrapped(lines, spacing):
    """Return (lines, spacing); `spacing` is the number of blank lines between lines of one paragraph."""
    ends = [pair for pair in pairwise(lines) if _could_join(*pair)] if spacing else _ends(lines)
    if len(ends) <= _FEW or (not spacing and len(ends) * _STRAY < len(lines)):
        return lines, spacing
    longest = max(len(line.text) for line in lines) * (1 if spacing else _SHORT)
    whole = _joined(lines, longest, *_measure(lines, ends))
    if len(whole) > len(lines) * (1 - _JOINED):
        return lines, spacing
    added = int(spacing > 1)  # by the page, between lines that it took for paragraphs
    return [_of_narrow_page(line, spacing, added) for line in whole], spacing - added


def _could_join(before, line):
    if line.gap or line.level or before.text.endswith((";", ":")) or read_label(line.plain)[0]:
        return False
    return not line.page_top or starts_low(line.text)


def _ends(lines):
    """Short lines that break off, below a long one, where the next line goes on with the sentence."""
    wide = max((len(line.text) for line in lines), default=0)
    return [
        (above, end)
        for above, end, line in zip(lines, lines[1:], lines[2:], strict=False)
        if len(above.text) > wide * _FULL
        and len(end.text) < wide * _SHORT
        and not (line.gap or closed(end.text))
        and _could_join(above, end)
        and starts_low(line.text)
    ]


def _measure(lines, ends):
    """(how to measure a line, what no line of the page can hold), from lines and what did not fit on them.

    Signs are counted where all are of one width, and else their usual widths; whichever tells the ends better.
    """
    limits = []
    for measure in (len, width):
        over = sorted(measure(_with_next(before, end)) for before, end in ends)[len(ends) // _STRAY]
        limits.append((over / max(measure(line.text) for line in lines), measure, over))
    _, measure, over = max(limits, key=lambda limit: limit[0])
    return measure, over


def _with_next(before, line):
    return f"{before.text} {first_word(line.text)}"


def _joined(lines, longest, measure, over):
    """`longest`: more signs than that are no end of a line."""
    whole = lines[:1]
    for before, line in pairwise(lines):
        is_end = len(line.text) <= longest and _could_join(before, line)
        if is_end and measure(_with_next(before, line)) >= over:
            whole[-1] = replace(whole[-1], text=f"{whole[-1].text} {line.text}")
        else:
            whole.append(line)
    return whole


def _of_narrow_page(line, spacing, added):
    """Where the narrower page ends says nothing of the text."""
    gap = max((spacing if line.page_top else line.gap) - added, 0)
    return replace(line, gap=gap, page_top=False)
