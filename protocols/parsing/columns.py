"""Two lists side by side in a table: what members can expect, and what officers can. Each is read whole."""

import re
from dataclasses import replace

from protocols.parsing.model import Warning_
from protocols.parsing.numbering import read_label
from protocols.parsing.phrases import leads_in

_EXPECTS = re.compile(r"\b(?:can|may|should|will|must) expect\b", re.IGNORECASE)
_MESSAGE = "Two lists stand side by side here: they are read one after the other"


def unfold(lines, warnings):
    """The lines, in which each such table is two lists of bullets."""
    out, index = [], 0
    while index < len(lines):
        end = _end_of_table(lines, index)
        if end - index > 2 and _are_heads(lines[index]):
            warnings.append(Warning_(lines[index].number, _MESSAGE))
            out += _lists(lines[index:end])
        else:
            end = index + 1
            out.append(lines[index])
        index = end
    return out


def _end_of_table(lines, start):
    end = start
    while end < len(lines) and lines[end].text.count("\t") == 1 and not read_label(lines[end].text)[0]:
        end += 1
    return end


def _are_heads(line):
    heads = line.text.split("\t")
    return len(heads) == 2 and (all(map(leads_in, heads)) or all(map(_EXPECTS.search, heads)))


def _lists(lines):
    for column in (0, 1):
        for row, line in enumerate(lines):
            text = line.text.split("\t")[column].strip()
            if row == 0:
                yield replace(line, text=text if leads_in(text) else f"{text}:", gap=max(line.gap, 1), level=None)
            elif text:
                yield replace(line, text=text if read_label(text)[0] else f"• {text}", gap=0, level=None)
