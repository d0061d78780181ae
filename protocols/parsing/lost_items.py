"""Lists whose bullets were lost between blank lines, told by the wording of their items."""

from protocols.parsing.numbering import LOST
from protocols.parsing.phrases import could_be_heading, ended, goes_on, in_capitals, leads_in, starts_low


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
